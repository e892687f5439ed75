"""The end of the guidance page: the tighter side, overall change, printing, and other results."""

from __future__ import annotations

import streamlit as st
from msgspec import Struct

from psoas_coach.coach.plan_choices import set_extra_repetition, wants_extra_repetition
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.hip_measure import HipMeasure, with_both_sides
from psoas_coach.guidance.tighter_side import ExtraRepetition, find_extra_repetition
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import shell, store
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.guidance import cards, selected_result
from psoas_coach.ui.guidance.plan import offer_sheet
from psoas_coach.ui.guidance.selected_result import SelectedResult, find_flare_mode
from psoas_coach.ui.overall_change import ask_overall_change
from psoas_coach.ui.phrases import answer_words, hip_angles
from psoas_coach.ui.reopened_answers import offer_extras, reopen_answers
from psoas_coach.ui.words import say

_KEY = "guidance-tighter"
_STORED = "guidance-tighter-kept"


class TighterSide(Struct, frozen=True):
    """The measure in use, and the offer that follows from it."""

    measured: HipMeasure | None
    extra: ExtraRepetition | None


def draw_tighter_side(result: SelectedResult, content: Content) -> None:
    """Name the measure in use, and draw the switch if the measure leads to an offer."""
    if not result.newest:
        return
    snapshot = store.load_snapshot()
    key = ("tighter side", result.record.id)
    tighter = snapshot.compute_once(
        key, lambda: _find_tighter_side(snapshot.todays_plan, result, content)
    )
    if tighter.measured is not None:
        sides = hip_angles.say_sides(tighter.measured.left, tighter.measured.right)
        date = format_day(tighter.measured.date)
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
    move = answer_words.say_move(extra.move, content)
    is_on = st.toggle(say(f"guidance.tighter.{extra.side}", move=move), key=_KEY)
    st.markdown(say("guidance.tighter.why", degrees=content.dose.side_difference_degrees))
    if is_on != st.session_state.get(_STORED):
        # Not in a callback, so that the frame can report an unavailable journal in our words.
        set_extra_repetition(journal, on=is_on)
        st.session_state[_STORED] = is_on


def ask_overall(snapshot: Snapshot, selected: SelectedResult) -> None:
    """Ask how it is overall, on the day of a self-check that is not the first."""
    if (
        selected.newest
        and selected.before is not None
        and selected.record.at.local_date == snapshot.date
    ):
        occasion = f"self_check {snapshot.date.isoformat()}"
        ask_overall_change(snapshot.journal, store.now(), occasion, snapshot.date)


def draw_onward(snapshot: Snapshot, selected: SelectedResult, content: Content) -> None:
    """Offer the printed plan, a new self-check, and past results, as rows of the same style.

    Args:
        snapshot: What the person's journal says.
        selected: The result.
        content: The questionnaire, the rules and the words.
    """
    with st.container(key="card-onward"):
        if selected.newest:
            _draw_next(snapshot, selected, content)
        if cards.find_kind(selected, content) == "plan":
            offer_sheet(
                selected.plan_guidance,
                selected.record.at.local_date,
                find_flare_mode(selected),
                physio_first=selected.newest and snapshot.has_physio_session,
            )
        selected_result.draw_picker(snapshot, selected)


def _draw_next(snapshot: Snapshot, selected: SelectedResult, content: Content) -> None:
    """Offer what the newest result leads to."""
    is_todays = selected.record.at.local_date == snapshot.date
    if is_todays and selected.guidance.plan:
        offer_extras(snapshot, selected.record, content)
    if is_todays:
        if st.button(say("guidance.button.change"), key="guidance-change"):
            reopen_answers(selected.record, next(iter(content.safety)), content)
    elif st.button(say("guidance.button.new"), key="guidance-new"):
        st.switch_page(shell.get_page("self_check"))
    if selected.guidance.plan:
        st.page_link(shell.get_page("measure"), label=say("measure.link"))
    st.page_link(shell.get_page("hand_over"), label=say("visit.link"))
