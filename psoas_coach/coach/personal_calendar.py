"""The person's own day and week: when a day begins, and the person's current date.

``now`` is the only function that determines the date; nothing else derives a day from an instant.
The date never goes back: for a person who flies east over the date line it stays the same until the
local time has caught up, so that nothing recorded lies in the future or is recorded twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from psoas_coach.content.weeks import MONDAY, SATURDAY, SUNDAY
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, make_moment

DAY_SETTING = "day.begins"
"""The setting with the hour at which the day begins."""
WEEK_SETTING = "week.begins"
"""The setting with the first day of the week, if the person has chosen one."""
HOURS = range(6)
"""From midnight to five: with a later hour, early risers would still be in the day before."""
WEEKDAYS = (MONDAY, SATURDAY, SUNDAY)
LONGEST_SITTING = dt.timedelta(hours=3)
"""How long a sitting may continue past midnight. The longest plan takes less than an hour, and
nobody lies on the floor for three. Our choice.
"""
SAME_DAY_KINDS = frozenset({"check_in", "measure", "daily_answer"})
"""Notes that are made on the day that they are about; others may be about a later day."""


def read_day_start_hour(settings: Mapping[str, Any]) -> int:
    """Return the hour at which the person's day begins, 0 to 5; midnight until they choose."""
    hour = settings.get(DAY_SETTING)
    return hour if type(hour) is int and hour in HOURS else 0


def read_first_weekday(settings: Mapping[str, Any], usual: int) -> int:
    """Return the first day of the week, as ``date.weekday`` counts; ``usual`` until they choose."""
    day = settings.get(WEEK_SETTING)
    return day if type(day) is int and day in WEEKDAYS else usual


def find_local_moment(
    instant: dt.datetime, zone: str, begins: int, later: tuple[Moment, ...]
) -> Moment:
    """Return an instant with the person's own date.

    Args:
        instant: An aware datetime.
        zone: The person's time zone.
        begins: The hour at which their day begins.
        later: From ``load_later_moments``.
    """
    return advance_date(make_moment(instant, zone, begins), later)


def advance_date(local: Moment, later: tuple[Moment, ...]) -> Moment:
    """Return a moment with a date that is not before the person's latest one.

    Args:
        local: The moment with the date in the current zone.
        later: From ``load_later_moments``. A moment after ``local`` comes from a wrong clock and is
            ignored.
    """
    dates = [entry.local_date for entry in later if entry.utc <= local.utc]
    if not dates:
        return local
    return msgspec.structs.replace(local, local_date=max([local.local_date, *dates]))


def load_later_moments(journal: Journal, date: dt.date) -> tuple[Moment, ...]:
    """Return the moments of entries about dates after ``date``, as after crossing the date line."""
    since = date + dt.timedelta(days=1)

    def list_moments() -> Iterator[Moment]:
        yield from (session.at for session in journal.sessions.list(since=since))
        yield from (
            note.at for note in journal.day_notes.list(since=since) if note.kind in SAME_DAY_KINDS
        )
        yield from (check.at for check in journal.self_checks.list(limit=1))

    return tuple(at for at in list_moments() if at.local_date >= since)


def load_moment(journal: Journal, instant: dt.datetime) -> Moment:
    """Return an instant with the person's own date when no browser gives the time zone.

    The zone is that of their last entry, or UTC without entries.

    Args:
        journal: The person's journal.
        instant: An aware datetime.
    """
    moments = [check.at for check in journal.self_checks.list(limit=1)]
    moments += [session.at for session in journal.sessions.list(limit=1)]
    zone = max(moments, key=lambda at: at.utc).zone if moments else "UTC"
    begins = read_day_start_hour(journal.settings.read_all())
    date = find_local_moment(instant, zone, begins, ()).local_date
    return find_local_moment(instant, zone, begins, load_later_moments(journal, date))


def find_day_end(at: Moment, begins: int) -> dt.datetime:
    """Return the instant, in UTC, at which the person's date changes.

    If clocks skip that hour, it is the instant of the clock change.
    """
    following = at.local_date + dt.timedelta(days=1)
    local = dt.datetime.combine(following, dt.time(begins), ZoneInfo(at.zone))
    return local.astimezone(dt.UTC)


def is_same_sitting(start: Moment, at: Moment) -> bool:
    """Whether something begun at ``start`` belongs to the present, even across midnight."""
    return (
        start.local_date == at.local_date or dt.timedelta() <= at.utc - start.utc <= LONGEST_SITTING
    )
