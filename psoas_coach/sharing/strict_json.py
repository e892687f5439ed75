"""Parse bytes as JSON into plain values, whatever the bytes are.

It is stricter than most JSON parsers: a key may occur once, and numbers are finite. Nothing is
decompressed, so there is no archive that could expand without limit.
"""

from __future__ import annotations

import itertools
import json
import math
from typing import Any, NoReturn

from psoas_coach.sharing.import_errors import ImportRefusalError, quote_value

LARGEST = 32 * 1024 * 1024
"""The most bytes: twice thirty years of demo data, as in the server's ``maxUploadSize``."""
ARCHIVES = (b"PK", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")
"""The first bytes of zip, gzip, bzip2, xz and 7z files."""


def parse(data: bytes) -> Any:  # noqa: ANN401 -- JSON is what it is
    """Return the values in ``data``.

    Raises:
        ImportRefusalError: It is too large, an archive, not UTF-8, not JSON, or ambiguous JSON.
    """
    if len(data) > LARGEST:
        raise ImportRefusalError("large", megabytes=LARGEST // 1024**2)
    if not data.strip():
        raise ImportRefusalError("empty")
    if data.startswith(ARCHIVES):
        raise ImportRefusalError("archive")
    try:
        text = data.decode("utf-8-sig")  # Some editors write a byte order mark.
    except UnicodeDecodeError as error:
        raise ImportRefusalError("letters", place=error.start) from None
    try:
        return json.loads(
            text,
            object_pairs_hook=_refuse_duplicates,
            parse_constant=_refuse_constant,
            parse_float=_parse_finite,
        )
    except RecursionError:
        raise ImportRefusalError("deep") from None
    except json.JSONDecodeError as error:
        raise ImportRefusalError("json", line=error.lineno, column=error.colno) from None
    except ImportRefusalError:
        raise
    except ValueError:  # More digits than Python accepts.
        raise ImportRefusalError("digits") from None


def _refuse_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a table, refusing duplicate keys."""
    table = dict(pairs)
    if len(table) != len(pairs):
        keys = sorted(key for key, _ in pairs)
        twice = next(key for key, after in itertools.pairwise(keys) if key == after)
        raise ImportRefusalError("twice", field=quote_value(twice))
    return table


def _refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and the infinities, which are not JSON."""
    raise ImportRefusalError("constant", found=name)


def _parse_finite(digits: str) -> float:
    """Return a number with a point or an exponent, refusing values that are not finite."""
    number = float(digits)
    if not math.isfinite(number):
        raise ImportRefusalError("constant", found=digits[:20])
    return number
