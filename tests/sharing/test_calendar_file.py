"""The calendar file, read back by an independent reader, instance by instance over two years.

``tests/ui/js/calendar_file.test.js`` has a second one, ical.js, read the same files.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec
import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar, Event

from psoas_coach.sharing.calendar_file import (
    BreakReminder,
    Reminders,
    SessionReminder,
    build_calendar,
)
from tests.golden.calendar import FOLDER, NOW, RECHECK_ON, REMINDERS, WORDS, ZONES, instances

END = NOW + dt.timedelta(days=730)


def build(reminders: Reminders = REMINDERS, zone: str = "Europe/Berlin") -> Calendar:
    file = build_calendar(reminders, RECHECK_ON, zone, NOW, WORDS)
    return Calendar.from_ical(file)


def events(calendar: Calendar) -> dict[str, Event]:
    """Return the events by their ids."""
    events = {str(event["uid"]): event for event in calendar.events}
    assert len(events) == len(calendar.events)
    return events


def expand(event: Event) -> list[str]:
    """Return when the event takes place, as UTC, by the rules that are in the file itself."""
    first = event.decoded("dtstart")
    if not isinstance(first, dt.datetime):
        return [first.isoformat()]
    written = event["rrule"].to_ical()
    assert isinstance(written, bytes)
    rule = rrulestr(written.decode(), dtstart=first.replace(tzinfo=None))
    starts = (
        start.replace(tzinfo=first.tzinfo).astimezone(dt.UTC)
        for start in rule.xafter(first.replace(tzinfo=None), inc=True, count=730)
    )
    return [f"{start:%Y-%m-%dT%H:%MZ}" for start in starts if start < END]


@pytest.mark.parametrize("zone", ZONES)
def test_every_instance_of_two_years_is_at_the_persons_own_time(zone: str) -> None:
    read = {uid: expand(event) for uid, event in events(build(zone=zone)).items()}
    assert read == instances(zone)
    changes = {ZoneInfo(zone).utcoffset(NOW + dt.timedelta(days=day)) for day in range(730)}
    assert len(changes) == 2, "the two years have summer time and winter time"


@pytest.mark.parametrize("zone", ZONES)
def test_the_stored_files_are_what_is_made_now(zone: str) -> None:
    name = zone.replace("/", "-")
    file = build_calendar(REMINDERS, RECHECK_ON, zone, NOW, WORDS)
    assert (FOLDER / f"{name}.ics").read_bytes() == file
    assert json.loads((FOLDER / f"{name}.json").read_text("utf-8")) == instances(zone)


def test_opening_a_second_file_changes_events_and_doubles_none() -> None:
    first = build()
    later = msgspec.structs.replace(
        REMINDERS,
        revision=REMINDERS.revision + 1,
        session=SessionReminder((5,), dt.time(9, 15), 20),
        breaks=BreakReminder((0,), dt.time(9), dt.time(10), 30),
        issued=REMINDERS.list_events(),
    )
    owned = events(first)
    for uid, event in events(build(later)).items():
        assert uid in owned
        assert event.sequence > owned[uid].sequence
        owned[uid] = event
    alive = [event for event in owned.values() if event.get("status") != "CANCELLED"]
    assert [str(event["summary"]) for event in alive].count(WORDS["session.title"]) == 1
    assert [str(event["summary"]) for event in alive].count(WORDS["break.title"]) == 1
    assert len(alive) == 3


def test_another_person_has_other_ids() -> None:
    other = msgspec.structs.replace(REMINDERS, id=uuid.UUID(int=9))
    assert not events(build()).keys() & events(build(other)).keys()


def test_reminders_switched_off_are_not_in_a_first_file() -> None:
    nothing = Reminders(uuid.UUID(int=3))
    assert events(build(nothing)) == {}


def test_each_event_has_one_alarm_that_says_its_title() -> None:
    for event in events(build()).values():
        (alarm,) = event.walk("VALARM")
        assert str(alarm["description"]) == str(event["summary"])
        assert alarm.decoded("trigger") <= dt.timedelta(hours=9)


def test_breaks_are_apart_by_what_was_chosen_and_end_before_the_day_does() -> None:
    reminder = BreakReminder((0,), dt.time(8, 30), dt.time(12), 45)
    assert reminder.list_times() == (dt.time(9, 15), dt.time(10), dt.time(10, 45), dt.time(11, 30))
    whole = BreakReminder((0,), dt.time(0), dt.time(23, 59), 20).list_times()
    assert len(whole) == 48
    assert all((b.hour - a.hour) * 60 + b.minute - a.minute == 20 for a, b in pairwise(whole))


def test_nothing_personal_but_the_choices_is_in_the_file() -> None:
    file = build_calendar(REMINDERS, RECHECK_ON, "Europe/Berlin", NOW, WORDS).decode()
    texts = {line.partition(":")[2] for line in file.splitlines() if line.startswith("SUMMARY")}
    assert texts == {WORDS[f"{kind}.title"] for kind in ("session", "break", "recheck")}
    assert "ATTENDEE" not in file
    assert "ORGANIZER" not in file
