"""The ten-second check-in: pain, tingling and sitting of the last day, and whether anything is new.

Every number may stay empty, but the question about new signs may not: an unanswered one is never
read as a no.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from psoas_coach.journal.faults import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import shell
from psoas_coach.ui.session.before import WORRY
from psoas_coach.ui.today.notes import note, put
from psoas_coach.ui.today.seen import Seen
from psoas_coach.ui.words import say

NEWS = ("no", "yes")


def check_in(journal: Journal, now: Moment, told: Seen) -> None:
    """Draw the check-in, folded away until somebody opens it; once a day, and it can be changed."""
    kept = told.check_in
    label = say("today.check_in.done" if kept else "today.check_in.title")
    icon = ":material/check:" if kept else ":material/edit_note:"
    if kept and kept.body.get("tingling"):
        st.info(say("today.check_in.tingling_note"))
    key = f"check_in_{now.local_date}_{kept is None}"
    with st.expander(label, key=key, on_change="rerun", icon=icon) as opened:
        if opened.open:
            said = _asked(kept.body if kept else {})
            if st.button(say("today.check_in.save"), key="check_in_save", width="stretch"):
                _save(journal, now, said)


def _asked(before: dict[str, Any]) -> dict[str, Any]:
    """Ask, and return what was answered; ``news`` is the one about new signs.

    Nothing is sent before the button is pressed: no tap of the ten seconds waits for the server.
    """
    tingling = before.get("tingling")
    st.markdown(say("today.check_in.lead"))
    pain = st.segmented_control(
        say("today.check_in.pain"),
        range(11),
        default=before.get("pain"),
        key="check_in_pain",
        on_change="ignore",
    )
    felt = st.segmented_control(
        say("today.check_in.tingling"),
        ("no", "yes"),
        default=None if tingling is None else ("yes" if tingling else "no"),
        format_func=lambda one: say(f"today.check_in.{one}"),
        key="check_in_tingling",
        on_change="ignore",
    )
    left, right = st.columns(2, vertical_alignment="bottom")
    hours = left.number_input(
        say("today.check_in.hours"),
        min_value=0.0,
        max_value=24.0,
        value=before.get("sitting_hours"),
        step=0.5,
        format="%g",
        key="check_in_hours",
        on_change="ignore",
    )
    longest = right.number_input(
        say("today.check_in.longest"),
        min_value=0,
        max_value=1440,
        value=before.get("longest_sit"),
        step=5,
        key="check_in_longest",
        on_change="ignore",
    )
    news = st.segmented_control(
        say("today.check_in.new"),
        NEWS,
        format_func=lambda one: say(f"today.check_in.new_{one}"),
        key="check_in_news",
        on_change="ignore",
    )
    answers = {
        "pain": pain,
        "tingling": None if felt is None else felt == "yes",
        "sitting_hours": hours,
        "longest_sit": longest,
    }
    return {"news": news, **{name: value for name, value in answers.items() if value is not None}}


def _save(journal: Journal, now: Moment, said: dict[str, Any]) -> None:
    """Keep what was said, once a day; something new leads on to the question what it is."""
    news = said.pop("news")
    if news is None:
        st.warning(say("today.check_in.new_first"))
        return
    if news == "no" and not said:
        st.warning(say("today.check_in.nothing"))
        return
    try:
        if said:
            put(journal, note("check_in", now.local_date, now.zone, said))
    except JournalRefusalError:  # a browser can be made to send anything
        st.warning(say("today.check_in.range"))
        return
    if news == "yes":
        st.session_state[WORRY] = True
        st.switch_page(shell.page("session"))
    st.rerun()
