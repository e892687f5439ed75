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
from psoas_coach.progress.fair_test.answer_scale import (
    LEAST_SPREAD,
    estimate_felt_pain,
    expect_answers,
)
from psoas_coach.progress.series import Point

WEEK = 7
_UNSURE = 0.5
"""The bias of a logarithm of a spread, times the number of answers: that of a chi-squared variable
is 1 / degrees of freedom, and a spread is its root.
"""
_ENOUGH = 28
"""The fewest answers for a person's own spread and weekdays. With fewer, a slow swing of pain looks
like calm, or like an effect of the week.
"""
_FIRST = dt.date(2000, 1, 1)
"""An arbitrary first date: only the days between answers matter."""


class OwnDays(Struct, frozen=True):
    """The properties of a person's own days.

    Attributes:
        level: The mean answer, points.
        usual_pain: The felt pain of the usual day that would give such answers, points. It is
            below 0 if most answers are 0: answers have a limit, but how close people are to it
            has none.
        gain: By how much answers change if felt pain changes by a point.
        blur: The part of the variance of an answer that does not follow felt pain.
        weekdays: The deviation of each of seven days, the first day of a test first, points.
        asked: Days on which an answer was possible. The first answer is excluded, because days are
            counted from it, so that it was certain.
        answered: The number of these days with an answer.
        models: The hypotheses about the autocorrelation of answers, with their probabilities.
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
    """Return the properties of a person's days, or None if there are too few answers.

    Args:
        answers: One for each day, oldest first, points from 0 to 10; None for days without.
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
        # Their own days, not those of others, whose spread would hide how calm a person is.
        usual = max(LEAST_SPREAD, pstdev(point.value for group in groups for point in group))
    models = _weigh_stretches(weigh_day_models(groups, usual))
    # The felt spread is derived from the answers as they are: likely hypotheses may imply a greater
    # spread than answers at an end of the scale can have.
    usual_pain, spread = estimate_felt_pain(
        level, max(LEAST_SPREAD, pstdev(value for _, value in answered))
    )
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
    """Return the hypotheses about the days, with a uniform prior for the autocorrelation.

    The tested values are denser near 1. With equal weights, more than half of the prior would be at
    0.7 or more, whereas pain diaries show 0 to 0.6. That is conservative for the claims of the
    progress page, but a forecast has no conservative side. Each value is therefore weighted by the
    range of autocorrelations that it represents.
    """
    middles = [(lower + upper) / 2 for lower, upper in pairwise(CORRELATIONS)]
    ends = pairwise([0.0, *middles, 1.0])
    stretches = {tried: end - start for tried, (start, end) in zip(CORRELATIONS, ends, strict=True)}
    weights = [model.share * stretches[model.persistence] for model in models]
    whole = sum(weights)
    return tuple(
        replace(model, share=weight / whole) for model, weight in zip(models, weights, strict=True)
    )


def _cut(answered: Sequence[tuple[int, int]], days: int) -> list[list[tuple[int, int]]]:
    """Return the answers in blocks of four weeks, which may each have their own mean."""
    blocks: dict[int, list[tuple[int, int]]] = {}
    for day, value in answered:
        blocks.setdefault((days - 1 - day) // BLOCK_DAYS, []).append((day, value))
    return list(blocks.values())


def _weigh_weekdays(blocks: Sequence[Sequence[tuple[int, int]]], days: int) -> tuple[float, ...]:
    """Return the deviation of each day of the week, as far as it exceeds chance.

    Both blocks of a pair contain the same weekdays, so weekday effects are not noise in a test and
    must not be counted as such. Means of few answers differ by chance; their differences are shrunk
    by the share that chance would explain (1 - 1 / F, as James and Stein do).
    """
    apart: list[list[float]] = [[] for _ in range(WEEK)]
    for block in blocks:
        middle = fmean(value for _, value in block)
        for day, value in block:
            apart[(day - days) % WEEK].append(value - middle)
    means = [fmean(some) if some else 0.0 for some in apart]
    count = sum(map(len, apart))
    free = count - len(blocks) - (WEEK - 1)
    within = sum(
        (value - mean) ** 2 for some, mean in zip(apart, means, strict=True) for value in some
    )
    between = sum(len(some) * mean**2 for some, mean in zip(apart, means, strict=True))
    if count < _ENOUGH or free < 1 or not between:
        return (0.0,) * WEEK
    reliability = max(0.0, 1 - (within / free) / (between / (WEEK - 1)))
    return tuple(reliability * mean for mean in means)
