"""The plan in pictures: the session from its warm-up on, then what belongs to the whole day."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import streamlit as st

from psoas_coach.coach.warm_up import find_warm_up
from psoas_coach.content import Content
from psoas_coach.guidance.results import Guidance, PlanItem
from psoas_coach.guidance.timeline import WarmUp
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.guidance.selected_result import SelectedResult, flare_mode
from psoas_coach.ui.html import Html
from psoas_coach.ui.move_rows import MoveRow, build_move_rows
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
