"""When the person's day and week begin: chosen once, in force from then on.

What is in the journal already keeps the date it was given.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach import personal_calendar
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store
from psoas_coach.ui.words import say

OPEN = "my_data_own_days"


def draw(journal: Journal) -> None:
    """Draw both questions, folded away until somebody wants them."""
    with st.expander(say("my_data.own_days.title"), key=OPEN, on_change="rerun") as opened:
        if opened.open:
            _day(journal)
            _week(journal)


def _day(journal: Journal) -> None:
    st.markdown(say("my_data.own_days.day_lead"))
    begins = personal_calendar.read_day_start_hour(store.settings(journal))
    hour = st.segmented_control(
        say("my_data.own_days.day"),
        personal_calendar.HOURS,
        default=begins,
        required=True,
        format_func=_hour,
        key=f"my_data_day_{begins}",
    )
    if hour != begins and hour in personal_calendar.HOURS:
        journal.settings.save(personal_calendar.DAY_SETTING, hour)
        st.rerun()


def _hour(hour: int) -> str:
    return say("my_data.own_days.hour", hour=hour) if hour else say("my_data.own_days.midnight")


def _week(journal: Journal) -> None:
    begins = store.week_begins()
    first = st.segmented_control(
        say("my_data.own_days.week"),
        personal_calendar.WEEKDAYS,
        default=begins,
        required=True,
        format_func=lambda one: say(f"my_data.own_days.weekday.{one}"),
        key=f"my_data_week_{begins}",
    )
    if first != begins and first in personal_calendar.WEEKDAYS:
        journal.settings.save(personal_calendar.WEEK_SETTING, first)
        st.rerun()
