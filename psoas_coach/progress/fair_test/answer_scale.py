"""From what is felt to what is answered: whole points within the ends of the scale."""

from __future__ import annotations

import math
from statistics import NormalDist

from msgspec import Struct

TOP = 10
"""The end of the scale; its beginning is 0."""
LEAST_SPREAD, MOST_SPREAD = 0.3, 5.0
"""Between which a spread of days is looked for (standard deviation), points."""
_BEYOND = 3.0
"""Points beyond the ends at which the usual day may be felt."""
_ROUNDS = 40
_NORMAL = NormalDist()


class Answers(Struct, frozen=True):
    """What people answer whose days differ like a normal variable.

    Attributes:
        mean: Of their answers, points.
        variance: Of their answers, points squared.
        gain: By how much they move if what is felt moves by a point: 1, and less near an end.
        blur: The part of the variance that does not follow what is felt, but comes from rounding
            and from the ends. It has little to do with that of the next day.
    """

    mean: float
    variance: float
    gain: float
    blur: float


def answer(pain: float) -> int:
    """Return the answer to a felt pain: a whole point from 0 to 10."""
    return min(TOP, max(0, round(pain)))


def expect_answers(usual_pain: float, spread: float) -> Answers:
    """Return what people answer who feel so much on the usual day, and whose days differ so."""
    away = [(usual_pain - point - 0.5) / spread for point in range(TOP)]
    above = [_NORMAL.cdf(one) for one in away]  # the chance of more than each point
    mean = sum(above)
    variance = sum((2 * point + 1) * share for point, share in enumerate(above)) - mean**2
    gain = sum(_NORMAL.pdf(one) for one in away) / spread
    return Answers(mean, variance, gain, max(0.0, variance - (gain * spread) ** 2))


def unclip(level: float, deviation: float) -> tuple[float, float]:
    """Return the mean and the spread that are felt, from those of the answers.

    Near an end of the scale answers make days look more alike than they are, and a fall smaller
    than it is.
    """
    usual_pain, spread = level, max(deviation, LEAST_SPREAD)
    for _ in range(_ROUNDS):
        expected = expect_answers(usual_pain, spread)
        clipped = math.sqrt(max(expected.variance, 0.01))
        usual_pain = min(TOP + _BEYOND, max(-_BEYOND, usual_pain + level - expected.mean))
        spread = min(MOST_SPREAD, max(LEAST_SPREAD, spread * deviation / clipped))
    return usual_pain, spread
