"""Read an export of Loop Habit Tracker: its habits, each with the days that were ticked.

The format is that of Loop's own exporter (``HabitsCSVExporter`` in iSoron/uhabits), in its three
generations: numeric values without a header, with one, and as words. A zip has ``Habits.csv``, a
folder ``001 Name`` with ``Checkmarks.csv`` for each habit, and one ``Checkmarks.csv`` of all.

A day counts if the person ticked it. Loop fills in further days by itself if a habit is due less
than daily; these are no practice. Amounts of measurable habits are not read, nor are notes.

A zip may come from anybody: its unpacked size is limited, and nothing is written to the disk.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from psoas_coach.sharing.import_errors import ImportRefusalError, quote_value
from psoas_coach.sharing.table_reader import Row, check_size, read_rows
from psoas_coach.sharing.typed_text import clean_typed
from psoas_coach.sharing.written_dates import parse_iso_date

ZIP = b"PK"
TICKED = frozenset({"2", "YES_MANUAL"})
"""The person ticked the day."""
NOT_TICKED = frozenset({"", "0", "NO", "1", "YES_AUTO", "3", "SKIP", "-1", "UNKNOWN"})
"""Left open, filled in by Loop itself, skipped, or unknown."""
LONGEST_NAME = 80
_LONGEST_RAW = 400
"""The most characters of a name that are read, including hidden ones, which are dropped."""
_AMOUNT = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?\Z")
_HABITS = re.compile(r"(?:.*/)?Habits\.csv\Z")
_ALL_MARKS = re.compile(r"(?:[^/]*/)?Checkmarks\.csv\Z")
_MARKS = re.compile(r"(?:.*/)?(?P<position>[0-9]{3,6})(?P<name>(?: [^/]*)?)/Checkmarks\.csv\Z")
_FOREIGN = "__MACOSX/"
"""The folder that macOS adds when it compresses a folder again."""
_SINGLE = (["value"], ["value", "notes"])
"""The columns of a file with one habit, after the date."""
_MEASURED_TYPES = ("NUM", "MEASUR")
MOST_FILES = 4_000
"""The most files of a zip: two for each of two thousand habits."""
LARGEST_UNPACKED = 16 * 1024 * 1024
"""The most bytes of all relevant files: ten years of two hundred habits. A zip bomb exceeds them.
"""
_ZIP_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ZIP_LOCKED = 0x1
"""The flag of a file that is protected by a password."""


class Habit(Struct, frozen=True):
    """One habit.

    Attributes:
        name: Its name, without hidden characters; empty if the file has none.
        ticked: The days that the person ticked, each once, oldest first.
        measured: Whether it counts amounts, which are not read.
    """

    name: str
    ticked: tuple[dt.date, ...] = ()
    measured: bool = False


def read_habits(data: bytes, today: dt.date) -> tuple[Habit, ...]:
    """Return the habits of a zip, or of one file ``Checkmarks.csv``.

    Args:
        data: The file.
        today: The person's own date; no day may be later.

    Raises:
        ImportRefusalError: It names the line, the value and the allowed values.
    """
    if data.startswith(ZIP):
        return _read_archive(data, today)
    return _read_marks(read_rows(data), "", today)


def _read_archive(data: bytes, today: dt.date) -> tuple[Habit, ...]:
    files = _read_zip(data, _is_wanted)
    folders = {path: match for path in files if (match := _MARKS.match(path))}
    if not folders:
        tables = [path for path in files if _ALL_MARKS.match(path)]
        if len(tables) != 1:
            raise ImportRefusalError("loop_other")
        return _read_marks(read_rows(files[tables[0]]), "", today)
    about = [path for path in files if _HABITS.match(path)]
    names, measured = _read_names(read_rows(files[about[0]])) if len(about) == 1 else ({}, set())
    habits = []
    for path, match in sorted(folders.items()):
        position = int(match["position"])
        name = names.get(position, _clean_name(match["name"]))
        if not files[path].strip():  # Early versions wrote an empty file for an unused habit.
            habits.append(Habit(name))
            continue
        habit = _read_single(read_rows(files[path]), name, today)
        is_measured = habit.measured or position in measured
        habits.append(Habit(name, () if is_measured else habit.ticked, is_measured))
    return tuple(habits)


def _is_wanted(path: str) -> bool:
    if path.startswith(_FOREIGN):
        return False
    return any(pattern.match(path) for pattern in (_HABITS, _MARKS, _ALL_MARKS))


def _read_names(rows: Sequence[Row]) -> tuple[dict[int, str], set[int]]:
    """Return the names of habits by position, and the positions of those that count amounts."""
    heads = [cell.lower() for cell in rows[0].cells]
    if "position" not in heads or "name" not in heads:
        raise ImportRefusalError("loop_other")
    position, name = heads.index("position"), heads.index("name")
    kind = heads.index("type") if "type" in heads else len(heads)
    numbered = {
        int(row.get_cell(position)): row
        for row in rows[1:]
        if re.fullmatch("[0-9]{1,6}", row.get_cell(position))
    }
    names = {number: _clean_name(row.get_cell(name)) for number, row in numbered.items()}
    measured = {
        number
        for number, row in numbered.items()
        if row.get_cell(kind).upper().startswith(_MEASURED_TYPES)
    }
    return names, measured


def _read_marks(rows: Sequence[Row], name: str, today: dt.date) -> tuple[Habit, ...]:
    """Read a file of one habit, or the file of all habits, with a column for each."""
    heads = [cell.lower() for cell in rows[0].cells]
    has_heads = heads[0] == "date"
    if heads[1:] in _SINGLE if has_heads else parse_iso_date(heads[0]) is not None:
        return (_read_single(rows, name, today),)
    if not has_heads:
        raise ImportRefusalError("loop_other")
    width = len(heads)
    for row in rows[1:]:
        if len(row.cells) != width:  # Loop does not escape a comma in a name.
            raise ImportRefusalError("loop_columns", line=row.line)
    names = rows[0].cells[1:]
    columns = [column for column in range(1, width) if names[column - 1]]
    return tuple(
        _collect(_clean_name(names[column - 1]), rows[1:], column, today) for column in columns
    )


def _read_single(rows: Sequence[Row], name: str, today: dt.date) -> Habit:
    """Read a file with a date and a value in each row, and perhaps a note."""
    with_heads = rows[0].get_cell(0).lower() == "date"
    return _collect(name, rows[1:] if with_heads else rows, 1, today)


def _collect(name: str, rows: Iterable[Row], column: int, today: dt.date) -> Habit:
    ticked: set[dt.date] = set()
    measured = False
    for row in rows:
        date = parse_iso_date(row.get_cell(0))
        if date is None:
            raise ImportRefusalError("loop_date", line=row.line, found=quote_value(row.get_cell(0)))
        value = row.get_cell(column)
        if value in TICKED:
            if date > today:
                raise ImportRefusalError(
                    "table_ahead", line=row.line, found=quote_value(row.get_cell(0))
                )
            ticked.add(date)
        elif value not in NOT_TICKED:
            if not _AMOUNT.match(value):
                raise ImportRefusalError("loop_value", line=row.line, found=quote_value(value))
            measured = True
    return Habit(name, () if measured else tuple(sorted(ticked)), measured)


def _clean_name(name: str) -> str:
    return " ".join(clean_typed(name[:_LONGEST_RAW]).split())[:LONGEST_NAME].strip()


def _read_zip(data: bytes, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Return the wanted files of a zip by their paths.

    The sizes stated in a zip are not trusted: bytes are counted during decompression.

    Args:
        data: The zip.
        is_wanted: Whether a file is wanted, by its path; the others are not unpacked.

    Raises:
        ImportRefusalError: It is too large, has too many files, a password, an unsupported
            compression method or a duplicate path, or is damaged.
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
    except ValueError:  # An invalid name or date.
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
        if entry.flag_bits & _ZIP_LOCKED:
            raise ImportRefusalError("zip_locked")
        if entry.compress_type not in _ZIP_METHODS or entry.filename in files:
            raise ImportRefusalError("zip_damaged")
        with archive.open(entry) as file:
            content = file.read(left + 1)
        left -= len(content)
        if left < 0:
            raise ImportRefusalError("zip_large", megabytes=LARGEST_UNPACKED // 1024**2)
        files[entry.filename] = content
    return files
