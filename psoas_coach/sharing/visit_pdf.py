"""The summary for a visit as a PDF: tagged (PDF/UA-1), fonts embedded, always the same bytes.

Typst sets it from ``data/visit.typ``. The template receives the report as JSON and sets its strings
as text, so no typed character is ever read as markup. Only fonts that come with Typst are used:
fonts of the machine would make the file differ between machines.

Typst is imported when a file is requested and not before, because it is 80 MB of machine code.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import msgspec

from psoas_coach.content.app_folder import APP_FOLDER
from psoas_coach.sharing.typed_text import to_printable
from psoas_coach.sharing.visit_report import VisitReport

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATE = APP_FOLDER / "data" / "visit.typ"
MOST_PAGES = 2
ONE_PAGE_SIZES = (10.5, 9.5)
"""Font sizes in points that are tried to get everything on one page."""
SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Font sizes in points; the largest with which everything fits on two pages is used."""


class TooLongError(Exception):
    """The report does not fit on two pages even in the smallest font size."""


def write_pdf(report: VisitReport) -> bytes:
    """Return the PDF.

    Raises:
        TooLongError: It does not fit on two pages.
    """
    source = TEMPLATE.read_bytes()
    values = _to_plain(msgspec.to_builtins(report))
    encoded = msgspec.json.encode(values).decode()
    size = _find_size(source, encoded)
    file = _open(source, encoded, size).compile(
        input=source,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=dt.datetime.combine(report.made_on, dt.time(), dt.UTC),
    )
    if not isinstance(file, bytes):  # Other formats give a list of pages.
        raise TypeError(type(file))
    return file


def _find_size(source: bytes, encoded: str) -> float:
    """Return the largest font size for one page, else the largest for two.

    Raises:
        TooLongError: No size is small enough.
    """
    for most, sizes in ((1, ONE_PAGE_SIZES), (MOST_PAGES, SIZES)):
        for size in sizes:
            pages = _open(source, encoded, size).query("<pages>", field="value", one=True)
            if int(pages) <= most:
                return size
    raise TooLongError


def _open(source: bytes, encoded: str, size: float) -> Compiler:
    from typst import Compiler  # noqa: PLC0415 -- 80 MB; see above

    return Compiler(
        source,
        root=TEMPLATE.parent,
        ignore_system_fonts=True,
        sys_inputs={"report": encoded, "size": str(size)},
    )


def _to_plain(value: object) -> object:
    """Return plain values with only the characters of the fonts; drawings are unchanged."""
    if isinstance(value, str):
        return to_printable(value)
    if isinstance(value, dict):
        return {name: item if name == "svg" else _to_plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_to_plain(item) for item in value]
    return value
