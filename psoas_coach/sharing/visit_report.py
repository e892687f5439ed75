"""The summary for a visit as a plain value: every text as it is read, in reading order.

The page draws its preview from this value and ``visit_pdf`` typesets it, so that both say the same.
It contains no markup; what the person typed is plain text like everything else.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class Line(Struct, frozen=True):
    """An item of a list.

    Attributes:
        name: The bold text at its start; empty for none.
    """

    name: str
    text: str


class ReportTable(Struct, frozen=True):
    """A table whose first row names the columns.

    Attributes:
        heads: Names of the columns.
        rows: As many cells in each as there are heads.
        widths: Shares of the width, one for each column.
        numbers: Positions of the columns that hold numbers, from 0.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numbers: tuple[int, ...] = ()


class ReportChart(Struct, frozen=True):
    """A drawing.

    Attributes:
        svg: The drawing, trusted.
        words: What it shows, for people who cannot see it.
    """

    svg: str
    words: str


class ReportPart(Struct, frozen=True):
    """One part of the summary, in the order in which its fields are read.

    Attributes:
        id: Its key in the words files.
        urgent: It says that help comes first, and is framed.
        paragraphs: Its first sentences.
        typed: The person's own text.
        before_lines: The introduction of the list.
        notes: How to read the part.
    """

    id: str
    title: str
    urgent: bool = False
    paragraphs: tuple[str, ...] = ()
    typed: str = ""
    chart: ReportChart | None = None
    tables: tuple[ReportTable, ...] = ()
    before_lines: str = ""
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()


class VisitReport(Struct, frozen=True):
    """The whole summary.

    Attributes:
        language: Code of the language of the texts, such as ``en``.
        made_on: The person's own date.
        running: The footer of each page.
        page: The number of a page, with the placeholders ``{page}`` and ``{pages}``.
        lead: Who made it, and what it is. An urgent part comes before it.
        foot: Its limits and versions.
    """

    language: str
    title: str
    made_on: dt.date
    running: str
    page: str
    lead: tuple[str, ...]
    parts: tuple[ReportPart, ...]
    foot: tuple[str, ...]

    @property
    def urgent(self) -> tuple[ReportPart, ...]:
        """The parts that come first."""
        return tuple(part for part in self.parts if part.urgent)

    @property
    def others(self) -> tuple[ReportPart, ...]:
        """The parts that follow the lead."""
        return tuple(part for part in self.parts if not part.urgent)
