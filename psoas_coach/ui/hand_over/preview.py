"""The summary for a visit as it looks on the page and when the page is printed."""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.sharing.visit_report import Line, ReportPart, ReportTable, VisitReport
from psoas_coach.ui import html
from psoas_coach.ui.html import Html
from psoas_coach.ui.phone_numbers import link_numbers


def build_preview(report: VisitReport) -> Html:
    """Return the summary as markup, with everything in it that the PDF says."""
    return html.element(
        "article",
        html.element("h2", report.title),
        *map(_build_part, report.urgent),
        *map(html.paragraph, report.lead),
        *map(_build_part, report.others),
        html.element("footer", *map(html.paragraph, report.foot)),
        classes="visit",
    )


def _build_part(part: ReportPart) -> Html:
    body = html.join(_list_pieces(part))
    if part.urgent:
        body = html.element("div", body, classes="first")
    return html.element("section", html.heading(part.title, 3), body)


def _list_pieces(part: ReportPart) -> Iterator[Html]:
    """Yield what a part has, in the order of the PDF."""
    for text in part.paragraphs:
        yield html.paragraph(link_numbers(text) if part.urgent else text)
    if part.typed:
        yield html.element("blockquote", html.lines(part.typed.split("\n")))
    if part.chart is not None:
        yield html.image(part.chart.svg, part.chart.words)
    yield from map(_build_table, part.tables)
    if part.before_lines:
        yield html.paragraph(part.before_lines)
    if part.lines:
        yield html.unordered_list(map(_build_line, part.lines))
    for text in part.notes:
        yield html.paragraph(text, classes="quiet")


def _build_line(line: Line) -> str:
    return html.join((html.strong(f"{line.name}:"), " ", line.text)) if line.name else line.text


def _build_table(table: ReportTable) -> Html:
    def row(tag: str, cells: tuple[str, ...]) -> Html:
        return html.element(
            "tr",
            *(
                html.element(tag, cell, classes="number" if column in table.numbers else "")
                for column, cell in enumerate(cells)
            ),
        )

    head = html.element("thead", row("th", table.heads))
    body = html.element("tbody", *(row("td", cells) for cells in table.rows))
    return html.element("table", head, body)
