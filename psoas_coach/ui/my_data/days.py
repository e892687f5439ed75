"""Moving an entry to another day: the same time on the person's own clock, in the same zone."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from psoas_coach.journal.records import Moment, moment

OLDEST_DAYS = 3653
"""An entry may be moved back ten years."""
NOON = dt.time(12)
"""The time of day of something told about a day gone by."""


def on_another_day(at: Moment, date: dt.date) -> Moment:
    """Return the moment on ``date`` at the clock time of ``at``.

    What was told half an hour after midnight may belong to the day before, and stays so.

    A clock time that a change to summer time leaves out becomes the one an hour later, as clocks
    do that night.
    """
    if date == at.local_date:
        return at
    there = at.utc.astimezone(ZoneInfo(at.zone)) + (date - at.local_date)
    return Moment(there.astimezone(dt.UTC), date, at.zone)


def on_day(date: dt.date, now: Moment) -> Moment:
    """Return now for today, and noon in the person's zone for a day gone by."""
    if date == now.local_date:
        return now
    return moment(dt.datetime.combine(date, NOON, ZoneInfo(now.zone)), now.zone)


def may_be(date: object, earliest: dt.date, today: dt.date) -> bool:
    """Whether a browser's answer is a day that something may be told about."""
    return isinstance(date, dt.date) and earliest <= date <= today


def earliest(today: dt.date, current: dt.date | None = None) -> dt.date:
    """Return the first day on offer: ten years back, or the day the entry has already."""
    oldest = today - dt.timedelta(days=OLDEST_DAYS)
    return oldest if current is None else min(oldest, current)
