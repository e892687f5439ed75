"""Reminders as a calendar file (iCalendar, RFC 5545): sessions, breaks, the next self-check.

The person opens the file in a calendar of their choice, so nothing has to run and nothing is sent.
Every event has its own permanent id: a calendar that opens a newer file updates its events and adds
none twice, and reminders that were switched off since are cancelled.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from itertools import takewhile
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone
from msgspec import Struct

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The weekdays of RFC 5545, in the order of ``date.weekday()``."""
MOST_BREAKS = 48
"""The most breaks a day: one each half hour of day and night."""
_YEARS = 10
"""The years for which the file contains the clock changes; a calendar knows later ones itself."""
_PRODUCT = "-//Psoas Coach//Reminders//EN"


class SessionReminder(Struct, frozen=True):
    """A session on some days of the week.

    Attributes:
        weekdays: 0 for Monday to 6, at least one.
        at: When it begins, in the person's zone.
        minutes: How long it lasts.
        notice_minutes: How many minutes before it the calendar reminds.
    """

    weekdays: tuple[int, ...]
    at: dt.time
    minutes: int
    notice_minutes: int = 10


class BreakReminder(Struct, frozen=True):
    """Breaks from sitting in working hours.

    Attributes:
        weekdays: As in ``SessionReminder``.
        begins: The start of working hours; the first break is ``every_minutes`` later.
        ends: No break begins at this time or later.
        every_minutes: The interval between breaks.
        minutes: The duration of a break.
    """

    weekdays: tuple[int, ...]
    begins: dt.time
    ends: dt.time
    every_minutes: int
    minutes: int = 2

    def list_times(self) -> tuple[dt.time, ...]:
        """Return the start times of a day's breaks, at most ``MOST_BREAKS``."""
        first, last = _count_minutes(self.begins), _count_minutes(self.ends)
        starts = range(first + self.every_minutes, last, self.every_minutes)
        return tuple(dt.time(*divmod(start, 60)) for start in starts[:MOST_BREAKS])


class Reminders(Struct, frozen=True):
    """The person's choices for the calendar file.

    Attributes:
        id: A random UUID of this person's calendar file, which stays the same.
        revision: The number of earlier files; calendars keep the highest.
        session: None for no reminder of sessions.
        breaks: None for no breaks.
        recheck: Whether to remind of the next self-check.
        issued: Names of the events in earlier files; those that are gone are cancelled.
    """

    id: uuid.UUID
    revision: int = 0
    session: SessionReminder | None = None
    breaks: BreakReminder | None = None
    recheck: bool = False
    issued: tuple[str, ...] = ()

    def list_events(self) -> tuple[str, ...]:
        """Return the names of the events that the file has, without cancelled ones."""
        names = ["session"] if self.session else []
        if self.breaks:
            names += [f"break-{number}" for number, _ in enumerate(self.breaks.list_times(), 1)]
        return (*names, "recheck") if self.recheck else tuple(names)


def build_calendar(
    reminders: Reminders,
    recheck_on: dt.date,
    zone: str,
    now: dt.datetime,
    words: Mapping[str, str],
) -> bytes:
    """Return the calendar file.

    Args:
        reminders: The person's choices.
        recheck_on: When the next self-check is due.
        zone: IANA name of the person's time zone.
        now: The current instant; events begin on the person's date of it or later.
        words: Title and text of each kind of event: ``session.title``, ``session.text``,
            ``break.title``, ``break.text``, ``recheck.title``, ``recheck.text``; and
            ``cancelled.title``.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in _build_events(reminders, recheck_on, ZoneInfo(zone), today, words):
        event.add("dtstamp", now)
        event.add("last-modified", now)
        event.add("sequence", reminders.revision)
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    calendar.add_missing_timezones(
        first_date=today.replace(month=1, day=1), last_date=dt.date(today.year + _YEARS, 1, 1)
    )
    for timezone in calendar.timezones:
        _list_changes_singly(timezone)
    file: bytes = calendar.to_ical()
    return file


def _list_changes_singly(timezone: Timezone) -> None:
    """Give each clock change a property of its own.

    The standard allows one property for all, but ical.js, and so Thunderbird, reads only the first.
    """
    for change in timezone.subcomponents:
        listed = change.pop("rdate", None)
        for excluded in () if listed is None else listed.dts:
            change.add("rdate", [excluded.dt])


def _build_events(
    reminders: Reminders,
    recheck_on: dt.date,
    zone: ZoneInfo,
    today: dt.date,
    words: Mapping[str, str],
) -> Iterator[Event]:
    if reminders.session:
        session = reminders.session
        event = _build_weekly_event(session.weekdays, session.at, session.minutes, zone, today)
        yield _complete_event(
            event, reminders.id, "session", words, notice_minutes=session.notice_minutes
        )
    if reminders.breaks:
        breaks = reminders.breaks
        for number, at in enumerate(breaks.list_times(), 1):
            event = _build_weekly_event(breaks.weekdays, at, breaks.minutes, zone, today)
            yield _complete_event(event, reminders.id, f"break-{number}", words, notice_minutes=0)
    if reminders.recheck:
        event = Event()
        event.add("dtstart", recheck_on)
        event.add("dtend", recheck_on + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        morning = -9 * 60  # 9:00 on that day, whose event begins at midnight.
        yield _complete_event(event, reminders.id, "recheck", words, notice_minutes=morning)
    for name in sorted(set(reminders.issued) - set(reminders.list_events())):
        event = Event()
        event.add("uid", _make_uid(reminders.id, name))
        event.add("dtstart", today)
        event.add("summary", words["cancelled.title"])
        event.add("status", "CANCELLED")
        yield event


def _build_weekly_event(
    weekdays: tuple[int, ...], at: dt.time, minutes: int, zone: ZoneInfo, today: dt.date
) -> Event:
    """Return an event on days of the week, from the first such day on."""
    days = (today + dt.timedelta(days=ahead) for ahead in range(7))
    first = next(day for day in days if day.weekday() in weekdays)
    event = Event()
    event.add("dtstart", dt.datetime.combine(first, at, zone))
    event.add("duration", dt.timedelta(minutes=minutes))
    event.add("rrule", {"freq": "weekly", "byday": [WEEKDAYS[day] for day in sorted(weekdays)]})
    return event


def _complete_event(
    event: Event, calendar: uuid.UUID, name: str, words: Mapping[str, str], *, notice_minutes: int
) -> Event:
    """Give an event its id, its words and its alarm; a negative notice is after its start."""
    kind = "".join(takewhile(str.isalpha, name))
    title = words[f"{kind}.title"]
    event.add("uid", _make_uid(calendar, name))
    event.add("summary", title)
    event.add("description", words[f"{kind}.text"])
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", -dt.timedelta(minutes=notice_minutes))
    event.add_component(alarm)
    return event


def _make_uid(calendar: uuid.UUID, name: str) -> str:
    return str(uuid.uuid5(calendar, name))


def _count_minutes(at: dt.time) -> int:
    return 60 * at.hour + at.minute
