"""From what is felt to what is answered: whole points within the ends of the scale."""

from __future__ import annotations

import math
from statistics import NormalDist

from msgspec import Struct

TOP = 10
"""The upper end of the scale, which begins at 0."""
LEAST_SPREAD, MOST_SPREAD = 0.3, 5.0
"""The range in which the standard deviation of days is searched, in points."""
_BEYOND = 3.0
"""How far beyond the ends of the scale the usual day may be, in points."""
_ROUNDS = 40
_NORMAL = NormalDist()


class Answers(Struct, frozen=True):
    """The distribution of answers of people whose felt pain is normally distributed.

    Attributes:
        mean: The mean of their answers, points.
        variance: The variance of their answers, points squared.
        gain: By how much answers change if felt pain changes by a point: 1, and less near an end.
        blur: The part of the variance that does not follow felt pain but comes from rounding and
            from the ends of the scale. It is nearly independent from day to day.
    """

    mean: float
    variance: float
    gain: float
    blur: float


def answer_felt_pain(pain: float) -> int:
    """Return the answer to a felt pain: a whole point from 0 to 10."""
    return min(TOP, max(0, round(pain)))


def expect_answers(usual_pain: float, spread: float) -> Answers:
    """Return the distribution of answers for a usual pain and a spread of days."""
    away = [(usual_pain - point - 0.5) / spread for point in range(TOP)]
    above = [_NORMAL.cdf(distance) for distance in away]  # The probability of more than each point.
    mean = sum(above)
    variance = sum((2 * point + 1) * share for point, share in enumerate(above)) - mean**2
    gain = sum(_NORMAL.pdf(distance) for distance in away) / spread
    return Answers(mean, variance, gain, max(0.0, variance - (gain * spread) ** 2))


def estimate_felt_pain(level: float, deviation: float) -> tuple[float, float]:
    """Return the mean and the spread of felt pain, from those of the answers.

    Near an end of the scale, answers vary less than felt pain, and a fall appears smaller than it
    is.
    """
    usual_pain, spread = level, max(deviation, LEAST_SPREAD)
    for _ in range(_ROUNDS):
        expected = expect_answers(usual_pain, spread)
        clipped = math.sqrt(max(expected.variance, 0.01))
        usual_pain = min(TOP + _BEYOND, max(-_BEYOND, usual_pain + level - expected.mean))
        spread = min(MOST_SPREAD, max(LEAST_SPREAD, spread * deviation / clipped))
    return usual_pain, spread
