"""How far a person's days lie apart, and how far the mean of some of them can be off by chance.

Days are not independent draws: a bad day is more often followed by another. A mean of 28 days is
therefore less sure than 28 separate people would make it, and everything here allows for that.
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections.abc import Iterable, Sequence
from itertools import pairwise

ECHO = 0.6
"""How much of today's difference from the usual is still there tomorrow. A choice of ours, at the
upper end of 0 to 0.6: the larger it is, the fewer changes are called."""
SPREAD = 1.5
"""Points by which a day of pain differs from the usual (standard deviation), taken for granted as
long as a person has told little. A choice of ours, in the middle of 0.5 to 2.5."""
TRUST = 4
"""How many days ``SPREAD`` weighs beside the days that a person did tell. A choice of ours."""
ENDS = 10
"""Percent left out at the top, and as much at the bottom, before a mean is taken."""


def centre(values: Sequence[float]) -> float:
    """Return the mean without the highest and the lowest tenth, rounded to whole values.

    A flare or a slip of the finger then weighs little, and, other than a median of whole
    numbers, it does not jump from one whole number to the next.

    >>> centre([4, 4, 4, 5, 5, 5, 4, 4, 5, 10])
    4.5
    """
    ordered = sorted(values)
    out = (len(ordered) * ENDS + 50) // 100
    return statistics.fmean(ordered[out : len(ordered) - out])


def pooled_spread(groups: Iterable[Sequence[float]], usual: float = SPREAD) -> float:
    """Return the standard deviation of values around the mean of their own group.

    ``usual`` counts as ``TRUST`` values more, so that three equal days are no proof of calm.
    """
    squares, free = TRUST * usual**2, float(TRUST)
    for values in groups:
        if values:
            middle = statistics.fmean(values)
            squares += sum((value - middle) ** 2 for value in values)
            free += len(values) - 1
    return math.sqrt(squares / free)


def mean_variance(dates: Sequence[dt.date]) -> float:
    """Return how far a mean of days is off, squared, where the spread of a day is 1.

    The variance of the mean of an AR(1) series with gaps: the sum of ``ECHO ** days between`` over
    all pairs of days, by the number of pairs. Worked: two days in a row give
    (1 + 1 + 2 x 0.6) / 4 = 0.8, where two independent ones would give 0.5.

    Args:
        dates: Rising, at least one; equal ones are taken for the same day.
    """
    pairs = carried = 0.0
    for before, date in pairwise(dates):
        carried = (carried + 1.0) * ECHO ** max(0, (date - before).days)
        pairs += carried
    return (len(dates) + 2 * pairs) / len(dates) ** 2
