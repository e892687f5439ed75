"""Decide when a difference in pain is called a change.

It needs both 2 points and 30 percent, on the scale from 0 to 10. Two points is more than chance for
one person [CHILDS05]; experts took 2 points or 30 percent for a change that matters [OSTELO08], and
how much matters depends on the pain at the start [GER21]. Both are required, so that neither strong
nor weak pain is called changed too early. A pain below 2 cannot fall by 2 points, so no such change
can be detected from there, and the app says so.

The person's own days must also make such a difference unlikely by chance, even for a person who
looks every day: see ``SURE``.

People begin when it hurts most. A person who begins in a bad spell of four weeks and comes out of
it has the same data as a person who got better within four weeks, and no statistics can distinguish
the two. So there are two statements. Pain that is lower than in the first two weeks has *eased*,
which is true for both. A change for the *better* is only stated for a start after six weeks, when
such a spell is over. ``docs/progress.md`` reports how often this is wrong for simulated people
whose true course is known.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from statistics import fmean
from typing import Literal

import msgspec
from msgspec import Struct

from psoas_coach.progress.autocorrelation import compute_error, weigh_day_models
from psoas_coach.progress.comparison_windows import (
    SETTLING_WEEKS,
    Windows,
    find_last_close,
    find_week_start,
    select_first_weeks_and_last,
    select_opening_and_last,
)
from psoas_coach.progress.day_noise import compute_trimmed_mean
from psoas_coach.progress.series import Point

POINTS = 2
PERCENT = 30
SURE, SURE_OF_RISE = 3.2, 3.4
"""A fall, and a rise, must be this many times its standard error. Windows close once a week, so
that half a year has 26 different looks at a fall, however often somebody looks. Each may be wrong
with one 26th of 5 percent, which is 2.9 standard errors in one direction. A rise is looked for from
two starts, which makes 52 looks and 3.1. A tenth more allows for errors that are themselves found
from the answers. By Bonferroni's inequality all looks of half a year together are then wrong with 5
percent at most, however alike they are."""
SURE_OF_EASE = 1.64
"""The same for pain that has eased: a single look at 5 percent. It says less than a change."""
SURE_OF_CHECKS = 2.33
"""The same for self-checks, which are weeks apart, so that there are few looks: chance alone goes
as far in one person of a hundred, in one direction."""
ONE_RATING = 1.02
"""Points by which a single rating is off (its standard error of measurement) [CHILDS05]."""
MOST_CHECKS = 3
"""Self-checks taken together at each end. Our choice."""

Verdict = Literal["better", "eased", "worse", "within", "unsure", "low_start"]


class Comparison(Struct, frozen=True):
    """Pain at the start and lately, 0 to 10, and the verdict.

    Attributes:
        error: The standard error of the difference, points; infinite for one rating against
            another, and 0 if only the points decide.
        first_weeks: The number of weeks in ``start``; 0 for self-checks.
        last_weeks: The number of weeks in ``recent``; 0 for self-checks.
        checks: The number of self-checks averaged at each end; 0 for weeks.
        since: The first day of the weeks in ``start``; None for self-checks.
    """

    start: float
    recent: float
    verdict: Verdict
    error: float = 0.0
    first_weeks: int = 0
    last_weeks: int = 0
    checks: int = 0
    since: dt.date | None = None

    @property
    def rose(self) -> bool:
        """Whether pain rose by 2 points or more and beyond chance, from any start."""
        rise = self.recent - self.start
        sure = SURE_OF_CHECKS if self.checks else SURE_OF_RISE
        return rise >= POINTS and rise >= sure * self.error


def judge(start: float, recent: float, error: float = 0.0, sure: float | None = None) -> Verdict:
    """Return the verdict about two pains, 0 to 10.

    Args:
        start: Pain at the start.
        recent: Pain lately.
        error: The standard error of their difference, points.
        sure: How many standard errors a change needs; None for ``SURE`` or ``SURE_OF_RISE``.

    >>> [judge(*one) for one in ((5, 3), (8, 6), (3, 5.5), (1.5, 0), (5, 3, 1))]
    ['better', 'within', 'worse', 'low_start', 'unsure']
    """
    if start < POINTS:
        return "low_start"
    change = abs(recent - start)
    if change < POINTS or change * 100 < PERCENT * start:
        return "within"
    if sure is None:
        sure = SURE if recent < start else SURE_OF_RISE
    if change < sure * error:
        return "unsure"
    return "better" if recent < start else "worse"


def compare_start_with_lately(
    points: Sequence[Point], began: dt.date | None = None
) -> Comparison | None:
    """Compare the first weeks of points with the last ones.

    None if there is too little to compare, see ``windows``.

    Args:
        points: In any order.
        began: The first day on which this was ever recorded; the first point's if None.
    """
    if not points:
        return None
    points = sorted(points, key=lambda point: point.date)
    began = began or points[0].date
    until = find_last_close(began, points[-1].date)
    from_ = find_week_start(began, points[0].date)
    later = max(from_, began + dt.timedelta(weeks=SETTLING_WEEKS))
    windows = select_first_weeks_and_last(points, later, until)
    comparison = _compare_windows(windows) if windows else None
    if from_ > began or (comparison is not None and _has_moved(comparison)):
        return comparison
    before_settling = _compare_with_beginning(points, began, until)
    return (
        before_settling
        if before_settling is not None and (comparison is None or _has_moved(before_settling))
        else comparison
    )


def compare_with_beginning(points: Sequence[Point]) -> tuple[Comparison, ...]:
    """Compare the first week or two, and the first six, with the last ones, each with its error.

    Empty if there is too little to compare. Whether a fall can be ruled out is up to the caller:
    the verdicts are those for a change.

    Args:
        points: In any order; the first one is the beginning.
    """
    if not points:
        return ()
    points = sorted(points, key=lambda point: point.date)
    began, until = points[0].date, find_last_close(points[0].date, points[-1].date)
    comparison = (
        select_opening_and_last(points, began, until),
        select_first_weeks_and_last(points, began, until),
    )
    return tuple(_compare_windows(windows, always=True) for windows in comparison if windows)


def _compare_with_beginning(
    points: Sequence[Point], began: dt.date, until: dt.date
) -> Comparison | None:
    """Compare with the very first weeks: pain may have risen or eased since, but not got better."""
    opening = select_opening_and_last(points, began, until)
    whole = select_first_weeks_and_last(points, began, until)
    if opening is None or whole is None:
        return None
    fall, rise = _compare_windows(opening, SURE_OF_EASE), _compare_windows(whole)
    for candidate in (rise, fall):
        if candidate.verdict == "better":
            return msgspec.structs.replace(candidate, verdict="eased")
    return rise


def _compare_windows(
    windows: Windows, sure: float | None = None, *, always: bool = False
) -> Comparison:
    """Compare two windows; the error is computed if it matters for the verdict, or ``always``."""
    start = compute_trimmed_mean([point.value for point in windows.start])
    recent = compute_trimmed_mean([point.value for point in windows.recent])
    off, verdict = 0.0, judge(start, recent)
    if always or verdict in {"better", "worse"} or recent - start >= POINTS:
        days = [[point.date for point in some] for some in (windows.start, windows.recent)]
        off = compute_error(weigh_day_models(_open(windows)), *days)
        verdict = judge(start, recent, off, sure)
    weeks = windows.first_weeks, windows.last_weeks
    return Comparison(start, recent, verdict, off, *weeks, since=windows.since)


def _open(windows: Windows) -> list[Sequence[Point]]:
    """Return the groups of days from which the spread of days is estimated.

    Answers near 0 cannot vary much, however much the pain does, so such days are left out. The
    recent days are always included, because a change requires that they or the start are higher.
    """
    groups = (windows.start, *windows.others)
    return [
        windows.recent,
        *(some for some in groups if some and fmean(point.value for point in some) >= POINTS),
    ]


def compare_self_checks(points: Sequence[Point], apart_days: int) -> Comparison | None:
    """Compare the first self-checks with the latest ones, by the mean of up to three at each end.

    Single ratings are compared but never called a change: both have an error of about a point
    [CHILDS05], and the first one was given when it hurt most.

    Args:
        points: A rating each, in any order.
        apart_days: The least distance between first and last checks; None is returned below it.
    """
    points = sorted(points, key=lambda point: point.date)
    if len(points) < 2 or (points[-1].date - points[0].date).days < apart_days:
        return None
    checks = min(MOST_CHECKS, len(points) // 2)
    start = fmean(point.value for point in points[:checks])
    recent = fmean(point.value for point in points[-checks:])
    off = ONE_RATING * math.sqrt(2 / checks) if checks > 1 else math.inf
    verdict = judge(start, recent, off, SURE_OF_CHECKS)
    return Comparison(start, recent, verdict, off, checks=checks)


def _has_moved(comparison: Comparison) -> bool:
    """Whether a comparison shows any change."""
    return comparison.verdict in {"better", "eased", "worse"} or (
        comparison.verdict == "low_start" and comparison.rose
    )
