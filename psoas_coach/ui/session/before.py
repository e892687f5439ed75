"""The way into a session: how much it hurts, whether anything is new, and one button to begin.

The same controls stand on the Today page and on the session page. A pain number and "nothing new
today, start" are the two taps from opening the app to getting ready for the first hold.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import shell, store
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.session import draft as drafts
from psoas_coach.ui.session.basis import Basis
from psoas_coach.ui.session.begin import Feeling, begin
from psoas_coach.ui.session.draft import Draft
from psoas_coach.ui.session.signs import signs
from psoas_coach.ui.session.worry import halted, lifted
from psoas_coach.ui.words import say

WORRY = "session_worry"
"""Session-state key: the person has said that something is new and is asked what."""


def controls(journal: Journal, known: Basis, current: Draft | None, now: Moment) -> None:
    """Draw the controls that lead into today's session, wherever they stand.

    Shows the way back to a session that has begun instead, and the card of a worrying answer given
    today. Pressing start keeps the session in the journal and goes to the session page, where the
    player begins by itself.

    Args:
        journal: Where the session is kept.
        known: What the session rests on; it has at least one move.
        current: The session on its way, if there is one.
        now: When it is now.
    """
    if current and not drafts.is_left_over(current, now):
        if current.stage == "halted" and not lifted(current, known.check.at):
            halted(current)
            return
        if current.stage in {"playing", "after"}:
            _on_its_way(after=current.stage == "after")
            return
    pain = _pain(now)
    signs(load())
    plain = main_button(say("session.before.start"), key="session_start", width="stretch")
    tingling = st.button(say("session.before.start_tingling"), width="stretch")
    worried = st.button(say("session.before.worried"), width="stretch")
    if worried:
        st.session_state[WORRY] = True
        st.switch_page(shell.page("session"))
    if plain or tingling:
        if pain is None:
            st.warning(say("session.before.pain_first"))
        else:
            begin(journal, known, now, load(), Feeling(int(pain), tingling))
            st.session_state.pop(_pain_key(now), None)
            st.switch_page(shell.page("session"))


def _pain(now: Moment) -> int | None:
    """Ask how much it hurts; a number of yesterday is no answer, though the page stayed open."""
    key = _pain_key(now)
    told: int | None = st.segmented_control(
        say("session.before.pain"),
        range(11),
        key=key,
        persist_state="session",
        on_change=_told_now,
        args=(key,),
    )
    return told


def _pain_key(at: Moment) -> str:
    return f"session_pain {at.local_date}"


def _told_now(key: str) -> None:
    """Take a number that was tapped just now as today's, though the page was drawn yesterday."""
    today = _pain_key(store.now())
    if key != today:
        st.session_state[today] = st.session_state.pop(key)


def _on_its_way(*, after: bool) -> None:
    st.markdown(say("session.before.waiting" if after else "session.before.running"))
    label = say("session.before.finish" if after else "session.before.go_on")
    if main_button(label, key="session_go_on", width="stretch"):
        st.switch_page(shell.page("session"))
