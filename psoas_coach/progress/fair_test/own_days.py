"""The pattern of a person's own days in the last weeks: level, spread, autocorrelation, gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, pstdev

from msgspec import Struct
from msgspec.structs import replace

from psoas_coach.content import load
from psoas_coach.progress.autocorrelation import (
    BLOCK_DAYS,
    CORRELATIONS,
    SPREAD,
    DayModel,
    weigh_day_models,
)
from psoas_coach.progress.fair_test.answer_scale import LEAST_SPREAD, expect_answers, unclip
from psoas_coach.progress.series import Point

WEEK = 7
_UNSURE = 0.5
"""The logarithm of a spread from so many answers is too small by this much divided by their number,
on average: that of a chi-squared variable by 1 / degrees of freedom, and a spread is its root."""
_ENOUGH = 28
"""Answers from which on a person's own spread and weekdays count. With fewer, a slow swing of pain
looks like calm, or like something of the week."""
_FIRST = dt.date(2000, 1, 1)
"""Only the days between answers matter, so any date will do for the first."""


class OwnDays(Struct, frozen=True):
    """How a person's own days go.

    Attributes:
        level: The mean answer, points.
        usual_pain: What would have to be felt on the usual day for such answers, points. It lies
            below 0 where most answers are 0: pain has an end, and how near people are to it has
            none.
        gain: By how much answers move if what is felt moves by a point.
        blur: The part of the variance of an answer that does not follow what is felt.
        weekdays: How far each of seven days lies from it, the first day of a test first, points.
        asked: Days on which an answer could be given. The first answer is none of them: the days
            are counted from there, so that it is no chance that it was given.
        answered: On how many of them one was.
        models: The ways in which answers may hang together, with how likely each is.
    """

    level: float
    usual_pain: float
    gain: float
    blur: float
    weekdays: tuple[float, ...]
    asked: int
    answered: int
    models: tuple[DayModel, ...]


def describe_days(answers: Sequence[int | None]) -> OwnDays | None:
    """Return how a person's days go, or None if there are too few answers to tell.

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
    usual = SPREAD
    if len(answered) >= _ENOUGH:
        # Their own days, not those of others: calm people would be taken for less calm.
        usual = max(LEAST_SPREAD, pstdev(point.value for group in groups for point in group))
    models = _weigh_stretches(weigh_day_models(groups, usual))
    # How much wider days are felt than answered is seen from the answers as they are: those of
    # likely ways in which days echo may lie further apart than answers at an end of the scale can.
    usual_pain, spread = unclip(level, max(LEAST_SPREAD, pstdev(value for _, value in answered)))
    expected = expect_answers(usual_pain, spread)
    wider = (1 + _UNSURE / len(answered)) ** 2
    return OwnDays(
        level,
        usual_pain,
        expected.gain,
        expected.blur,
        weekdays,
        len(recent) - answered[0][0] - 1,
        len(answered) - 1,
        tuple(replace(model, variance=model.variance * wider) for model in models),
    )


def _weigh_stretches(models: Sequence[DayModel]) -> tuple[DayModel, ...]:
    """Return the ways in which days may hang together, no echo more likely than another beforehand.

    Those that are tried lie closer together near 1. Were each as likely, more than half of all
    people would be taken to have 0.7 or more, where pain diaries show 0 to 0.6. That is the safe
    side for what the page of progress claims; a forecast has none. So each stands for the echoes
    that lie nearer to it than to the others.
    """
    middles = [(one + other) / 2 for one, other in pairwise(CORRELATIONS)]
    ends = pairwise([0.0, *middles, 1.0])
    stretches = {tried: end - start for tried, (start, end) in zip(CORRELATIONS, ends, strict=True)}
    weights = [model.share * stretches[model.persistence] for model in models]
    whole = sum(weights)
    return tuple(
        replace(model, share=weight / whole) for model, weight in zip(models, weights, strict=True)
    )


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
    reliability = max(0.0, 1 - (within / free) / (between / (WEEK - 1)))
    return tuple(reliability * mean for mean in means)
