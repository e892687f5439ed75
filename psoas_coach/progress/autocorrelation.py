"""Estimate how strongly a person's days are correlated, from their own answers.

Tomorrow's pain resembles today's. The autocorrelation decides how far the mean of some weeks can be
off by chance: at 0.9, four weeks of days carry as much information as two independent answers.
Several autocorrelations are therefore tried, each is weighted by the likelihood of the answers
under it (restricted likelihood, which gives every group of days its own mean), and the resulting
variances are averaged with these weights. For a person with answers on a few days only, this is a
mixture of nearly all of them, and therefore wide.

The model is a deviation from the usual level that follows an AR(1) series at uneven distances, plus
a part that is independent from day to day, such as the rounding to whole points.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby, pairwise

from msgspec import Struct

from psoas_coach.progress.series import Point

CORRELATIONS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95)
"""The values of the autocorrelation that are tried. Our choice: pain diaries show 0 to 0.6, and 0.9
at the worst.
"""
FRESH = (0.0, 0.3)
"""Shares of a day's variance that are independent, tried with each autocorrelation."""
SPREAD = 1.5
"""The assumed standard deviation of a day's pain, in points, while a person has recorded little.
Our choice, in the middle of 0.5 to 2.5.
"""
PRIOR_DAYS = 4
"""The weight of ``SPREAD``, in days, against the person's own days. Our choice."""
BLOCK_DAYS, MOST_BLOCKS = 28, 13
"""The length of a block of days with one mean, and the most blocks used: a year is enough."""
_FAR = 400
"""The days after which the autocorrelation is negligible."""


class DayModel(Struct, frozen=True):
    """One hypothesis about the autocorrelation of a person's days.

    Attributes:
        persistence: The share of a deviation that remains the next day, 0 to 1.
        fresh: The share of a day's variance that is independent each day, 0 to 1.
        share: The probability of the hypothesis, 0 to 1; all together are 1.
        variance: The variance of a day under the hypothesis, in squared units of the answers.
    """

    persistence: float
    fresh: float
    share: float
    variance: float

    @property
    def times(self) -> float:
        """By what factor autocorrelation increases the number of days that a mean needs."""
        return 1 + 2 * (1 - self.fresh) * self.persistence / (1 - self.persistence)


def weigh_day_models(
    groups: Iterable[Sequence[Point]], usual: float = SPREAD
) -> tuple[DayModel, ...]:
    """Return the hypotheses about a person's days, with their probabilities.

    Args:
        groups: Groups of days with a mean of their own each, by rising dates.
        usual: The prior standard deviation of a day.
    """
    parts = [
        ([point.value for point in group], _list_gaps([point.date for point in group]))
        for group in groups
        if group
    ]
    free = PRIOR_DAYS + sum(len(values) - 1 for values, _ in parts)
    models = []
    for weighed in CORRELATIONS:
        for fresh in FRESH if weighed else (0.0,):
            squares, logs = PRIOR_DAYS * usual**2, 0.0
            for values, gaps in parts:
                more, log = _compute_misfit(values, gaps, weighed, fresh)
                squares += more
                logs += log
            models.append((-(logs + free * math.log(squares)) / 2, weighed, fresh, squares / free))
    most = max(model[0] for model in models)
    # Without autocorrelation there is no fresh part to vary, so the weight is multiplied.
    weights = [math.exp(model[0] - most) * (len(FRESH) if not model[1] else 1) for model in models]
    whole = sum(weights)
    return tuple(
        DayModel(weighed, fresh, weight / whole, variance)
        for weight, (_, weighed, fresh, variance) in zip(weights, models, strict=True)
    )


def compute_mean_variance(
    dates: Sequence[dt.date], persistence: float, fresh: float = 0.0
) -> float:
    """Return the variance of the mean of days whose own variance is 1.

    The variance of the mean of an AR(1) series with gaps: the sum of ``kept ** days between`` over
    all pairs of days, divided by the number of pairs. For example, two consecutive days with an
    autocorrelation of 0.6 give (1 + 1 + 2 x 0.6) / 4 = 0.8; two independent days would give 0.5.

    Args:
        dates: Rising dates, at least one; equal dates count as neighbouring days.
        persistence: The share of a deviation that remains the next day.
        fresh: The share of the variance that is independent each day.
    """
    powers = _compute_powers(persistence)
    pairs = weighted = 0.0
    for gap in _list_gaps(dates):
        weighted = (weighted + 1.0) * powers[gap]
        pairs += weighted
    return (len(dates) + 2 * (1 - fresh) * pairs) / len(dates) ** 2


def find_typical_autocorrelation(points: Sequence[Point], usual: float = SPREAD) -> float:
    """Return the autocorrelation that gives a long mean the average variance of all hypotheses.

    Args:
        points: By rising dates; only the last ``MOST_BLOCKS`` blocks of four weeks are used.
        usual: The prior standard deviation of a day.
    """
    if not points:
        return 0.0
    last = points[-1].date.toordinal()
    first = bisect_left(
        points, last - BLOCK_DAYS * MOST_BLOCKS + 1, key=lambda point: point.date.toordinal()
    )
    blocks = groupby(
        points[first:], key=lambda point: (last - point.date.toordinal()) // BLOCK_DAYS
    )
    ways = weigh_day_models([list(block) for _, block in blocks], usual)
    whole = sum(model.share * model.variance for model in ways)
    times = sum(model.share * model.variance * model.times for model in ways) / whole
    return (times - 1) / (times + 1)


def compute_error(ways: Sequence[DayModel], *windows: Sequence[dt.date]) -> float:
    """Return the standard error of a difference between the means of windows."""
    return math.sqrt(
        sum(
            model.share
            * model.variance
            * sum(compute_mean_variance(dates, model.persistence, model.fresh) for dates in windows)
            for model in ways
        )
    )


def _compute_misfit(
    values: Sequence[float], gaps: Sequence[int], persistence: float, fresh: float
) -> tuple[float, float]:
    """Return the squared residuals of the best mean, and the log determinant of the model.

    A Kalman filter of the autocorrelated part; values and a constant are filtered together, which
    amounts to generalised least squares for the mean.
    """
    powers, echoing = _compute_powers(persistence), 1 - fresh
    state, unit, variance = 0.0, 0.0, echoing
    own = cross = ones = logs = 0.0
    for place, value in enumerate(values):
        if place:
            power = powers[gaps[place - 1]]
            state *= power
            unit *= power
            variance = echoing + power * power * (variance - echoing)
        wide = variance + fresh + 1e-9
        off, step, gain = value - state, 1.0 - unit, variance / wide
        own += off * off / wide
        cross += off * step / wide
        ones += step * step / wide
        logs += math.log(wide)
        state += gain * off
        unit += gain * step
        variance *= 1 - gain
    return max(0.0, own - cross * cross / ones), logs + math.log(ones)


def _list_gaps(dates: Sequence[dt.date]) -> list[int]:
    days = [date.toordinal() for date in dates]
    return [min(_FAR, max(1, day - before)) for before, day in pairwise(days)]


@cache
def _compute_powers(persistence: float) -> tuple[float, ...]:
    return tuple(persistence**gap for gap in range(_FAR + 1))
