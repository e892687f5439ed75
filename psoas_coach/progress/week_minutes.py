"""Minutes of lengthening per week for each side, against the range that studies support.

At least 5 minutes a week give more movement [THOMAS18]; beyond about 10 no further gain has been
shown [INGRAM24]. A move without sides works on both, so its time counts for each of them. A week
without a session has no minutes to show: it is a gap and not a zero.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.date_range import DateRange, Step, floor_to_step

LEAST = 5
"""The minutes per week and side from which studies show a gain [THOMAS18]."""


class Practised(Struct, frozen=True):
    """One week with sessions: minutes of lengthening for each side, and of everything.

    Attributes:
        monday: Its first day, a Monday if weeks begin on Mondays.
    """

    monday: dt.date
    left: float
    right: float
    everything: float


class Typical(Struct, frozen=True):
    """The mean of the weeks with sessions in one step of time."""

    start: dt.date
    left: float
    right: float
    weeks: int


def sum_practice(days: Iterable[Day], span: DateRange) -> tuple[Practised, ...]:
    """Sum up the days of each week; a week that only overlaps the span counts."""
    first, sums = (
        floor_to_step(span.first, "week", span.week_begins),
        defaultdict[dt.date, list[Day]](list),
    )
    for day in days:
        if day.seconds and first <= day.local_date <= span.last:
            sums[floor_to_step(day.local_date, "week", span.week_begins)].append(day)
    return tuple(
        Practised(
            monday,
            left=sum(day.left for day in inside) / 60,
            right=sum(day.right for day in inside) / 60,
            everything=sum(day.seconds for day in inside) / 60,
        )
        for monday, inside in sorted(sums.items())
    )


def find_typical(weeks: Iterable[Practised], step: Step) -> tuple[Typical, ...]:
    """Return the mean week of each step of time with sessions."""
    grouped: dict[dt.date, list[Practised]] = {}
    for week in weeks:
        grouped.setdefault(
            week.monday if step == "week" else floor_to_step(week.monday, step), []
        ).append(week)
    return tuple(
        Typical(
            start,
            statistics.fmean(week.left for week in inside),
            statistics.fmean(week.right for week in inside),
            len(inside),
        )
        for start, inside in grouped.items()
    )


def is_inside_range(weeks: Iterable[Practised], most: float) -> int:
    """Count the weeks in which both sides got from 5 to ``most`` minutes, rounded to minutes."""
    return sum(
        round(min(week.left, week.right)) >= LEAST and round(max(week.left, week.right)) <= most
        for week in weeks
    )
