"""When a change of pain may be called one.

Only at 2 points and 30 percent together, on the scale from 0 to 10. Two points is more than chance
for one person [CHILDS05]; experts took 2 points or 30 percent for a change that matters [OSTELO08],
and how much matters depends on the pain at the start [GER21]. We ask for both, so that neither a
strong pain nor a weak one is called changed too soon. A pain below 2 cannot fall by 2 points, so
no such change can ever be seen from there, and we say so.

And only where the person's own days would hardly do as much by chance: whoever swings from 2 to 8
within a week needs more than 2 points to have changed. Compared are the first six weeks of the time
looked at and the last four, or half of it each where there is less. The first week that was ever
told is left out: people begin when it hurts most, and would seem better by that alone.
``docs/progress.md`` has how often this is wrong for invented people whose truth is known.
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from psoas_coach.progress.scatter import centre, mean_variance, pooled_spread
from psoas_coach.progress.series import Point

POINTS = 2
PERCENT = 30
FIRST_WEEKS, LAST_WEEKS = 6, 4
"""Weeks compared, half of the time each where there is less. A choice of ours: with two and two a
flat pain would be called changed five times as often, and with more than four lately a change would
not be seen within four weeks."""
FEWEST_WEEKS = 2
"""Fewest weeks in each of the two windows."""
FEWEST = 6
"""Fewest days told in each of the two windows. A choice of ours."""
SETTLING_DAYS = 7
"""Days after the very first one that are not compared with. A choice of ours."""
SURE = 2.33
"""A change must be this many times its standard error: chance alone goes as far in one person of a
hundred, in one direction. So strict because people look again and again."""
ONE_RATING = 1.02
"""Points by which a single rating is off (its standard error of measurement) [CHILDS05]."""
MOST_CHECKS = 3
"""Self-checks taken together at each end. A choice of ours."""

Verdict = Literal["better", "worse", "within", "unsure", "low_start"]


class Comparison(Struct, frozen=True):
    """Pain at the start and lately, 0 to 10, and what may be said about it.

    Attributes:
        error: Points by which the difference can be off by chance (standard error); without end
            where one rating stands against one.
        first_weeks: Weeks that ``start`` stands for; 0 where self-checks were compared.
        last_weeks: Weeks that ``lately`` stands for, likewise.
        checks: Self-checks taken together at each end; 0 where weeks were compared.
    """

    start: float
    lately: float
    verdict: Verdict
    error: float = 0.0
    first_weeks: int = 0
    last_weeks: int = 0
    checks: int = 0

    @property
    def rose(self) -> bool:
        """Whether it rose by 2 points or more and not by chance, from however low a start."""
        rise = self.lately - self.start
        return rise >= POINTS and rise >= SURE * self.error


def verdict(start: float, lately: float, error: float = 0.0) -> Verdict:
    """Say what two pains, 0 to 10, may be called.

    Args:
        start: Pain at the start.
        lately: Pain lately.
        error: Points by which their difference can be off by chance (standard error).

    >>> verdict(5, 3), verdict(8, 6), verdict(3, 5.5), verdict(1.5, 0), verdict(5, 3, 1)
    ('better', 'within', 'worse', 'low_start', 'unsure')
    """
    if start < POINTS:
        return "low_start"
    change = abs(lately - start)
    if change < POINTS or change * 100 < PERCENT * start:
        return "within"
    if change < SURE * error:
        return "unsure"
    return "better" if lately < start else "worse"


def start_and_lately(points: Sequence[Point], began: dt.date | None = None) -> Comparison | None:
    """Compare the first weeks of points with the last ones.

    None while there are not two weeks for each of the two, or fewer than six days told in one.

    Args:
        points: In any order.
        began: The first day on which this was ever told; the first point's when None.
    """
    if not points:
        return None
    points = sorted(points, key=lambda point: point.date)
    settled = (began or points[0].date) + dt.timedelta(days=SETTLING_DAYS)
    dates = [point.date for point in points]
    first = bisect_left(dates, settled)
    if first == len(dates):
        return None
    weeks = ((dates[-1] - dates[first]).days + 1) // 7
    if weeks < 2 * FEWEST_WEEKS:
        return None
    last_weeks = min(LAST_WEEKS, weeks // 2)
    first_weeks = min(FIRST_WEEKS, weeks - last_weeks)
    ends = bisect_left(dates, dates[first] + dt.timedelta(weeks=first_weeks))
    begins = bisect_right(dates, dates[-1] - dt.timedelta(weeks=last_weeks))
    if min(ends - first, len(dates) - begins) < FEWEST:
        return None
    start = [point.value for point in points[first:ends]]
    lately = [point.value for point in points[begins:]]
    chance = mean_variance(dates[first:ends]) + mean_variance(dates[begins:])
    error = pooled_spread((start, lately)) * math.sqrt(chance)
    before, now = centre(start), centre(lately)
    called = verdict(before, now, error)
    return Comparison(before, now, called, error, first_weeks, last_weeks)


def first_and_latest(points: Sequence[Point], apart_days: int) -> Comparison | None:
    """Compare the first self-checks with the latest ones, by the mean of up to three at each end.

    Two single ones are put side by side and never called a change: both can be off by a point
    [CHILDS05], and the first one was given when it hurt most.

    Args:
        points: A rating each, in any order.
        apart_days: None is returned for first and last checks closer than this.
    """
    points = sorted(points, key=lambda point: point.date)
    if len(points) < 2 or (points[-1].date - points[0].date).days < apart_days:
        return None
    checks = min(MOST_CHECKS, len(points) // 2)
    start = statistics.fmean(point.value for point in points[:checks])
    lately = statistics.fmean(point.value for point in points[-checks:])
    error = ONE_RATING * math.sqrt(2 / checks) if checks > 1 else math.inf
    return Comparison(start, lately, verdict(start, lately, error), error, checks=checks)
