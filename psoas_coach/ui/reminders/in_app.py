"""The reminder within the app: at a time of day, while a page is open. Off at first."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from psoas_coach.coach import session_reminder
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.ui.minute_field import ask_minute
from psoas_coach.ui.words import say

_STEP = dt.timedelta(minutes=15)


def draw_in_app(snapshot: Snapshot) -> None:
    """Draw the choice, which is stored as it is made.

    Args:
        snapshot: The person's journal.
    """
    minute = session_reminder.read_reminder(snapshot.settings)
    with st.container(key="card-reminders-in-app"):
        on = st.toggle(
            say("reminders.in_app.wanted"), value=minute is not None, key="reminders_in_app"
        )
        st.markdown(say("reminders.in_app.about"))
        first = session_reminder.FIRST if minute is None else minute
        label = say("reminders.in_app.at")
        wanted = ask_minute(label, first, _STEP, "reminders_in_app_at") if on else None
    if wanted != minute:
        session_reminder.save_reminder(snapshot.journal, wanted)
