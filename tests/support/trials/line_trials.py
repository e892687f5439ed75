"""How often the band of the smoothed line contains the level of simulated people."""

from __future__ import annotations

import random
from statistics import fmean

import msgspec

from psoas_coach.progress.date_range import find_span
from psoas_coach.progress.trend import fit_trend
from tests.support.trials.flares import SINGLE
from tests.support.trials.pain_patterns import FALLS_FROM, PATTERNS, YEAR, slow
from tests.support.trials.simulated_people import (
    BEGAN,
    Person,
    live,
    moving,
    random_source,
    somebody,
)

LENGTHS = (28, 91, YEAR, 4 * YEAR)
FLARES = {True: SINGLE, False: None}


def count_held(
    people: int,
    seed: int,
    moved: float = 0.0,
    *,
    flares: bool | None = None,
    pattern: str = "usual days",
) -> float:
    """Return on how many of all steps of the line its band holds the mean level of their days.

    Args:
        people: How many.
        seed: Of everything about them.
        moved: Points by which their answers move, at some time.
        flares: Whether all of them have flares, or none; half of them when None.
        pattern: What else differs, see ``patterns``.
    """
    chance, inside, every = random_source(seed), 0, 0
    for _ in range(people):
        days = chance.choice(LENGTHS)
        on = chance.randint(days // 5, days * 4 // 5)
        person = moving(chance, FALLS_FROM, on, moved) if moved else somebody(chance)
        person = msgspec.structs.replace(person, **PATTERNS[pattern])
        if flares is not None:
            person = msgspec.structs.replace(person, flares=FLARES[flares])
        held = _check_steps(person, days, chance)
        inside += sum(held)
        every += len(held)
    return inside / every


def count_held_slow(people: int, seed: int) -> float:
    """Return the same for people who get better evenly over a year, and look at it."""
    chance, held = random_source(seed), list[bool]()
    for _ in range(people):
        held += _check_steps(slow(chance), YEAR, chance)
    return sum(held) / len(held)


def _check_steps(person: Person, days: int, chance: random.Random) -> list[bool]:
    life = live(person, days, chance)
    step = find_span("all", life.points[-1].date, life.points[0].date).line_days
    held = []
    for point in fit_trend(life.points, step):
        first = (point.date - BEGAN).days // step * step
        held.append(point.low <= fmean(life.levels[first : first + step]) <= point.high)
    return held
