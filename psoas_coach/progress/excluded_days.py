"""Days that do not count: ill, away, or in a flare. Charts shade them and never show a zero."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.date_range import DateRange

Reason = Literal["ill", "away", "flare"]
REASONS: tuple[Reason, ...] = ("ill", "away", "flare")
"""The order in which reasons are named if a day has several."""


class ExcludedDays(Struct, frozen=True):
    """Consecutive days with the same reason, both ends included."""

    reason: Reason
    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1


def find_reason(day: Day) -> Reason | None:
    """Return why a day does not count, or None if it counts."""
    return next((reason for reason in REASONS if reason in day.notes), None)


def list_waiting_dates(days: Iterable[Day]) -> frozenset[dt.date]:
    """Return the dates that do not count as missed."""
    return frozenset(day.local_date for day in days if find_reason(day))


def list_marks(days: Iterable[Day], span: DateRange) -> tuple[ExcludedDays, ...]:
    """Return the marked days of a span, with consecutive days joined."""
    excluded: list[ExcludedDays] = []
    for day in days:
        why = find_reason(day)
        if why is None or not span.contains(day.local_date):
            continue
        before = excluded[-1] if excluded else None
        if before and before.reason == why and (day.local_date - before.last).days == 1:
            excluded[-1] = ExcludedDays(why, before.first, day.local_date)
        else:
            excluded.append(ExcludedDays(why, day.local_date, day.local_date))
    return tuple(excluded)
