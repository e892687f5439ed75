"""Does more sitting go with more pain? A person's own days, set against each other with caution.

Days within the same two weeks are compared, those above their mean with those below: over a year
both sitting and pain may drift for reasons of their own and would seem tied together by that.

A difference is called clear only from 1 point on, the least that people with mild pain notice
[GER21], and only where chance would hardly make it as large, seen from how far the person's own
days lie apart. That is less than the 2 points of a change of pain, which allow for what a rating
is off by [CHILDS05]; here that is in the spread of dozens of days already, and nobody is told to
be better. With 2 points, six of seven real differences of that size would be passed over.

Clear is not proven: pain that lasts from one day to the next may have changed how somebody sat.
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

from psoas_coach.progress.change import SURE
from psoas_coach.progress.scatter import ECHO, pooled_spread

POINTS = 1
"""Points from which a difference can be clear; see above."""
FEWEST = 10
"""Fewest days on each side before anything is said. A choice of ours."""
FEWEST_IN_BLOCK = 3
"""Fewest days on each side for two weeks to count. A choice of ours: weekends are four."""
BLOCK_DAYS = 14

Answer = Literal["more", "less", "unclear"]


class Pair(Struct, frozen=True):
    """What was done, and the pain that came next: the day after, or later on the same day."""

    date: dt.date
    done: float
    pain: float


class Half(Struct, frozen=True):
    """Pain after the days of one half: how many, the middle, and half of the days around it."""

    days: int
    median: float
    low: float
    high: float


class Contrast(Struct, frozen=True):
    """Days with more against days with less.

    Attributes:
        days: Days that could be set against each other.
        more: After days with more than the mean of their two weeks; None with too few.
        less: After days with less; None with too few.
        points: How much higher pain was after more, the same two weeks compared.
        answer: ``more`` pain or ``less`` pain after more of it, or unclear.
    """

    days: int
    more: Half | None = None
    less: Half | None = None
    points: float = 0.0
    answer: Answer = "unclear"


def contrast(pairs: Sequence[Pair]) -> Contrast:
    """Set days with more of something against days with less.

    Args:
        pairs: In any order, one for each day.
    """
    blocks: defaultdict[int, list[Pair]] = defaultdict(list)
    first = min((pair.date for pair in pairs), default=dt.date.min)
    for pair in pairs:
        blocks[(pair.date - first).days // BLOCK_DAYS].append(pair)
    halves = [sides for block in blocks.values() if (sides := _sides(block))]
    more = [pain for high, _ in halves for pain in high]
    less = [pain for _, low in halves for pain in low]
    if min(len(more), len(less)) < FEWEST:
        return Contrast(len(more) + len(less))
    weights = [1 / (1 / len(high) + 1 / len(low)) for high, low in halves]
    apart = [statistics.fmean(high) - statistics.fmean(low) for high, low in halves]
    points = sum(map(operator.mul, weights, apart)) / sum(weights)
    spread = pooled_spread(side for sides in halves for side in sides)
    # Neighbouring days are alike in pain and may be in sitting, as if there were fewer of them.
    error = spread * math.sqrt((1 + ECHO**2) / (1 - ECHO**2) / sum(weights))
    return Contrast(len(more) + len(less), _half(more), _half(less), points, _answer(points, error))


def _sides(block: Sequence[Pair]) -> tuple[list[float], list[float]] | None:
    """Return the pains after more and after less; None with too few of either."""
    middle = statistics.fmean(pair.done for pair in block)
    more = [pair.pain for pair in block if pair.done > middle]
    less = [pair.pain for pair in block if pair.done < middle]
    return (more, less) if min(len(more), len(less)) >= FEWEST_IN_BLOCK else None


def _half(pains: Sequence[float]) -> Half:
    ordered = sorted(pains)
    quarter = (len(ordered) - 1) // 4
    middle = statistics.median(ordered)
    return Half(len(ordered), middle, ordered[quarter], ordered[-1 - quarter])


def _answer(points: float, error: float) -> Answer:
    if abs(points) < max(POINTS, SURE * error):
        return "unclear"
    return "more" if points > 0 else "less"
