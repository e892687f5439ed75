"""The fields of each reminder: in the calendar, and in the app while a page is open."""

from __future__ import annotations

import datetime as dt

import msgspec
import streamlit as st

from psoas_coach.coach import reminders as stored
from psoas_coach.coach import session_reminder
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content.formats import list_weekdays
from psoas_coach.sharing.calendar_file import (
    WEEKDAYS,
    BreakReminder,
    SessionReminder,
)
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.minute_fields import ask_minute
from psoas_coach.ui.words import say

_SESSION_MINUTES = (10, 15, 20, 30)
_GAPS = (20, 30, 45, 60, 90, 120)
"""The options for the minutes between two breaks."""
_STEP = dt.timedelta(minutes=15)


def ask_session(chosen: SessionReminder | None) -> SessionReminder | None:
    """Ask for the days and the time; None if the reminder is off."""
    with st.container(key="card-reminders-session"):
        if not _ask_whether("session", on=chosen is not None):
            return None
        before = chosen or stored.FIRST_SESSION
        weekdays = _ask_weekdays("session", before.weekdays)
        with st.container(horizontal=True):
            at = _ask_time("reminders.session.at", before.at, "reminders_session_at")
            lengths = sorted({*_SESSION_MINUTES, before.minutes})
            minutes = st.selectbox(
                say("reminders.session.minutes"),
                lengths,
                index=lengths.index(before.minutes),
                key="reminders_session_minutes",
            )
        return msgspec.structs.replace(before, weekdays=weekdays, at=at, minutes=minutes)


def ask_breaks(chosen: BreakReminder | None) -> BreakReminder | None:
    """Ask for the days, the hours and the interval; None if the reminders are off."""
    with st.container(key="card-reminders-break"):
        if not _ask_whether("break", on=chosen is not None):
            return None
        before = chosen or stored.FIRST_BREAKS
        weekdays = _ask_weekdays("break", before.weekdays)
        with st.container(horizontal=True):
            begins = _ask_time("reminders.break.begins", before.begins, "reminders_break_begins")
            ends = _ask_time("reminders.break.ends", before.ends, "reminders_break_ends")
        gaps = sorted({*_GAPS, before.every_minutes})
        every = st.pills(
            say("reminders.break.every"),
            gaps,
            default=before.every_minutes,
            required=True,
            format_func=lambda minutes: say("reminders.break.gap", minutes=minutes),
            key="reminders_break_every",
        )
        breaks = msgspec.structs.replace(
            before, weekdays=weekdays, begins=begins, ends=ends, every_minutes=every
        )
        st.markdown(say("reminders.break.count", count=len(breaks.list_times())))
        return breaks


def ask_recheck(date: dt.date, *, wanted: bool) -> bool:
    """Ask whether to remind of the self-check, and show the date."""
    with st.container(key="card-reminders-recheck"):
        on = _ask_whether("recheck", on=wanted)
        if on:
            st.markdown(say("reminders.recheck.on", date=format_day(date)))
        return on


def _ask_whether(kind: str, *, on: bool) -> bool:
    return st.toggle(say(f"reminders.{kind}.title"), on, key=f"reminders_{kind}")


def _ask_weekdays(kind: str, chosen: tuple[int, ...]) -> tuple[int, ...]:
    days = st.pills(
        say("reminders.weekdays"),
        range(len(WEEKDAYS)),
        selection_mode="multi",
        default=chosen,
        format_func=lambda option: list_weekdays()[option],
        key=f"reminders_{kind}_weekdays",
    )
    return tuple(sorted(days))


def _ask_time(label: str, chosen: dt.time, key: str) -> dt.time:
    return st.time_input(say(label), chosen, step=_STEP, key=key)


def draw_in_app(snapshot: Snapshot) -> None:
    """Draw the reminder within the app, which is saved at once. It is off by default."""
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
