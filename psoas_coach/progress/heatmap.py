"""A calendar at a glance: a square for each day, or for each month where the days would be dust."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.date_range import DateRange, floor_to_step, steps
from psoas_coach.progress.excluded_days import reason

DAYS_IN_SQUARES = 366
"""Longest time shown by the day: 53 columns are what a phone can hold."""


class DaySquare(Struct, frozen=True):
    """One day with a session or a mark; other days have no square.

    Attributes:
        week: Its column, by the first day of its week.
        row: Its row, 0 for the first day of the week.
        minutes: Minutes held.
        state: ``done``, ``ill``, ``away`` or ``flare``; what was done counts before a mark.
    """

    date: dt.date
    week: dt.date
    row: int
    minutes: float
    state: str


class MonthSquare(Struct, frozen=True):
    """One month in which there was a session: on how many days."""

    year: int
    month: int
    days: int


def weeks(span: DateRange) -> tuple[dt.date, ...]:
    """Return the first day of every week that touches the span, with or without a session."""
    return tuple(steps(span.first, span.last, "week", span.week_begins))


def day_squares(days: Iterable[Day], span: DateRange) -> tuple[DaySquare, ...]:
    """Return a square for every day of the span that was told about."""
    found = []
    for day in days:
        state = "done" if day.sessions else reason(day)
        if state is None or not span.holds(day.local_date):
            continue
        date = day.local_date
        week = floor_to_step(date, "week", span.week_begins)
        found.append(DaySquare(date, week, (date - week).days, day.seconds / 60, state))
    return tuple(found)


def month_squares(days: Iterable[Day], span: DateRange) -> tuple[MonthSquare, ...]:
    """Return a square for every month of the span with a session."""
    counted = Counter(
        (day.local_date.year, day.local_date.month)
        for day in days
        if day.sessions and span.holds(day.local_date)
    )
    return tuple(MonthSquare(year, month, n) for (year, month), n in sorted(counted.items()))
