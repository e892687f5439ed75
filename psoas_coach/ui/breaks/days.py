"""The breaks of today in a sentence, and of the days before in a list; a day can be removed."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.journal.summaries import BreakDay
from psoas_coach.ui.dates import day
from psoas_coach.ui.words import say, say_count

_DAYS = 13
"""How many days before today are listed."""
_REMOVED = "break_day_removed"
"""Session-state key: the day whose breaks were removed last."""
_MINUTE = 60


def draw_days(journal: Journal, now: Moment) -> None:
    """Draw today's breaks, and those of the last days, folded away.

    Args:
        journal: The person's journal.
        now: When it is now.
    """
    today = now.local_date
    days = journal.sitting_breaks.days(today - dt.timedelta(days=_DAYS), today)
    if days and days[-1].date == today:
        st.markdown(f"**{say('breaks.days.today')}** {describe(days[-1])}")
    _offer_undo(journal)
    if not days:
        return
    with st.expander(say("breaks.days.title"), key="breaks_days", on_change="rerun") as box:
        if box.open:
            for one in reversed(days):
                _draw_day(journal, one)


def describe(one: BreakDay) -> str:
    """Return a day's breaks as sentences."""
    parts = [
        _count("taken", one.taken),
        *([_count("skipped", one.skipped)] if one.skipped else []),
        _count("longest", max(1, round(one.longest_seconds / _MINUTE))),
    ]
    return " ".join(parts)


def _count(name: str, number: int) -> str:
    return say_count(f"breaks.days.{name}", number, number=number)


def _draw_day(journal: Journal, one: BreakDay) -> None:
    date = day(one.date)
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"break-day-{one.date.isoformat()}"
    ):
        st.markdown(f"**{date}** {describe(one)}")
        label = say("breaks.days.remove", date=date)
        removes = st.button(label, key=f"break_remove_{one.date.isoformat()}", type="tertiary")
    if removes:
        journal.sitting_breaks.remove_day(one.date)
        st.session_state[_REMOVED] = one.date
        st.rerun()


def _offer_undo(journal: Journal) -> None:
    removed = st.session_state.get(_REMOVED)
    if not isinstance(removed, dt.date):
        return
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key="break-day-removed"
    ):
        st.markdown(say("breaks.days.removed", date=day(removed)))
        undo = st.button(say("breaks.days.undo"), key="break_day_undo")
    if undo:
        journal.sitting_breaks.restore_day(removed)
        del st.session_state[_REMOVED]
        st.rerun()
