"""Weeks with a target: practice on three days of seven, and never a miss for being ill.

A week is what people can plan; a daily streak breaks on the first bad day and takes the rest with
it. Days ill, away or in a flare make the target smaller, and a week with too few days left waits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from msgspec import Struct

from psoas_coach.progress.date_range import list_steps

TARGET_DAYS = 3
"""Days in seven: as many as the plan asks for before it takes a step, see ``data/dose.toml``."""


class WeekTarget(Struct, frozen=True):
    """One week: how many days were asked for and how many had a session.

    Attributes:
        target: 0 when too few days were left: the week waits.
        over: Whether its last day lies before today.
    """

    monday: dt.date
    target: int
    done: int
    over: bool

    @property
    def is_met(self) -> bool:
        """Whether there was a target, and it was reached."""
        return 0 < self.target <= self.done

    @property
    def counts(self) -> bool:
        """Whether anything may be said about it: a week under way counts only once it is met."""
        return self.is_met or (self.over and self.target > 0)


def list_week_targets(
    done: Collection[dt.date],
    waiting: Collection[dt.date],
    today: dt.date,
    week_begins: int = 0,
) -> tuple[WeekTarget, ...]:
    """Return every week from the one of the first session to that of today.

    Args:
        done: Days with a session; those after today are passed over.
        waiting: Days ill, away, flared up or skipped on a journey. One that has a session counts
            as any other day.
        today: The person's own date.
        week_begins: First day of the person's week, 0 for Monday.
    """
    practised = {date for date in done if date <= today}
    if not practised:
        return ()
    first, off = min(practised), set(waiting) - practised
    return tuple(
        _week(monday, first, practised, off, today)
        for monday in list_steps(first, today, "week", week_begins)
    )


def count_met(weeks: Iterable[WeekTarget]) -> tuple[int, int]:
    """Return how many weeks met their target, and of how many.

    >>> monday = dt.date(2026, 3, 2)
    >>> count_met([WeekTarget(monday, 3, 4, True), WeekTarget(monday, 3, 1, True)])
    (1, 2)
    """
    counting = [week for week in weeks if week.counts]
    return sum(week.is_met for week in counting), len(counting)


def _week(
    monday: dt.date,
    first: dt.date,
    done: Collection[dt.date],
    off: Collection[dt.date],
    today: dt.date,
) -> WeekTarget:
    days = [monday + dt.timedelta(days=day) for day in range(7)]
    left = sum(day >= first and day not in off for day in days)
    return WeekTarget(
        monday=monday,
        target=TARGET_DAYS * left // 7,
        done=sum(day in done for day in days),
        over=(today - monday).days >= 7,
    )
