"""Select the days that are compared: the first weeks of a period, and its last ones.

Weeks are counted from the first day with any entry, and a week counts once it is over. A statement
can therefore change only once a week, and looking every day shows nothing that looking every week
would not.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from statistics import fmean

from msgspec import Struct

from psoas_coach.progress.series import Point

FIRST_WEEKS, LAST_WEEKS = 6, 4
"""The weeks that are compared; half of the time each if there are fewer. Our choice: with two and
two, flat pain would be called changed five times as often, and with more than four at the end a
change would not be detected within four weeks.
"""
OPENING_WEEKS = 2
"""The weeks that "when you began" refers to. Our choice."""
FEWEST_WEEKS = 2
"""Fewest weeks in each of the two windows."""
FEWEST = 6
"""Fewest days recorded in each of the two windows. Our choice."""
SETTLING_WEEKS = 6
"""An improvement is not counted from the first weeks: people begin in a bad spell, and few of these
last longer. Our choice.
"""
MOST_OTHERS = 6
"""The most blocks of four weeks between the windows that are used to estimate autocorrelation."""
_WEEK = 7


class Windows(Struct, frozen=True):
    """The days at the start and the recent days.

    Attributes:
        since: The first day of the weeks at the start.
        first_weeks: The number of weeks in ``start``.
        last_weeks: The number of weeks in ``recent``.
        others: The days around them in groups of four weeks. They are not compared, but help to
            estimate the autocorrelation of this person's days.
    """

    start: Sequence[Point]
    recent: Sequence[Point]
    first_weeks: int
    last_weeks: int
    since: dt.date
    others: Sequence[Sequence[Point]] = ()


def select_first_weeks_and_last(
    points: Sequence[Point], from_: dt.date, until: dt.date
) -> Windows | None:
    """Return the first and the last weeks of a period, which never overlap.

    None if there are not two weeks for each, or fewer than six days with an entry in one.

    Args:
        points: By rising dates.
        from_: The first day of the period.
        until: The day after its last day.
    """
    weeks = (until - from_).days // _WEEK
    if weeks < 2 * FEWEST_WEEKS:
        return None
    last = min(LAST_WEEKS, weeks // 2)
    return _cut(points, from_, until, min(FIRST_WEEKS, weeks - last), last)


def select_opening_and_last(
    points: Sequence[Point], from_: dt.date, until: dt.date
) -> Windows | None:
    """Return the first week, or two if it has too few entries, and the last weeks.

    Args:
        points: In order of date.
        from_: First day of the first week.
        until: The day after the last week.
    """
    weeks = (until - from_).days // _WEEK
    if weeks < OPENING_WEEKS + 1 + FEWEST_WEEKS:
        return None
    last = min(LAST_WEEKS, weeks - OPENING_WEEKS - 1)
    first = bisect_left(points, from_ + dt.timedelta(weeks=1), key=lambda point: point.date)
    return _cut(points, from_, until, 1 if first >= FEWEST else OPENING_WEEKS, last)


def select_first_and_last_weeks(
    points: Sequence[Point], began: dt.date | None = None
) -> Windows | None:
    """Return the first and the last weeks of points; None if there are too few.

    Args:
        points: In any order.
        began: The first day on which this was ever recorded; the first point's if None.
    """
    if not points:
        return None
    points = sorted(points, key=lambda point: point.date)
    began = began or points[0].date
    from_, until = find_week_start(began, points[0].date), find_last_close(began, points[-1].date)
    return select_first_weeks_and_last(points, from_, until)


def find_week_start(began: dt.date, date: dt.date) -> dt.date:
    """Return the first day of the next week, counted from ``began``, on or after a date."""
    return began + dt.timedelta(weeks=max(0, -((began - date).days // _WEEK)))


def find_last_close(began: dt.date, date: dt.date) -> dt.date:
    """Return the day after the last whole week, counted from ``began``, up to a date."""
    return began + dt.timedelta(weeks=((date - began).days + 1) // _WEEK)


def _cut(
    points: Sequence[Point], from_: dt.date, until: dt.date, first_weeks: int, last_weeks: int
) -> Windows | None:
    def find_index(date: dt.date) -> int:
        return bisect_left(points, date, key=lambda point: point.date)

    start = points[find_index(from_) : find_index(from_ + dt.timedelta(weeks=first_weeks))]
    lately_from = until - dt.timedelta(weeks=last_weeks)
    recent = points[find_index(lately_from) : find_index(until)]
    if min(len(start), len(recent)) < FEWEST:
        return None
    others = [
        *_select_between(
            points[find_index(from_ + dt.timedelta(weeks=first_weeks)) : find_index(lately_from)]
        ),
        points[find_index(from_ - dt.timedelta(weeks=SETTLING_WEEKS)) : find_index(from_)],
    ]
    return Windows(start, recent, first_weeks, last_weeks, from_, others)


def _select_between(points: Sequence[Point]) -> list[Sequence[Point]]:
    """Return the last days between two windows, four weeks each, without the most uneven four.

    If the level changed, it probably did so in those four weeks, which would therefore reflect the
    change and not the usual variation of days.
    """
    if not points:
        return []
    last = points[-1].date.toordinal()
    blocks = [
        list(block)
        for _, block in groupby(
            points, key=lambda point: (last - point.date.toordinal()) // (LAST_WEEKS * _WEEK)
        )
    ][-MOST_OTHERS:]
    blocks.remove(max(blocks, key=_measure_unevenness))
    return list(blocks)


def _measure_unevenness(block: Sequence[Point]) -> float:
    """Return the difference between the two halves of some days."""
    half = len(block) // 2
    if not half:
        return 0.0
    first, then = ([point.value for point in some] for some in (block[:half], block[half:]))
    return abs(fmean(first) - fmean(then))
