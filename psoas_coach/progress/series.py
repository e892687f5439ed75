"""Values over time, with their gaps.

No line crosses a gap. After a break in the entries a new line starts, because nobody knows what
happened in between.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from psoas_coach.progress.date_range import Step, floor_to_step

GAP_DAYS = 21
"""The longest gap, in days, that a line bridges. Our choice: three missed weeks interrupt it, a
holiday of two weeks does not.
"""


class Point(Struct, frozen=True):
    """One value of one day."""

    date: dt.date
    value: float


class Smoothed(Struct, frozen=True):
    """A value of a line, and the number of its run; lines are only drawn within a run."""

    date: dt.date
    value: float
    run: int


def number_runs(dates: Sequence[dt.date], gap_days: int = GAP_DAYS) -> list[int]:
    """Number the runs of rising dates: a new run begins after a gap of over ``gap_days``.

    >>> day = dt.date(2026, 3, 1)
    >>> number_runs([day, day + dt.timedelta(days=21), day + dt.timedelta(days=43)])
    [0, 0, 1]
    """
    numbers: list[int] = []
    for place, date in enumerate(dates):
        broken = place > 0 and (date - dates[place - 1]).days > gap_days
        numbers.append((numbers[-1] if numbers else 0) + broken)
    return numbers


def compute_means(points: Iterable[Point], step: Step, week_begins: int = 0) -> tuple[Point, ...]:
    """Return the mean of each step of time that has a value, dated at the step's first day.

    Args:
        points: In any order.
        step: The step.
        week_begins: First day of the person's week, 0 for Monday.
    """
    grouped = groupby(points, key=lambda point: floor_to_step(point.date, step, week_begins))
    return tuple(
        Point(start, statistics.fmean(point.value for point in inside)) for start, inside in grouped
    )
