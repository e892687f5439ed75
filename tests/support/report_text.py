"""The texts of a visit's summary in reading order, to be found in each of its formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psoas_coach.sharing.visit_report import ReportPart, VisitReport

BULLET = "•"


def list_texts(report: VisitReport, *, drawings: bool) -> Iterator[str]:
    """Yield every text of a report.

    Args:
        report: The report.
        drawings: Whether text inside drawings counts, as it does in a PDF.
    """
    yield report.title
    for part in report.urgent:
        yield from _list_part(part, drawings=drawings)
    yield from report.lead
    for part in report.others:
        yield from _list_part(part, drawings=drawings)
    yield from report.foot


def _list_part(part: ReportPart, *, drawings: bool) -> Iterator[str]:
    yield part.title
    yield from part.paragraphs
    yield part.typed
    if drawings and part.chart is not None:
        yield from re.findall(r"<text[^>]*>([^<]*)<", part.chart.svg)
    for table in part.tables:
        yield from table.heads
        for row in table.rows:
            yield from row
    yield part.before_lines
    for line in part.lines:
        yield f"{line.name}: {line.text}" if line.name else line.text
    yield from part.notes


def squeeze(text: str) -> str:
    """Return a text without what typesetting may change: spaces, line breaks and bullets."""
    return re.sub(rf"[\s\u200b\xad{BULLET}]+", "", text)


def strip_tags(markup: str) -> str:
    """Return the text of markup."""
    return unescape(re.sub(r"<[^>]*>", " ", markup))
