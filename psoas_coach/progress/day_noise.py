"""The spread of a person's days, and a robust mean that one bad day hardly moves."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence

from psoas_coach.progress.autocorrelation import PRIOR_DAYS, SPREAD

ENDS = 10
"""The percentage that is left out at each end before a mean is computed."""


def compute_trimmed_mean(values: Sequence[float]) -> float:
    """Return the mean without the highest and the lowest tenth, rounded to whole values.

    A flare or a wrong tap then has little weight. Unlike a median of whole numbers, it does not
    jump from one whole number to the next.

    >>> compute_trimmed_mean([4, 4, 4, 5, 5, 5, 4, 4, 5, 10])
    4.5
    """
    ordered = sorted(values)
    out = (len(ordered) * ENDS + 50) // 100
    return statistics.fmean(ordered[out : len(ordered) - out])


def compute_pooled_deviation(groups: Iterable[Sequence[float]], usual: float = SPREAD) -> float:
    """Return the standard deviation of values around the mean of their own group.

    ``usual`` counts like ``PRIOR_DAYS`` further values, so three equal days do not imply no spread.
    """
    squares, free = PRIOR_DAYS * usual**2, float(PRIOR_DAYS)
    for values in groups:
        if values:
            middle = statistics.fmean(values)
            squares += sum((value - middle) ** 2 for value in values)
            free += len(values) - 1
    return math.sqrt(squares / free)
