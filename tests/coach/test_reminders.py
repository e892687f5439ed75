"""Reminders are stored, read back whatever is stored, and written to a file."""

from __future__ import annotations

import datetime as dt
import uuid

import msgspec
import pytest
from icalendar import Calendar

from psoas_coach.coach.reminders import (
    FIRST_BREAKS,
    FIRST_SESSION,
    REMINDERS_SETTING,
    find_recheck_date,
    is_possible,
    load_reminders,
    make_calendar_file,
    save_reminders,
)
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.sharing.calendar_file import BreakReminder, Reminders, SessionReminder
from tests.support import clock

ALL = Reminders(uuid.UUID(int=1), 0, FIRST_SESSION, FIRST_BREAKS, recheck=True)


def test_stored_values_are_read_back(journal: Journal) -> None:
    assert save_reminders(journal, ALL)
    assert not save_reminders(journal, ALL)
    assert load_reminders(journal.settings.read_all()) == ALL


def test_without_a_choice_there_is_nothing_but_an_id() -> None:
    first, second = load_reminders({}), load_reminders({})
    assert first.list_events() == ()
    assert first.id != second.id


@pytest.mark.parametrize(
    "stored",
    [
        7,
        {},
        {"id": "x"},
        {"id": str(ALL.id), "session": {"weekdays": [7], "at": "18:00:00", "minutes": 5}},
        {"id": str(ALL.id), "session": {"weekdays": [], "at": "18:00:00", "minutes": 5}},
        msgspec.to_builtins(
            msgspec.structs.replace(ALL, breaks=BreakReminder((0,), dt.time(9), dt.time(17), 1))
        ),
        msgspec.to_builtins(
            msgspec.structs.replace(ALL, breaks=BreakReminder((0,), dt.time(17), dt.time(9), 30))
        ),
    ],
)
def test_a_backup_may_say_anything(stored: object) -> None:
    assert load_reminders({REMINDERS_SETTING: stored}).list_events() == ()


def test_an_end_before_the_beginning_leaves_no_break() -> None:
    backwards = msgspec.structs.replace(FIRST_BREAKS, begins=dt.time(18))
    assert not is_possible(msgspec.structs.replace(ALL, breaks=backwards))
    assert is_possible(ALL)


def test_the_next_self_check_is_never_due_today() -> None:
    today = dt.date(2026, 11, 29)
    days = load().session.self_check.offer_after_days
    assert find_recheck_date(None, today, load()) == today + dt.timedelta(days=days)


def test_each_file_replaces_the_one_before_and_cancels_what_is_gone(journal: Journal) -> None:
    save_reminders(journal, ALL)
    first = Calendar.from_ical(make_calendar_file(journal, ALL, None, clock.ago(), load()))
    then = load_reminders(journal.settings.read_all())
    assert then.revision == 1
    less = msgspec.structs.replace(then, session=SessionReminder((6,), dt.time(9), 20), breaks=None)
    second = Calendar.from_ical(make_calendar_file(journal, less, None, clock.ago(), load()))
    events = {str(event["uid"]): event for event in first.events}
    later = {str(event["uid"]): event for event in second.events}
    assert later.keys() == events.keys()
    assert all(later[uid].sequence > event.sequence for uid, event in events.items())
    cancelled = {uid for uid, event in later.items() if event.get("status") == "CANCELLED"}
    assert len(cancelled) == len(FIRST_BREAKS.list_times())
    assert load_reminders(journal.settings.read_all()).issued == then.issued
