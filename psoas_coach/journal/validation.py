"""Validate every value before it reaches SQL.

Pages pass on what a browser sent, and a browser can be made to send anything. The types of
``records`` declare the limits; they are applied here, together with those that a type cannot
express.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeVar, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from msgspec import Meta, Struct

from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.records import (
    WRITABLE,
    Identity,
    Moment,
    Token,
)

Record = TypeVar("Record", bound=Struct)
Value = TypeVar("Value")

MAX_JSON_BYTES = 262_144
"""The most bytes of one stored body (answers, result, plan, draft, setting): 256 KiB, about ten
times the largest result.
"""
MAX_DEPTH = 12
"""The deepest nesting of a stored body; a guidance result has a depth of four."""
MAX_INTEGER = 2**53
"""Larger whole numbers are not preserved by other programs' JSON."""
EARLIEST, LATEST = dt.date(1970, 1, 1), dt.date(2999, 12, 31)
"""The range of valid dates, wide enough for a wrong clock."""

PATH_NOISE = re.compile(r"`|key` in `|\[[^]]*\]")
"""The parts of msgspec's paths that are not names of fields."""

Owner = Annotated[str, Meta(pattern=WRITABLE, min_length=1, max_length=255)]
Line = Annotated[str, Meta(pattern=WRITABLE, min_length=1, max_length=255)]
Text = Annotated[str, Meta(pattern=WRITABLE)]


def validate_record(record: Record) -> Record:
    """Return ``record`` validated and rebuilt; its bodies are copies in plain JSON values.

    Raises:
        JournalRefusalError: A field has an invalid value.
    """
    checked = convert(_to_plain_fields(record), type(record))
    at = getattr(checked, "at", None)
    if isinstance(at, Moment):
        _check_moment(at)
    return checked


def validate_id(value: object) -> str:
    """Validate the format of a record's id."""
    return str(_convert_value(value, Identity, "id"))


def validate_token(value: object, field: str) -> str:
    """Validate a short plain name, such as the kind of a draft."""
    return str(_convert_value(value, Token, field))


def validate_line(value: object, field: str) -> str:
    """Validate a line of 1 to 255 characters that both databases can store."""
    return str(_convert_value(value, Line, field))


def validate_owner(value: object) -> str:
    """Validate the name of an owner: 1 to 255 characters, no control characters."""
    return str(_convert_value(value, Owner, "owner"))


def convert(value: object, kind: type[Value], field: str = "") -> Value:
    """Convert plain values to the struct ``kind``, strictly, and return it.

    Args:
        value: The plain values.
        kind: The struct.
        field: The path of the field, for the error message.

    Raises:
        JournalRefusalError: It names the field, not the value.
    """
    return cast("Value", _convert_value(value, kind, field))


def _convert_value(value: object, kind: object, field: str) -> object:
    """Convert ``value`` to ``kind``, a class or an annotated type."""
    try:
        return msgspec.convert(value, cast("Any", kind))
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at ")
        path = PATH_NOISE.sub("", path).removeprefix("$").removeprefix(".")
        if reason.startswith("Invalid enum value"):  # The rest of it would repeat the value.
            reason = "expected one of the values allowed there"
        raise JournalRefusalError(path or field or "record", reason) from None
    except UnicodeEncodeError:  # A lone surrogate is not valid text.
        raise JournalRefusalError(field or "record", "expected whole characters") from None


def encode_json(value: object, field: str) -> str:
    """Encode ``value`` as JSON after checking that decoding gives the same value.

    Raises:
        JournalRefusalError: Not plain JSON values, a number that is not finite, text with control
            characters, nested too deep, or too large.
    """
    encoded = msgspec.json.encode(_to_plain_json(value, field))
    if len(encoded) > MAX_JSON_BYTES:
        raise JournalRefusalError(field, f"expected at most {MAX_JSON_BYTES} bytes")
    return encoded.decode()


def _to_plain_json(value: object, field: str, depth: int = 0) -> Any:  # noqa: ANN401 -- JSON is what it is
    """Copy ``value`` to plain JSON values: dict, list, str, int, float, bool, None."""
    if depth > MAX_DEPTH:
        raise JournalRefusalError(field, f"expected values nested at most {MAX_DEPTH} deep")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _convert_value(value, Text, field)
    if isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise JournalRefusalError(field, "expected a whole number of at most 53 bits")
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise JournalRefusalError(field, "expected a finite number")
        return value
    if isinstance(value, Mapping):
        return {
            _convert_value(key, Text, field): _to_plain_json(inner, field, depth + 1)
            for key, inner in value.items()
        }
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_to_plain_json(inner, field, depth + 1) for inner in value]
    raise JournalRefusalError(field, "expected plain values: text, numbers, lists, tables")


def _to_plain_fields(record: Struct) -> dict[str, Any]:
    """Return the fields of ``record`` as plain values, with validated bodies."""
    values: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, Struct):
            values[name] = msgspec.structs.asdict(value)
        elif name == "holds" and isinstance(value, list | tuple):
            values[name] = [msgspec.to_builtins(hold) for hold in value]
        elif name in {"answers", "result", "plan", "body"}:
            values[name] = _to_plain_json(value, name)
        else:
            values[name] = value
    return values


def _check_moment(at: Moment) -> None:
    """Validate what the types of a moment cannot express."""
    if not EARLIEST <= at.local_date <= LATEST:
        raise JournalRefusalError("at.local_date", f"expected {EARLIEST} to {LATEST}")
    if abs((at.local_date - at.utc.date()).days) > 2:  # An offset may add another day.
        raise JournalRefusalError("at.local_date", "expected near the instant")
    if abs((at.local_date - at.utc.astimezone(dt.UTC).date()).days) > 1:
        raise JournalRefusalError("at.local_date", "expected within a day of the date in UTC")
    try:
        ZoneInfo(at.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise JournalRefusalError("at.zone", "expected the name of a time zone") from None
