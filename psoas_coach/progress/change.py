"""When a change of pain may be called one.

Only at 2 points and 30 percent together, on the scale from 0 to 10. Two points is more than chance
for one person [CHILDS05]; experts took 2 points or 30 percent for a change that matters [OSTELO08],
and how much matters depends on the pain at the start [GER21]. We ask for both, so that neither a
strong pain nor a weak one is called changed too soon. A pain below 2 cannot fall by 2 points, so
no such change can ever be seen from there, and we say so.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from psoas_coach.progress.series import Point

POINTS = 2
PERCENT = 30
WINDOW_DAYS = 14
"""What "at the start" and "lately" mean: two weeks each. A choice of ours."""
FEWEST = 3
"""Fewest values in each of the two windows. A choice of ours: one bad day must not decide."""

Verdict = Literal["better", "worse", "within", "low_start"]


class Comparison(Struct, frozen=True):
    """Pain at the start and lately, 0 to 10, as medians, and what may be said about it."""

    start: float
    lately: float
    verdict: Verdict

    @property
    def rose(self) -> bool:
        """Whether it rose by 2 points or more, from however low a start."""
        return self.lately - self.start >= POINTS


def verdict(start: float, lately: float) -> Verdict:
    """Say what two pains, 0 to 10, may be called.

    >>> verdict(5, 3), verdict(8, 6), verdict(3, 5.5), verdict(1.5, 0)
    ('better', 'within', 'worse', 'low_start')
    """
    if start < POINTS:
        return "low_start"
    change = abs(lately - start)
    if change < POINTS or change * 100 < PERCENT * start:
        return "within"
    return "better" if lately < start else "worse"


def compared(start: float, lately: float) -> Comparison:
    """Put two pains, 0 to 10, side by side."""
    return Comparison(start, lately, verdict(start, lately))


def start_and_lately(points: Sequence[Point]) -> Comparison | None:
    """Compare the first two weeks of points of rising dates with the last two.

    None while the two windows overlap or one of them has fewer than three values.
    """
    if not points:
        return None
    window = dt.timedelta(days=WINDOW_DAYS)
    ends, begins = points[0].date + window, points[-1].date - window
    if begins < ends - dt.timedelta(days=1):
        return None
    start = [point.value for point in points if point.date < ends]
    lately = [point.value for point in points if point.date > begins]
    if min(len(start), len(lately)) < FEWEST:
        return None
    return compared(statistics.median(start), statistics.median(lately))
