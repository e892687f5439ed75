"""Hard cases: how a person's days may hang together, besides the usual ways.

Each is what differs from a person drawn by ``somebody``; the rest stays as it was drawn.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

import msgspec

from tests.support.trials.flares import CLUSTERED
from tests.support.trials.simulated_people import Person, moved_to, moving, somebody

MEANDER = 0.7
"""Points by which a slow meander goes up and down (standard deviation)."""
WEEKDAYS_MORE = 1.5
"""Points by which weekdays hurt more."""
PATTERNS: Mapping[str, Mapping[str, Any]] = {
    "usual days": {},
    "echo 0.8": {"echo": 0.8},
    "echo 0.9": {"echo": 0.9},
    "echo 0.8, every second day answered": {"echo": 0.8, "answered": 0.5},
    "echo 0.9, every second day answered": {"echo": 0.9, "answered": 0.5},
    "slow meanders": {"meander": MEANDER},
    "flares that cluster": {"flares": CLUSTERED},
    "echo 0.8, flares that cluster": {"echo": 0.8, "flares": CLUSTERED},
    "began in a 2-week flare": {"opening_flare": 14},
    "began in a 4-week flare": {"opening_flare": 28},
    "began in a 6-week flare": {"opening_flare": 42},
    "weekdays hurt 1.5 more": {"weekdays_more": WEEKDAYS_MORE},
    "answers missing when it is bad": {"hides_bad": True},
    "two days a week answered": {"answered": 2 / 7},
}
FALLS_FROM, RISES_FROM = (3.5, 9.0), (0.0, 6.5)
"""Levels from which answers can fall, and rise, by 3 points."""
MILD = (2.0, 4.0)
"""Levels of mild pain."""
EARLY_DAYS = 21
"""Early responders have fallen all the way by then."""
_EARLY_OVER = 11
YEAR = 365


def flat(chance: random.Random, pattern: str = "usual days") -> Person:
    """Return somebody whose pain never moves."""
    return msgspec.structs.replace(somebody(chance), **PATTERNS[pattern])


def early(chance: random.Random, points: float, pattern: str = "usual days") -> Person:
    """Return somebody whose pain falls for good within the first three weeks."""
    person = moving(
        chance, FALLS_FROM, chance.randint(3, EARLY_DAYS - _EARLY_OVER), points, _EARLY_OVER
    )
    if not PATTERNS[pattern]:
        return person
    person = msgspec.structs.replace(person, **PATTERNS[pattern])
    return moved_to(person, max(0.3, person.expected(person.level) + points))


def halved(chance: random.Random) -> Person:
    """Return somebody whose mild pain falls to half of it within the first three weeks."""
    person = msgspec.structs.replace(
        somebody(chance, MILD, chance.randint(3, EARLY_DAYS - _EARLY_OVER)), moved_days=_EARLY_OVER
    )
    return moved_to(person, person.expected(person.level) / 2)


def slow(chance: random.Random, points: float = -3.0) -> Person:
    """Return somebody whose pain falls evenly over a year."""
    return moving(chance, FALLS_FROM, 0, points, YEAR)
