"""The calm line: where the level of a pain is, and a band that says how sure that is.

A Kalman smoother of a level that may drift (a local level model, forwards and then backwards by
Rauch, Tung and Striebel), with Huber's weights against single far-off days. It was chosen over
LOWESS and over a running median because it knows about time: it takes days at any distance, it says
how sure it is, and it is linear in the number of days. How fast the level may drift is found from
the person's own days, among a few speeds, by likelihood: a steady pain gets a flat line, and one
that moved gets a line that moved.

The line looks ahead: what it says about last month is mended by what was told since, which is why
its band is narrow in the middle and wide at the ends. Nothing is called a change because of it
(see ``change``). It never crosses a gap: after a silence it begins anew.

The band holds the level in 8 cases of 10 or more, as the tests show for invented people.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from psoas_coach.progress.autocorrelation import PRIOR_DAYS, SPREAD, compute_mean_variance, typical
from psoas_coach.progress.day_noise import compute_trimmed_mean
from psoas_coach.progress.kalman import Step, average_over_drifts
from psoas_coach.progress.series import GAP_DAYS, Point, Smoothed, number_runs

WIDTH = 2.33
"""Standard errors on either side. For 8 of 10 it would be 1.28 if the model were true, which it is
not where a pain changes from one day to the next."""
SPEEDS = (5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 640.0, 2560.0)
"""Days over which the line may follow, each weighed by how likely it is. Five at least, so that it
never follows single days. A choice of ours."""
FAR = 2.0
"""A value further off than this many standard deviations weighs less, the more the further."""
PASSES = 3
"""Times the weights and the spread of a day are found anew; a fourth changes nothing to be seen."""


class TrendPoint(Smoothed, frozen=True):
    """A value of the calm line with the ends of its band; both in the unit of the points."""

    low: float
    high: float


class Scale(Struct, frozen=True):
    """What is measured.

    Attributes:
        low: Its lowest value.
        high: Its highest.
        spread: How far a day lies from the usual, before a person is known.
        least: Least half of the band: finer than the answers themselves nothing is known.
    """

    low: float
    high: float
    spread: float
    least: float


PAIN = Scale(0.0, 10.0, SPREAD, 0.5)
"""Answers are whole points, so half a point either way cannot be told apart."""


def fit_trend(
    points: Sequence[Point], step_days: int = 1, scale: Scale = PAIN, gap_days: int = GAP_DAYS
) -> tuple[TrendPoint, ...]:
    """Return the calm line and its band, one value for each step of time with a point in it.

    Args:
        points: In any order.
        step_days: Days taken together: nearly the same line for fewer values.
        scale: What is measured.
        gap_days: A longer silence breaks line and band.
    """
    ordered = sorted(points, key=lambda point: (point.date, point.value))
    echo = typical(ordered, scale.spread)
    parts = _parts(ordered, step_days, gap_days, echo)
    steps = [step for part in parts for step in part]
    spread, levels = scale.spread, list[tuple[float, float]]()
    for _ in range(PASSES):
        for step in steps:
            step.noise = spread**2 * step.alone / step.weight
        drifts = [(spread / speed) ** 2 * _times(echo, 1) for speed in SPEEDS]
        levels = average_over_drifts(parts, drifts)
        spread = _reweighed(steps, levels, spread, scale.spread)
    return tuple(
        TrendPoint(
            step.date,
            _within(value, scale),
            step.run,
            _within(value - _half_width(variance, scale), scale),
            _within(value + _half_width(variance, scale), scale),
        )
        for step, (value, variance) in zip(steps, levels, strict=True)
    )


def _parts(
    ordered: Sequence[Point], step_days: int, gap_days: int, echo: float
) -> list[list[Step]]:
    """Return the steps of each run."""
    numbers = number_runs([point.date for point in ordered], gap_days)
    parts = []
    for run, pairs in groupby(zip(ordered, numbers, strict=True), key=lambda pair: pair[1]):
        inside = [point for point, _ in pairs]
        first, last = inside[0].date.toordinal(), inside[-1].date.toordinal()
        alone = _times(echo, (last - first) / (len(inside) - 1) if len(inside) > 1 else math.inf)
        part = []
        for _, near in groupby(inside, key=lambda one: (one.date.toordinal() - first) // step_days):
            days = list(near)
            middle = round(sum(day.date.toordinal() for day in days) / len(days))
            value = compute_trimmed_mean([day.value for day in days])
            own = compute_mean_variance([day.date for day in days], echo)
            date = dt.date.fromordinal(middle)
            part.append(Step(run, date, value, own, max(own, alone / len(days))))
        parts.append(part)
    return parts


def _times(echo: float, days_between: float) -> float:
    """Return how many times less days tell when each one echoes the one before."""
    left: float = echo ** max(days_between, 0.5)
    return (1 + left) / (1 - left)


def _reweighed(
    steps: Sequence[Step], found: Sequence[tuple[float, float]], spread: float, usual: float
) -> float:
    """Give far-off steps less weight, and return the spread of a day that is seen then."""
    squares, known = PRIOR_DAYS * usual**2, float(PRIOR_DAYS)
    for step, (level, _) in zip(steps, found, strict=True):
        far = abs(step.value - level) / (spread * math.sqrt(step.own))
        step.weight = min(1.0, FAR / far) if far else 1.0
        squares += min(far, FAR) ** 2 * spread**2
        known += 1
    return math.sqrt(squares / known)


def _half_width(variance: float, scale: Scale) -> float:
    return max(WIDTH * math.sqrt(variance), scale.least)


def _within(value: float, scale: Scale) -> float:
    return min(scale.high, max(scale.low, value))
