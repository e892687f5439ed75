"""The tighter side: the home measure that counts today, and the offer of one more repetition.

What was measured since the self-check counts in today's plan, and is named here with its date.
"""

from __future__ import annotations

import streamlit as st
from msgspec import Struct

from psoas_coach.coach.plan_choices import set_extra_repetition, wants_extra_repetition
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.hip_measure import HipMeasure, with_both_sides
from psoas_coach.guidance.tighter_side import ExtraRepetition, find_extra_repetition
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store
from psoas_coach.ui.dates import day
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.phrases import answer_words, hip_angles
from psoas_coach.ui.words import say

_KEY = "guidance-tighter"
_KEPT = "guidance-tighter-kept"


class Found(Struct, frozen=True):
    """What the newest result and the measures say: the measure that counts, and the offer."""

    measured: HipMeasure | None
    extra: ExtraRepetition | None


def tighter(opened: Opened, content: Content) -> None:
    """Name the measure that counts, and draw the switch where it calls for an offer."""
    if not opened.newest:
        return
    snapshot = store.snapshot()
    key = ("tighter side", opened.record.id)
    found = snapshot.cached(key, lambda: _find(snapshot.todays_plan, opened, content))
    if found.measured is not None:
        sides = hip_angles.sides(found.measured.left, found.measured.right)
        date = day(found.measured.date)
        st.markdown(say("guidance.tighter.measured", date=date, sides=sides))
    if found.extra is not None:
        _switch(snapshot.journal, found.extra, content)


def _find(today: TodaysPlan | None, opened: Opened, content: Content) -> Found:
    measured = today.measured if today else None
    answers = with_both_sides(check_answers(opened.record.answers, content)[0], measured)
    plan = opened.planned.session
    moves = [item for item in plan if item.move in content.moves]
    return Found(measured, find_extra_repetition(moves, answers, content))


def _switch(journal: Journal, extra: ExtraRepetition, content: Content) -> None:
    if _KEY not in st.session_state:
        st.session_state[_KEY] = wants_extra_repetition(journal)
        st.session_state[_KEPT] = st.session_state[_KEY]
    move = answer_words.move(extra.move, content)
    wanted = st.toggle(say(f"guidance.tighter.{extra.side}", move=move), key=_KEY)
    st.markdown(say("guidance.tighter.why", degrees=content.dose.side_difference_degrees))
    if wanted != st.session_state.get(_KEPT):
        # Here and not in a callback: where the journal is away, the frame says so in our words.
        set_extra_repetition(journal, on=wanted)
        st.session_state[_KEPT] = wanted
