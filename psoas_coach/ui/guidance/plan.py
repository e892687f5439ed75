"""The plan in pictures: the session from its warm-up on, then what belongs to the whole day.

Each move is a row of figure, name and dose that opens to why and how. Drawn by Streamlit one by
one, a plan of five moves would be fifty elements that every rerun sends again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import streamlit as st
from msgspec import Struct

from psoas_coach.coach.warm_up import find_warm_up
from psoas_coach.content import Content
from psoas_coach.guidance.results import Guidance, PlanItem
from psoas_coach.guidance.timeline import WarmUp
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme, image
from psoas_coach.ui.guidance.selected_result import SelectedResult, flare_mode
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.phrases.doses import dose, habit_dose
from psoas_coach.ui.streamlit_workarounds import primary_button
from psoas_coach.ui.words import say

_DEEP = 3
_MINUTE = 60


def draw_start(result: SelectedResult) -> None:
    """Draw the button that leads to the session; a past result has none."""
    if result.newest and result.planned.session:
        label = say("guidance.button.start")
        key, icon = "guidance-start", ":material/play_arrow:"
        if primary_button(label, key=key, icon=icon, width="stretch"):
            st.switch_page(shell.page("session"))


def build_plan_markup(result: SelectedResult, content: Content, colours: Theme) -> Html:
    """Return the plan: today's for the newest result, else as it was given."""
    planned = result.planned
    if not planned.plan:
        return Html()
    pieces = []
    if planned.session:
        rows = [_move_row(one, dose(one), content) for one in planned.session]
        first = _find_warm_up(planned, content)
        if first is not None:
            rows.insert(0, _warm_up_row(first, content))
        days = (
            Html()
            if flare_mode(result)
            else html.paragraph(_describe_days(planned.session), classes="quiet")
        )
        heading = html.heading(say("guidance.plan.session"))
        pieces.append(html.element("div", heading, days, classes="title-row"))
        pieces.append(build_move_rows(rows, colours))
    habits = [_move_row(one, habit_dose(one, content), content) for one in planned.habits]
    pieces.append(html.heading(say("guidance.plan.day")))
    pieces.append(build_move_rows(habits, colours))
    return html.join(pieces)


def _find_warm_up(planned: Guidance, content: Content) -> WarmUp | None:
    """Return what the session begins with; a result of other rules stands as it was given."""
    if planned.versions.rules != content.versions.rules:
        return None
    return find_warm_up(planned.session, planned.allowed, content)


def _describe_days(moves: Sequence[PlanItem]) -> str:
    deep = any(one.depth == _DEEP for one in moves)
    return say("guidance.plan.deep" if deep else "guidance.plan.days")


def _warm_up_row(first: WarmUp, content: Content) -> MoveRow:
    return MoveRow(
        name=answer_words.move(first.move, content),
        dose=say("guidance.plan.warm_up_dose", minutes=round(first.seconds / _MINUTE)),
        why=say(f"player.warm_up.{first.move}"),
        pictured=first.move,
    )


def _move_row(item: PlanItem, amount: str, content: Content) -> MoveRow:
    words = content.move_words.get(item.move)
    row = MoveRow(
        name=answer_words.move(item.move, content),
        dose=amount,
        why=item.why,
        mark=say("guidance.plan.adapted") if item.modifications else "",
        notes_title=say("guidance.plan.for_you"),
        notes=item.modifications,
    )
    if words is None:  # a move of the past that is no longer known: its dose stays readable
        return row
    return msgspec.structs.replace(
        row,
        pictured=item.move,
        steps=(words.start, *words.steps, words.come_out),
        feels=(
            (say("guidance.plan.feel"), words.feel),
            (say("guidance.plan.not_feel"), words.not_feel),
        ),
    )


_FIGURE_WIDTH = 150
"""Pixels at which a figure is drawn: as wide as it is on a desk, and sharp on a phone."""


class MoveRow(Struct, frozen=True):
    """One move of a plan.

    Attributes:
        name: What it is called.
        dose: How much of it.
        why: Why it is in the plan.
        pictured: Its id, when it can be drawn.
        mark: A word that stands under the dose, such as that it is adapted.
        notes: Advice for this person, under its title.
        steps: How to do it.
        feels: How it should and should not feel, each with its title.
    """

    name: str
    dose: str
    why: str = ""
    pictured: str | None = None
    mark: str = ""
    notes_title: str = ""
    notes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    feels: tuple[tuple[str, str], ...] = ()


def build_move_rows(rows: Sequence[MoveRow], colours: Theme) -> Html:
    """Return rows as a list."""
    items = (html.element("li", _build_row(row, colours)) for row in rows)
    return html.element("ul", *items, classes="move-rows")


def _build_row(row: MoveRow, colours: Theme) -> Html:
    head = html.join(_row_head(row, colours))
    body = html.join(_row_body(row))
    if not body:
        return html.element("div", head, classes="move")
    summary = html.element("summary", head)
    return html.element(
        "details", summary, html.element("div", body, classes="how"), classes="move"
    )


def _row_head(row: MoveRow, colours: Theme) -> Iterator[Html]:
    """Yield the words before the picture, as they are heard; the stylesheet turns them round."""
    lines = [html.strong(row.name), html.element("span", row.dose, classes="dose")]
    if row.mark:
        lines.append(html.element("span", row.mark, classes="mark"))
    yield html.element("span", *lines, classes="words")
    if row.pictured is not None:
        picture = image(row.pictured, colours, _FIGURE_WIDTH)
        yield html.element("span", picture, classes="picture")


def _row_body(row: MoveRow) -> Iterator[Html]:
    if row.why:
        yield html.paragraph(row.why)
    if row.notes:
        yield html.paragraph(html.strong(row.notes_title))
        yield html.unordered_list(row.notes)
    if row.steps:
        yield html.ordered_list(row.steps)
    for title, text in row.feels:
        yield html.paragraph(html.strong(title), f" {text}")
