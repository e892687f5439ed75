"""What the page of a result shows beside the plan.

The cards that come first, and the choice of the tighter side.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st
from msgspec import Struct

from psoas_coach.coach import self_check_flow
from psoas_coach.coach.plan_choices import set_extra_repetition, wants_extra_repetition
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content, load
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.hip_measure import HipMeasure, with_both_sides
from psoas_coach.guidance.level import is_adult
from psoas_coach.guidance.results import Answers
from psoas_coach.guidance.tighter_side import ExtraRepetition, find_extra_repetition
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import shell, store
from psoas_coach.ui.dates import day
from psoas_coach.ui.guidance.selected_result import SelectedResult
from psoas_coach.ui.phone_numbers import draw_call_links, show_due_crisis_line
from psoas_coach.ui.phrases import answer_words, hip_angles
from psoas_coach.ui.reopened_answers import reopen_answers
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.words import say

Alone = Literal["emergency", "today"]
Kind = Alone | Literal["under_18", "incomplete", "plan"]
_ALONE: dict[str, Alone] = {"emergency": "emergency", "today": "today"}


def find_kind(result: SelectedResult, content: Content) -> Kind:
    """Say which page a result calls for."""
    level = result.guidance.level
    if level in _ALONE:
        return _ALONE[level]
    if not is_adult(result.record.answers, content):
        return "under_18"
    return "incomplete" if level == "incomplete" else "plan"


def alone(level: Alone, result: SelectedResult) -> None:
    """Draw the card of a level that allows nothing else on the page."""
    st.title(say(f"results.levels.{level}.title"), anchor=False)
    if level != "emergency":
        show_due_crisis_line(result.record.answers)
    st.markdown(say(f"results.levels.{level}.body"))
    action = f"**{say(f'results.levels.{level}.action')}**"
    if level == "emergency":
        st.error(action, icon=":material/emergency:")
    else:
        st.warning(action, icon=":material/call:")
    draw_call_links(action)
    _prompted(level, result.guidance.reasons)
    if level == "emergency":
        show_due_crisis_line(result.record.answers)  # after the number to call now
    st.markdown(say("results.closing"))
    if result.newest:
        if level == "today" and self_check_flow.list_examinable(_read_answers(result), load()):
            st.markdown(say("guidance.examined"))
        st.markdown(say(f"results.levels.{level}.correct"))
        if st.button(say("guidance.button.correct"), key="guidance-correct"):
            st.switch_page(shell.page("self_check"))


def under_18(result: SelectedResult) -> None:
    """Draw the card for somebody the tool is not made for."""
    st.title(say("results.levels.under_18.title"), anchor=False)
    st.markdown(say("results.levels.under_18.body"))
    st.info(f"**{say('results.levels.under_18.action')}**")
    if result.guidance.level == "soon":
        soon(result)
    else:
        show_due_crisis_line(result.record.answers)
    st.markdown(say("results.closing"))
    if result.newest and st.button(say("guidance.button.correct"), key="guidance-correct"):
        st.switch_page(shell.page("self_check"))


def incomplete(result: SelectedResult, content: Content) -> None:
    """Say which answers come first, and lead to the first of them."""
    st.title(say("results.levels.incomplete.title"), anchor=False)
    show_due_crisis_line(result.record.answers)
    st.markdown(say("results.levels.incomplete.body"))
    missing = result.guidance.reasons
    st.markdown("\n".join(f"- {answer_words.label(id_)}" for id_ in missing))
    if result.newest:
        action = say("results.levels.incomplete.action")
        if primary_button(action, key="guidance-answer_missing", width="content"):
            reopen_answers(result.record, missing[0], content)
    st.markdown(say("results.closing"))


def soon(result: SelectedResult) -> None:
    """Draw the banner of a level that asks for a visit and leaves the gentlest moves."""
    show_due_crisis_line(result.record.answers)
    body, action = say("results.levels.soon.body"), say("results.levels.soon.action")
    st.warning(f"{body}\n\n**{action}**", icon=":material/event:")
    _prompted("soon", result.guidance.reasons)


def _read_answers(result: SelectedResult) -> Answers:
    return check_answers(result.record.answers, load())[0]


def _prompted(level: str, reasons: tuple[str, ...]) -> None:
    why = "\n".join(f"- {answer_words.because(ref)}" for ref in reasons)
    st.markdown(f"{say(f'results.levels.{level}.prompted')}\n\n{why}")


_KEY = "guidance-tighter"
_STORED = "guidance-tighter-kept"


class TighterSide(Struct, frozen=True):
    """What the newest result and the measures say: the measure that counts, and the offer."""

    measured: HipMeasure | None
    extra: ExtraRepetition | None


def draw_tighter_side(result: SelectedResult, content: Content) -> None:
    """Name the measure that counts, and draw the switch where it calls for an offer."""
    if not result.newest:
        return
    snapshot = store.snapshot()
    key = ("tighter side", result.record.id)
    tighter = snapshot.cached(
        key, lambda: _find_tighter_side(snapshot.todays_plan, result, content)
    )
    if tighter.measured is not None:
        sides = hip_angles.sides(tighter.measured.left, tighter.measured.right)
        date = day(tighter.measured.date)
        st.markdown(say("guidance.tighter.measured", date=date, sides=sides))
    if tighter.extra is not None:
        _draw_extra_switch(snapshot.journal, tighter.extra, content)


def _find_tighter_side(
    today: TodaysPlan | None, result: SelectedResult, content: Content
) -> TighterSide:
    measured = today.measured if today else None
    answers = with_both_sides(check_answers(result.record.answers, content)[0], measured)
    plan = result.plan_guidance.session
    moves = [item for item in plan if item.move in content.moves]
    return TighterSide(measured, find_extra_repetition(moves, answers, content))


def _draw_extra_switch(journal: Journal, extra: ExtraRepetition, content: Content) -> None:
    if _KEY not in st.session_state:
        st.session_state[_KEY] = wants_extra_repetition(journal)
        st.session_state[_STORED] = st.session_state[_KEY]
    move = answer_words.move(extra.move, content)
    is_on = st.toggle(say(f"guidance.tighter.{extra.side}", move=move), key=_KEY)
    st.markdown(say("guidance.tighter.why", degrees=content.dose.side_difference_degrees))
    if is_on != st.session_state.get(_STORED):
        # Here and not in a callback: where the journal is away, the frame says so in our words.
        set_extra_repetition(journal, on=is_on)
        st.session_state[_STORED] = is_on
