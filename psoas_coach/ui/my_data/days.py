"""Move an entry to another day, mark a day as not counting, and choose when day and week begin.

A moved entry keeps its time of day and its time zone. A day can be marked as away, ill or a flare,
even afterwards, so that no chart counts it as missed. The chosen begin of day and week applies from
then on: entries that are in the journal already keep their date.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Literal, get_args
from zoneinfo import ZoneInfo

import streamlit as st

from psoas_coach.coach import personal_calendar
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment, find_local_time, make_moment
from psoas_coach.ui import store
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.day_field import ask_day
from psoas_coach.ui.my_data import notices
from psoas_coach.ui.my_data.phrases import describe_entry
from psoas_coach.ui.words import say

OLDEST_DAYS = 3653
"""An entry can be moved back by at most ten years."""
NOON = dt.time(12)
"""The time of day of an entry about a past day."""


def move_to_day(at: Moment, date: dt.date) -> Moment:
    """Return the moment on ``date`` at the clock time of ``at``.

    A report half an hour after midnight may belong to the day before, and keeps that date.

    A clock time that is skipped by the change to summer time becomes the time one hour later, as on
    a clock that night.
    """
    if date == at.local_date:
        return at
    there = find_local_time(at) + (date - at.local_date)
    return Moment(there.astimezone(dt.UTC), date, at.zone)


def make_moment_on_day(date: dt.date, now: Moment) -> Moment:
    """Return the current moment for today, and noon in the person's zone for an earlier day."""
    if date == now.local_date:
        return now
    return make_moment(dt.datetime.combine(date, NOON, ZoneInfo(now.zone)), now.zone)


def may_be(date: object, earliest: dt.date, today: dt.date) -> bool:
    """Whether a browser's value is a date that an entry may have.

    Args:
        date: A date.
        earliest: The first date that an entry may have.
        today: The person's own date.
    """
    return isinstance(date, dt.date) and earliest <= date <= today


def find_earliest_day(today: dt.date, current: dt.date | None = None) -> dt.date:
    """Return the first date offered: ten years ago, or the entry's own date if it is earlier."""
    oldest = today - dt.timedelta(days=OLDEST_DAYS)
    return oldest if current is None else min(oldest, current)


MarkedKind = Literal["away", "ill", "flare"]
KINDS: tuple[MarkedKind, ...] = get_args(MarkedKind)
MARKING_OPEN = "my_data_mark_open"
NEXT = "my_data_next_mark"
"""Session-state key: the id that the next mark will have, chosen before its button is drawn."""


def draw_marking(journal: Journal, now: Moment) -> None:
    """Draw the form, collapsed until the person opens it."""
    with st.expander(say("my_data.mark.title"), key=MARKING_OPEN, on_change="rerun") as expander:
        if expander.open:
            _draw_form(journal, now)


def _draw_form(journal: Journal, now: Moment) -> None:
    st.markdown(say("my_data.mark.lead"))
    id_ = st.session_state.setdefault(NEXT, uuid.uuid4().hex)
    kind = st.segmented_control(
        say("my_data.mark.kind"),
        KINDS,
        default=KINDS[0],
        required=True,
        format_func=lambda option: say(f"my_data.entries.kind.{option}"),
        key=f"mark_{id_}",
    )
    today = now.local_date
    date = ask_day(say("my_data.mark.date"), today, key=f"mark_date_{id_}", value=today)
    if not st.button(say("my_data.mark.save"), key="my_data_mark_save"):
        return
    may = may_be(date, find_earliest_day(today), today)
    if date is None or not may or kind not in KINDS:
        st.warning(say("my_data.edit.fault.date"))
        return
    note = DayNote(id=id_, at=make_moment_on_day(date, now), kind=kind, body={})
    journal.day_notes.add(note)
    st.session_state.pop(NEXT, None)
    message = say("my_data.mark.saved", what=describe_entry(note), date=format_day(date))
    notices.notify(message)


OWN_DAYS_OPEN = "my_data_own_days"


def draw_own_days(journal: Journal) -> None:
    """Draw both questions, collapsed until the person opens them."""
    with st.expander(
        say("my_data.own_days.title"), key=OWN_DAYS_OPEN, on_change="rerun"
    ) as expander:
        if expander.open:
            _draw_day(journal)
            _draw_week(journal)


def _draw_day(journal: Journal) -> None:
    st.markdown(say("my_data.own_days.day_lead"))
    begins = personal_calendar.read_day_start_hour(store.load_settings(journal))
    hour = st.segmented_control(
        say("my_data.own_days.day"),
        personal_calendar.HOURS,
        default=begins,
        required=True,
        format_func=_say_hour,
        key=f"my_data_day_{begins}",
    )
    if hour != begins and hour in personal_calendar.HOURS:
        journal.settings.save(personal_calendar.DAY_SETTING, hour)
        st.rerun()


def _say_hour(hour: int) -> str:
    return say("my_data.own_days.hour", hour=hour) if hour else say("my_data.own_days.midnight")


def _draw_week(journal: Journal) -> None:
    begins = store.read_week_begins()
    first = st.segmented_control(
        say("my_data.own_days.week"),
        personal_calendar.WEEKDAYS,
        default=begins,
        required=True,
        format_func=lambda option: say(f"my_data.own_days.weekday.{option}"),
        key=f"my_data_week_{begins}",
    )
    if first != begins and first in personal_calendar.WEEKDAYS:
        journal.settings.save(personal_calendar.WEEK_SETTING, first)
        st.rerun()
