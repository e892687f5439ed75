"""A level that drifts, seen through noise: the Kalman filter, and backwards after it.

Textbook recursions for a random walk (the local level model) at uneven distances, forwards as by
Kalman and backwards as by Rauch, Tung and Striebel. Nothing here knows about pain.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

_NEGLIGIBLE = 1e-3
"""A drift this many times less likely than the likeliest is left out."""


class Step(Struct):
    """The days of one step of time, taken together.

    Attributes:
        run: Number of its run.
        date: The middle of its days.
        value: The centre of what was told.
        own: Variance of its value, where the spread of a day is 1.
        alone: The same, with what it shares with the steps beside it counted against it.
        noise: ``alone`` in the unit of the values, squared, and more for a far-off value.
        weight: 1, and less for a far-off value.
    """

    run: int
    date: dt.date
    value: float
    own: float
    alone: float
    noise: float = 0.0
    weight: float = 1.0


def average_over_drifts(
    parts: Sequence[Sequence[Step]], drifts: Sequence[float]
) -> list[tuple[float, float]]:
    """Return level and variance at each step: of all drifts, each by how likely it is.

    Where slow and fast drifts disagree, their disagreement widens the band.

    Args:
        parts: The steps of each run, of rising dates, with their ``noise``.
        drifts: Variance by which the level may move in a day, one for each hypothesis.
    """
    likely = [sum(_likelihood(part, drift) for part in parts) for drift in drifts]
    shares = [math.exp(one - max(likely)) for one in likely]
    shares = [share if share > _NEGLIGIBLE else 0.0 for share in shares]
    lines = [
        (share / sum(shares), [one for part in parts for one in _smoothed(part, drift)])
        for share, drift in zip(shares, drifts, strict=True)
        if share
    ]
    averages = []
    for at in zip(*(line for _, line in lines), strict=True):
        level = sum(share * one for (share, _), (one, _) in zip(lines, at, strict=True))
        spread = sum(
            share * (variance + (one - level) ** 2)
            for (share, _), (one, variance) in zip(lines, at, strict=True)
        )
        averages.append((level, spread))
    return averages


def _likelihood(part: Sequence[Step], drift: float) -> float:
    """Return the logarithm of how likely the steps of a run are, up to a constant."""
    level, variance, day, total = part[0].value, part[0].noise, part[0].date.toordinal(), 0.0
    for step in part[1:]:
        now = step.date.toordinal()
        variance += drift * (now - day)
        surprise, expected = step.value - level, variance + step.noise
        total -= math.log(expected) + surprise * surprise / expected
        gain = variance / expected
        level += gain * surprise
        variance *= 1 - gain
        day = now
    return total / 2


def _smoothed(part: Sequence[Step], drift: float) -> list[tuple[float, float]]:
    """Return the level and its variance at each step of a run, knowing the whole run."""
    ahead = [(part[0].value, part[0].noise)]
    drifts = []
    for before, step in pairwise(part):
        level, variance = ahead[-1]
        drifts.append(drift * (step.date - before.date).days)
        gain = (variance + drifts[-1]) / (variance + drifts[-1] + step.noise)
        ahead.append((level + gain * (step.value - level), gain * step.noise))
    back = [ahead[-1]]
    for (level, variance), moved in zip(ahead[-2::-1], reversed(drifts), strict=True):
        later, sure = back[-1]
        pull = variance / (variance + moved) if moved else 1.0
        back.append(
            (level + pull * (later - level), variance + pull**2 * (sure - variance - moved))
        )
    return back[::-1]
