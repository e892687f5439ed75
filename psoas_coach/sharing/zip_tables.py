"""Some files out of a zip, whatever the zip is: never more than fits, and never onto the disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

from psoas_coach.sharing.import_errors import ImportRefusalError
from psoas_coach.sharing.table_rows import check_size

MOST_FILES = 4_000
"""Files: two for each of two thousand habits."""
LARGEST_UNPACKED = 16 * 1024 * 1024
"""Bytes of all wanted files together: ten years of two hundred habits. A zip bomb is noticed when
it passes them."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED = 0x1
"""The bit of a file's flags that says that it has a password."""


def read_zip(data: bytes, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the wanted files by their paths.

    What a zip says about sizes is not believed: bytes are counted as they come out.

    Args:
        data: The zip.
        is_wanted: Whether a file is wanted, by its path; the others are not unpacked.

    Raises:
        ImportRefusalError: Too large, too many files, a password, an unusual way of packing, one
            path twice, or damaged.
    """
    check_size(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpack(archive, is_wanted)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        RuntimeError,
    ):
        raise ImportRefusalError("zip_damaged") from None
    except ImportRefusalError:
        raise
    except ValueError:  # a name or a date that cannot be
        raise ImportRefusalError("zip_damaged") from None


def _unpack(archive: zipfile.ZipFile, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise ImportRefusalError("zip_many", most=MOST_FILES)
    files: dict[str, bytes] = {}
    left = LARGEST_UNPACKED
    for entry in entries:
        if not is_wanted(entry.filename):
            continue
        if entry.flag_bits & _LOCKED:
            raise ImportRefusalError("zip_locked")
        if entry.compress_type not in _METHODS or entry.filename in files:
            raise ImportRefusalError("zip_damaged")
        with archive.open(entry) as file:
            content = file.read(left + 1)
        left -= len(content)
        if left < 0:
            raise ImportRefusalError("zip_large", megabytes=LARGEST_UNPACKED // 1024**2)
        files[entry.filename] = content
    return files
