"""Does more sitting go with more pain? A cautious comparison of a person's own days.

Days within the same two weeks are compared, those above their mean with those below: over a year
both sitting and pain may drift for reasons of their own and would then appear to be related.

A difference is called clear only from 1 point on, the least that people with mild pain notice
[GER21], and only if chance is unlikely to produce it given the spread of the person's own days.
This is less than the 2 points of a change of pain, which allow for the error of a single rating
[CHILDS05]. Here that error is part of the spread of dozens of days, and nobody is told that they
are better. With 2 points, six of seven real differences of that size would be missed.

Clear does not mean proven: pain that lasts from one day to the next may have changed how the person
sat.
"""

from __future__ import annotations

import datetime as dt
import math
import operator
import statistics
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from psoas_coach.progress.autocorrelation import find_typical_autocorrelation
from psoas_coach.progress.day_noise import compute_pooled_deviation
from psoas_coach.progress.series import Point

POINTS = 1
"""The least difference that can be clear; see above."""
SURE = 2.33
"""A difference must be this many times its standard error: chance alone exceeds that in one person
of a hundred, in one direction.
"""
FEWEST = 10
"""The fewest days on each side for a statement. Our choice."""
BLOCK_DAYS = 14
TUESDAY, FRIDAY = 1, 4

Answer = Literal["more", "less", "unclear"]


class Pair(Struct, frozen=True):
    """An amount, such as hours sat, and the pain that followed: on the next day or the same one."""

    date: dt.date
    done: float
    pain: float


class Half(Struct, frozen=True):
    """Pain after the days of one half: how many, the median, and the middle half."""

    days: int
    median: float
    low: float
    high: float


class Contrast(Struct, frozen=True):
    """Days with more against days with less.

    Attributes:
        days: The number of days that could be compared.
        more: After days above the mean of their two weeks; None if there are too few.
        less: After days below it; None if there are too few.
        points: By how many points pain was higher after more, within the same two weeks.
        answer: ``more`` pain or ``less`` pain after more, or unclear.
    """

    days: int
    more: Half | None = None
    less: Half | None = None
    points: float = 0.0
    answer: Answer = "unclear"


def contrast_days(pairs: Sequence[Pair]) -> Contrast:
    """Compare days with more of something with days with less.

    Args:
        pairs: In any order, one for each day.
    """
    alike: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    first = min((pair.date for pair in pairs), default=dt.date.min)
    for pair in pairs:
        alike[(pair.date - first).days // BLOCK_DAYS, _classify_day(pair.date)].append(pair)
    halves = [sides for some in alike.values() if (sides := _split_pains(some))]
    more = [pain for high, _ in halves for pain in high]
    less = [pain for _, low in halves for pain in low]
    if min(len(more), len(less)) < FEWEST:
        return Contrast(len(more) + len(less))
    weights = [1 / (1 / len(high) + 1 / len(low)) for high, low in halves]
    apart = [statistics.fmean(high) - statistics.fmean(low) for high, low in halves]
    points = sum(map(operator.mul, weights, apart)) / sum(weights)
    spread = compute_pooled_deviation(side for sides in halves for side in sides)
    # Autocorrelation of pain and of sitting reduces the effective number of days.
    autocorrelation = _find_shared_autocorrelation(pairs)
    error = spread * math.sqrt((1 + autocorrelation) / (1 - autocorrelation) / sum(weights))
    return Contrast(
        len(more) + len(less),
        _summarise_half(more),
        _summarise_half(less),
        points,
        _find_answer(points, error),
    )


def _classify_day(date: dt.date) -> int:
    """Return 0 if both days were weekdays, and a number of its own for other days of the week.

    Pain on a Monday follows a Sunday's sitting, and pain on a Saturday a Friday's.
    """
    return 0 if TUESDAY <= date.weekday() <= FRIDAY else 1 + date.weekday()


def _split_pains(alike: Sequence[Pair]) -> tuple[list[float], list[float]] | None:
    """Return the pains after more and after less; None if one of the two is missing."""
    middle = statistics.fmean(pair.done for pair in alike)
    more = [pair.pain for pair in alike if pair.done > middle]
    less = [pair.pain for pair in alike if pair.done < middle]
    return (more, less) if more and less else None


def _find_shared_autocorrelation(pairs: Sequence[Pair]) -> float:
    """Return the autocorrelation of the product of pain and sitting.

    It is the product of their autocorrelations, as for a product of two AR(1) series.
    """
    ordered = sorted(pairs, key=lambda pair: pair.date)
    done = [pair.done for pair in ordered]
    pain = find_typical_autocorrelation([Point(pair.date, pair.pain) for pair in ordered])
    sitting = find_typical_autocorrelation(
        [Point(pair.date, pair.done) for pair in ordered], max(statistics.pstdev(done), 0.1)
    )
    return pain * sitting


def _summarise_half(pains: Sequence[float]) -> Half:
    ordered = sorted(pains)
    quarter = (len(ordered) - 1) // 4
    middle = statistics.median(ordered)
    return Half(len(ordered), middle, ordered[quarter], ordered[-1 - quarter])


def _find_answer(points: float, error: float) -> Answer:
    if abs(points) < max(POINTS, SURE * error):
        return "unclear"
    return "more" if points > 0 else "less"
