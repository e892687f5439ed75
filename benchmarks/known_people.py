"""Invented people whose true pain is known, to see how often a statistic is right about them.

A day's pain is the person's level, a difference that echoes from day to day (an AR(1) series), and
for half of the people flares of 3 to 10 days by 2 to 4 points, every six weeks or so. What is told
is that, rounded to whole points from 0 to 10, on all days, on 7 in 10 or on 3 in 7. Everybody
begins on the worst day of four weeks, because that is when people do. How far days differ, 0.5 to
2.5 points, and how much they echo, 0 to 0.6, spans what pain diaries show.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from statistics import NormalDist

import msgspec
from msgspec import Struct

from psoas_coach.progress.series import Point

BEGAN = dt.date(2024, 1, 1)
SPREADS = (0.5, 2.5)
ECHOES = (0.0, 0.6)
TELLS = (1.0, 0.7, 3 / 7)
_BEFORE = 28
_FLARE_EVERY = 45
_NORMAL = NormalDist()


class Person(Struct, frozen=True):
    """What is true about somebody.

    Attributes:
        level: Pain on the usual day, before rounding.
        spread: How far days differ from it (standard deviation), points.
        echo: How much of a difference is still there the next day.
        flares: Whether there are flares.
        tells: On how many of the days pain is told, 0 to 1.
        moved_on: The day, from 0, on which the level moves; None when it never does.
        moved: Points by which it moves, before rounding.
    """

    level: float
    spread: float
    echo: float
    flares: bool
    tells: float
    moved_on: int | None = None
    moved: float = 0.0

    def truth(self, day: int) -> float:
        """Return what the answers of a day without a flare would be on average."""
        here = self.level + self.shift(day)
        return sum(
            _NORMAL.cdf((here - answer - 0.5) / self.spread)  # the chance of more than ``answer``
            for answer in range(10)
        )

    def shift(self, day: int) -> float:
        """Return how far the level has moved by a day."""
        return self.moved if self.moved_on is not None and day >= self.moved_on else 0.0


def somebody(
    chance: random.Random, levels: tuple[float, float] = (0.0, 9.0), moved_on: int | None = None
) -> Person:
    """Return a person drawn at random, with a level in a range."""
    return Person(
        level=chance.uniform(*levels),
        spread=chance.uniform(*SPREADS),
        echo=chance.uniform(*ECHOES),
        flares=chance.random() < 0.5,
        tells=chance.choice(TELLS),
        moved_on=moved_on,
    )


def moving(chance: random.Random, levels: tuple[float, float], day: int, points: float) -> Person:
    """Return somebody whose answers move by so many points on average, from a day on.

    Near 0 and near 10 answers move less than what is felt, so what is felt moves more.
    """
    while True:
        before = somebody(chance, levels, day)
        goal, low, high = before.truth(0) + points, -12.0, 12.0
        if 0.3 < goal < 9.7:
            break
    for _ in range(40):
        middle = (low + high) / 2
        found = msgspec.structs.replace(before, moved=middle)
        low, high = (middle, high) if found.truth(day) < goal else (low, middle)
    return found


def told(person: Person, days: int, chance: random.Random, earlier: int = 0) -> list[Point]:
    """Return what a person tells in so many days from the beginning, which is always told.

    Args:
        person: Who tells.
        days: How many days.
        chance: Decides.
        earlier: Days before the beginning that are told as well.
    """
    felt = _felt(person, earlier + _BEFORE + days, chance)
    worst = max(range(earlier, earlier + _BEFORE), key=lambda day: felt[day])
    return [
        Point(BEGAN + dt.timedelta(days=day), answer(felt[worst + day] + person.shift(day)))
        for day in range(-earlier, days)
        if day == 0 or chance.random() < person.tells
    ]


def answer(pain: float) -> float:
    """Return what somebody says to a pain: a whole point from 0 to 10."""
    return float(min(10, max(0, round(pain))))


def _felt(person: Person, days: int, chance: random.Random) -> list[float]:
    """Return pain by the day, not yet rounded, as if the level never moved."""
    fresh = math.sqrt(1 - person.echo**2)
    apart, left, more = chance.gauss(0, person.spread), 0, 0.0
    felt = []
    for _ in range(days):
        apart = person.echo * apart + fresh * chance.gauss(0, person.spread)
        if person.flares and not left and chance.random() < 1 / _FLARE_EVERY:
            left, more = chance.randint(3, 10), chance.uniform(2, 4)
        felt.append(person.level + apart + (more if left else 0.0))
        left = max(0, left - 1)
    return felt
