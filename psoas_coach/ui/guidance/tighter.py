"""The tighter side: the home measure that counts today, and the offer of one more repetition.

What was measured since the self-check counts in today's plan, and is named here with its date.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st
from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.guidance.answers import checked
from psoas_coach.guidance.measuring import Measured, side_by_side
from psoas_coach.guidance.sides import Extra, extra_repetition
from psoas_coach.journal.journal import Journal
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import store
from psoas_coach.ui.dates import day
from psoas_coach.ui.guidance import said
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.measure import phrases
from psoas_coach.ui.session.basis import basis
from psoas_coach.ui.session.extra import SETTING
from psoas_coach.ui.words import say

_KEY = "guidance-tighter"
_KEPT = "guidance-tighter-kept"


class Found(Struct, frozen=True):
    """What the newest result and the measures say: the measure that counts, and the offer."""

    measured: Measured | None
    extra: Extra | None


_FOUND: Shelf[Found] = Shelf(64)
"""Worked out once for each state of a journal, result and day."""


def tighter(opened: Opened, content: Content) -> None:
    """Name the measure that counts, and draw the switch where it calls for an offer."""
    if not opened.newest:
        return
    journal, today = store.journal(), store.now().local_date
    key = (store.state(journal), opened.record.id, today)
    found = _FOUND.get(key, lambda: _find(journal, opened, today, content))
    if found.measured is not None:
        sides = phrases.sides(found.measured.left, found.measured.right)
        date = day(found.measured.date)
        st.markdown(say("guidance.tighter.measured", date=date, sides=sides))
    if found.extra is not None:
        _switch(journal, found.extra, content)


def _find(journal: Journal, opened: Opened, today: dt.date, content: Content) -> Found:
    known = basis(journal, today)
    measured = known.measured if known else None
    answers = side_by_side(checked(opened.record.answers, content)[0], measured)
    plan = opened.planned.session
    moves = [item for item in plan if item.move in content.moves]
    return Found(measured, extra_repetition(moves, answers, content))


def _switch(journal: Journal, extra: Extra, content: Content) -> None:
    if _KEY not in st.session_state:
        st.session_state[_KEY] = journal.setting(SETTING, default=False) is True
        st.session_state[_KEPT] = st.session_state[_KEY]
    move = said.move(extra.move, content)
    wanted = st.toggle(say(f"guidance.tighter.{extra.side}", move=move), key=_KEY)
    st.markdown(say("guidance.tighter.why", degrees=content.dose.side_difference_degrees))
    if wanted != st.session_state.get(_KEPT):
        # Here and not in a callback: where the journal is away, the frame says so in our words.
        journal.keep_setting(SETTING, wanted)
        st.session_state[_KEPT] = wanted
