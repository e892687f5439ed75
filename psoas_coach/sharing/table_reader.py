"""Parse bytes as a table of text into rows of cells, whatever the bytes are.

Cells are text and stay text: nothing in them is ever evaluated, so a formula is only a wrong date.
"""

from __future__ import annotations

import codecs
import csv
import io

from msgspec import Struct

from psoas_coach.sharing.import_errors import ImportRefusalError
from psoas_coach.sharing.strict_json import ARCHIVES

LARGEST = 8 * 1024 * 1024
"""The most bytes: more than a table with a line and a note for every day of a life."""
MOST_ROWS = 60_000
"""The most rows: several a day for thirty years."""
DELIMITERS = ",;\t"
"""The delimiters, most frequent first; spreadsheets in much of Europe use semicolons."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SEPARATOR_LINE = "sep="
"""The line with which Excel may declare the delimiter."""


class Row(Struct, frozen=True):
    """One row of a table.

    Attributes:
        line: Its line in the file, from 1; the last line if there are line breaks inside.
        cells: The cells without surrounding spaces.
    """

    line: int
    cells: tuple[str, ...]

    def get_cell(self, column: int) -> str:
        """Return one cell; empty if the row is too short."""
        return self.cells[column] if column < len(self.cells) else ""


def read_rows(data: bytes) -> tuple[Row, ...]:
    """Return the rows of a table that are not empty, starting with the one with the names.

    Raises:
        ImportRefusalError: Too large, empty, an archive, not text in UTF-8 or UTF-16, or no table.
    """
    text = _decode(data)
    first, _, rows = text.partition("\n")
    if first.strip().lower().startswith(_SEPARATOR_LINE):
        delimiter = first.strip()[len(_SEPARATOR_LINE) :] or "\t"
        if delimiter not in tuple(DELIMITERS):
            raise ImportRefusalError("table_form", line=1)
        return _parse(rows, delimiter, lines_before=1)
    return _parse(text, _find_delimiter(text), lines_before=0)


def check_size(data: bytes) -> None:
    """Refuse a file that is empty or larger than any table or zip of tables.

    Raises:
        ImportRefusalError: Too large or empty.
    """
    if len(data) > LARGEST:
        raise ImportRefusalError("table_large", megabytes=LARGEST // 1024**2)
    if not data.strip():
        raise ImportRefusalError("empty")


def _decode(data: bytes) -> str:
    check_size(data)
    if data.startswith(ARCHIVES):
        raise ImportRefusalError("table_archive")
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ImportRefusalError("table_letters", place=error.start) from None
    if "\0" in text:  # A spreadsheet's own format, a picture, or UTF-16 without its mark.
        raise ImportRefusalError("table_binary")
    return text


def _find_delimiter(text: str) -> str:
    """Return the delimiter that gives the first line the most cells."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=lambda delimiter: _count_cells(first, delimiter))


def _count_cells(line: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=delimiter), []))
    except csv.Error:
        return 0


def _parse(text: str, delimiter: str, lines_before: int) -> tuple[Row, ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if not any(stripped):
                continue
            if len(rows) > MOST_ROWS:
                raise ImportRefusalError("table_long", most=MOST_ROWS)
            rows.append(Row(reader.line_num + lines_before, stripped))
    except csv.Error:  # A quotation mark that is never closed, or a cell without an end.
        raise ImportRefusalError("table_form", line=reader.line_num + lines_before) from None
    if not rows:
        raise ImportRefusalError("empty")
    return tuple(rows)
