"""The summary for a visit: the choice of its parts, the file, and a preview."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import streamlit as st

from psoas_coach.coach import visit_choices
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.visit import VisitFacts
from psoas_coach.coach.visit_choices import VisitChoices
from psoas_coach.sharing.typed_text import MOST_LETTERS, clean_typed, has_unprintable
from psoas_coach.sharing.visit_pdf import write_pdf
from psoas_coach.sharing.visit_report import Line, ReportPart, ReportTable, VisitReport
from psoas_coach.ui import html
from psoas_coach.ui.html import Html
from psoas_coach.ui.phone_numbers import link_numbers
from psoas_coach.ui.streamlit_workarounds.buttons import offer_download
from psoas_coach.ui.words import say


def ask_choices(snapshot: Snapshot, facts: VisitFacts) -> VisitChoices | None:
    """Ask what to include, and store the choice; None while a text is too long."""
    before = visit_choices.load_choices(snapshot.settings)
    offered = facts.list_parts(snapshot.content)
    chosen = st.pills(
        say("visit.choose"),
        offered,
        selection_mode="multi",
        default=facts.select_parts(before, snapshot.content),
        format_func=lambda part: say(f"visit.parts.{part}"),
        key="visit_parts",
    )
    questions, note = (
        st.text_area(
            say(f"visit.{name}"),
            value,
            key=f"visit_{name}",
            height=96,
        )
        or ""
        for name, value in (("questions", before.questions), ("note", before.note))
    )
    longest = max(len(questions), len(note))
    if longest > MOST_LETTERS:
        st.warning(say("visit.too_long", count=longest, most=MOST_LETTERS))
        return None
    choices = msgspec.structs.replace(
        before, note=clean_typed(note), questions=clean_typed(questions)
    )
    if set(chosen) != set(facts.select_parts(before, snapshot.content)):
        # A part without contents today keeps its setting.
        away = set(before.parts or visit_choices.PARTS) - set(offered)
        parts = tuple(part for part in visit_choices.PARTS if part in away | set(chosen))
        choices = msgspec.structs.replace(choices, parts=parts)
    if choices != before:
        visit_choices.save_choices(snapshot.journal, choices)
    return choices


def offer_file(report: VisitReport, choices: VisitChoices) -> None:
    """Draw the download; Typst is loaded and the file made only when it is requested."""
    offer_download(
        say("visit.download"),
        lambda: write_pdf(report),
        primary=True,
        key="visit_file",
        file_name=f"psoas-coach-visit-{report.made_on.isoformat()}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        width="stretch",
    )
    st.markdown(say("visit.print"))
    if has_unprintable(choices.note + choices.questions):
        st.markdown(say("visit.letters"))


def build_preview(report: VisitReport) -> Html:
    """Return the summary as the page shows and prints it; it contains all that the PDF contains."""
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
    """Yield the contents of a part, in the order of the PDF."""
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
    def build_row(tag: str, cells: tuple[str, ...]) -> Html:
        return html.element(
            "tr",
            *(
                html.element(tag, cell, classes="number" if column in table.numbers else "")
                for column, cell in enumerate(cells)
            ),
        )

    head = html.element("thead", build_row("th", table.heads))
    body = html.element("tbody", *(build_row("td", cells) for cells in table.rows))
    return html.element("table", head, body)
