"""How a person's own days go, from their last weeks: level, spread, echo, weekdays, gaps."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from statistics import NormalDist, fmean, pstdev

from msgspec import Struct

from psoas_coach.content import load
from psoas_coach.progress.autocorrelation import BLOCK_DAYS, DayModel, weigh_day_models
from psoas_coach.progress.series import Point

WEEK = 7
TOP = 10
"""The end of the scale; its beginning is 0."""
_LEAST_SPREAD, _MOST_SPREAD = 0.3, 5.0
_ROUNDS = 40
_UNSURE = 0.5
"""What a test finds goes with 1 / spread. A spread from few answers is off by chance, and the mean
of 1 / spread is then larger than 1 / the mean. So a spread from so many answers counts as larger by
this much divided by their number: chosen on simulated people, see docs/fair-test.md."""
_ENOUGH = 28
"""Answers from which on a person's own spread and weekdays count. With fewer, a slow swing of pain
looks like calm, or like something of the week."""
_NORMAL = NormalDist()
_FIRST = dt.date(2000, 1, 1)
"""Only the days between answers matter, so any date will do for the first."""


class OwnDays(Struct, frozen=True):
    """How a person's own days go.

    Attributes:
        level: The mean answer, points.
        felt: What would have to be felt on the usual day for such answers, points. It lies below 0
            where most answers are 0: pain has an end, and how near people are to it has none.
        spread: How far days lie from it (standard deviation), points.
        weekdays: How far each of seven days lies from it, the first day of a test first, points.
        answered: On how many of the days an answer was given, 0 to 1.
        models: The ways in which days may hang together, with how likely each is.
    """

    level: float
    felt: float
    spread: float
    weekdays: tuple[float, ...]
    answered: float
    models: tuple[DayModel, ...]


def describe_days(answers: Sequence[int | None]) -> OwnDays | None:
    """Return how a person's days go, or None where there are too few answers to tell.

    Args:
        answers: One for each day, oldest first, points from 0 to 10; None on days without.
    """
    rules = load().fair_test.analysis
    recent = answers[-rules.history_days :]
    answered = [(day, value) for day, value in enumerate(recent) if value is not None]
    if len(answered) < rules.least_history_answers:
        return None
    if answered[-1][0] - answered[0][0] + 1 < rules.least_history_days:
        return None
    blocks = _cut(answered, len(recent))
    weekdays = _weigh_weekdays(blocks, len(recent))
    groups = [
        [
            Point(_FIRST + dt.timedelta(days=day), value - weekdays[(day - len(recent)) % WEEK])
            for day, value in block
        ]
        for block in blocks
    ]
    level = fmean(value for _, value in answered)
    models = weigh_day_models(groups)
    if len(answered) >= _ENOUGH:
        models = weigh_day_models(groups, _average(models))
    # How much wider days are felt than answered is seen from the answers as they are: those of
    # likely ways in which days echo may lie further apart than answers at an end of the scale can.
    deviation = max(_LEAST_SPREAD, pstdev(value for _, value in answered))
    felt, wide = unclip(level, deviation)
    spread = _average(models) * wide / deviation * (1 + _UNSURE / len(answered))
    return OwnDays(
        level, felt, spread, weekdays, len(answered) / (len(recent) - answered[0][0]), models
    )


def _average(models: Sequence[DayModel]) -> float:
    """Return how far a day lies from the usual (standard deviation), over all likely ways."""
    return math.sqrt(sum(model.share * model.variance for model in models))


def unclip(level: float, deviation: float) -> tuple[float, float]:
    """Return the mean and the spread that are felt, from those of the answers.

    Answers are whole points from 0 to 10. Near an end of the scale that makes days look more alike
    than they are, and a fall smaller than it is.
    """
    felt, spread = level, max(deviation, _LEAST_SPREAD)
    for _ in range(_ROUNDS):
        above = [_NORMAL.cdf((felt - point - 0.5) / spread) for point in range(TOP)]
        mean = sum(above)
        square = sum((2 * point + 1) * share for point, share in enumerate(above))
        clipped = math.sqrt(max(square - mean**2, 0.01))
        felt = min(TOP + 3.0, max(-3.0, felt + level - mean))
        spread = min(_MOST_SPREAD, max(_LEAST_SPREAD, spread * deviation / clipped))
    return felt, spread


def _cut(answered: Sequence[tuple[int, int]], days: int) -> list[list[tuple[int, int]]]:
    """Return the answers by fours of weeks, which may each have a mean of their own."""
    blocks: dict[int, list[tuple[int, int]]] = {}
    for day, value in answered:
        blocks.setdefault((days - 1 - day) // BLOCK_DAYS, []).append((day, value))
    return list(blocks.values())


def _weigh_weekdays(blocks: Sequence[Sequence[tuple[int, int]]], days: int) -> tuple[float, ...]:
    """Return how far each day of the week lies off, as far as that is more than chance.

    Both blocks of a pair hold the same weekdays, so weekdays that hurt more are no noise in a test,
    and must not be taken for it. Means of few answers differ by chance alone; what they differ is
    shrunk by as much as chance would explain (1 - 1 / F, as James and Stein do).
    """
    apart: list[list[float]] = [[] for _ in range(WEEK)]
    for block in blocks:
        middle = fmean(value for _, value in block)
        for day, value in block:
            apart[(day - days) % WEEK].append(value - middle)
    means = [fmean(some) if some else 0.0 for some in apart]
    count = sum(map(len, apart))
    free = count - len(blocks) - (WEEK - 1)
    within = sum((one - mean) ** 2 for some, mean in zip(apart, means, strict=True) for one in some)
    between = sum(len(some) * mean**2 for some, mean in zip(apart, means, strict=True))
    if count < _ENOUGH or free < 1 or not between:
        return (0.0,) * WEEK
    kept = max(0.0, 1 - (within / free) / (between / (WEEK - 1)))
    return tuple(kept * mean for mean in means)
