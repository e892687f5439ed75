"""Simulated people whose true pain is given, to measure how often a statistic is right about them.

A day's pain is the person's level, an autocorrelated deviation (an AR(1) series), and the person's
own pattern: flares, a slow meander, weekdays that hurt more. The answers are these values, rounded
to whole points from 0 to 10, on some of the days. Everybody begins on the worst day of four weeks,
because that is when people do. The spread of days, 0.5 to 2.5 points, and the autocorrelation,
usually 0 to 0.6 and 0.8 or 0.9 in the difficult cases, cover what pain diaries show.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Callable
from functools import cache
from statistics import NormalDist

import msgspec
from msgspec import Struct

from psoas_coach.progress.series import Point
from tests.support.trials.flares import SINGLE, Flares

BEGAN = dt.date(2024, 1, 1)
"""A Monday."""
SPREADS = (0.5, 2.5)
ECHOES = (0.0, 0.6)
ANSWERED = (1.0, 0.7, 3 / 7)
"""Every day, seven days of ten, three days a week."""
MEANDER_DAYS = 30.0
"""Days after which a meander has forgotten all but a third (1 / e) of where it was."""
_BEFORE = 28
_NORMAL = NormalDist()


class Person(Struct, frozen=True):
    """What is true about somebody.

    Attributes:
        level: Pain on the usual day, before rounding.
        spread: How far days differ from it (standard deviation), points.
        echo: How much of a difference is still there the next day.
        answered: On how many of the days pain is told, 0 to 1.
        flares: Which flares there are; None for none.
        moved_on: The day, from 0, on which the level begins to move; None if it never does.
        moved: Points by which it moves in all, before rounding.
        moved_days: Days that this takes; 0 for from one day to the next.
        opening_flare: Days of a flare of 2 to 4 points that is there on the first day.
        weekdays_more: Points by which Mondays to Fridays hurt more than weekends.
        meander: Standard deviation of a slow meander of the level, points.
        hides_bad: On bad days, those above the usual, an answer is given half as often.
    """

    level: float
    spread: float
    echo: float
    answered: float = 1.0
    flares: Flares | None = None
    moved_on: int | None = None
    moved: float = 0.0
    moved_days: int = 0
    opening_flare: int = 0
    weekdays_more: float = 0.0
    meander: float = 0.0
    hides_bad: bool = False

    def shift(self, day: int) -> float:
        """Return how far the level has moved by a day."""
        if self.moved_on is None or day < self.moved_on:
            return 0.0
        gone = day - self.moved_on + 1
        return self.moved * (min(1.0, gone / self.moved_days) if self.moved_days else 1.0)

    def expected(self, pain: float) -> float:
        """Return what answers are on average, on days that lie around a pain."""
        return sum(
            _NORMAL.cdf((pain - answer - 0.5) / self.spread)  # the chance of more than ``answer``
            for answer in range(10)
        )

    def truth(self, day: int) -> float:
        """Return what the answers of a day without a flare or meander would be on average."""
        return self.expected(self.level + self.shift(day))


class Life(Struct, frozen=True):
    """What somebody answered, and what was true.

    Attributes:
        points: The answers.
        levels: The level by the day, from 0: with its meander and its opening flare, without
            shorter flares and without the differences from day to day.
    """

    points: list[Point]
    levels: list[float]


def random_source(seed: int | str) -> random.Random:
    """Return the chance that a trial draws from."""
    return random.Random(seed)


def somebody(
    chance: random.Random, levels: tuple[float, float] = (0.0, 9.0), moved_on: int | None = None
) -> Person:
    """Return a person drawn at random, with a level in a range; half of them have flares."""
    return Person(
        level=chance.uniform(*levels),
        spread=chance.uniform(*SPREADS),
        echo=chance.uniform(*ECHOES),
        flares=SINGLE if chance.random() < 0.5 else None,
        answered=chance.choice(ANSWERED),
        moved_on=moved_on,
    )


def moving(
    chance: random.Random,
    levels: tuple[float, float],
    day: int,
    points: float,
    over_days: int = 0,
) -> Person:
    """Return somebody whose answers move by so many points on average, from a day on.

    Near 0 and near 10 answers move less than what is felt, so what is felt moves more.
    """
    while True:
        before = somebody(chance, levels, day)
        before = msgspec.structs.replace(before, moved_days=over_days)
        goal = before.expected(before.level) + points
        if 0.3 < goal < 9.7:
            return move_to(before, goal)


def move_to(before: Person, goal: float) -> Person:
    """Return the person whose answers are ``goal`` on average once the level has moved."""
    low, high = -14.0, 14.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (
            (middle, high) if before.expected(before.level + middle) < goal else (low, middle)
        )
    return msgspec.structs.replace(before, moved=(low + high) / 2)


def live(
    person: Person,
    days: int,
    chance: random.Random,
    earlier: int = 0,
    added: Callable[[int], float] | None = None,
) -> Life:
    """Return what a person answers in so many days from the beginning, which is always answered.

    Args:
        person: Who answers.
        days: How many days.
        chance: Decides.
        earlier: Days before the beginning that are answered as well.
        added: By how many points something that is tried out makes a day from 0 on hurt more. It
            changes nothing else: the same chance gives the same days without it.
    """
    whole = earlier + _BEFORE + days
    apart, meander = _apart(person, whole, chance), _meander(person, whole, chance)
    flares = person.flares.raised(whole, chance) if person.flares else [0.0] * whole
    felt = [sum(parts) for parts in zip(apart, meander, flares, strict=True)]
    worst = max(range(earlier, earlier + _BEFORE), key=lambda day: felt[day])
    opening = chance.uniform(2, 4) if person.opening_flare else 0.0
    points, levels = [], []
    expected = cache(person.expected)  # most people have the same level on most days
    for day in range(-earlier, days):
        slow = person.level + person.shift(day) + meander[worst + day]
        slow += opening if 0 <= day < person.opening_flare else 0.0
        week = person.weekdays_more if (BEGAN.weekday() + day) % 7 < 5 else 0.0
        own = felt[worst + day] - meander[worst + day]
        own += added(day) if added and day >= 0 else 0.0
        if day >= 0:
            levels.append(expected(slow + person.weekdays_more * 5 / 7))
        often = person.answered * (0.5 if person.hides_bad and own > 0 else 1.0)
        if day == 0 or chance.random() < often:
            points.append(Point(BEGAN + dt.timedelta(days=day), answer(slow + own + week)))
    return Life(points, levels)


def answers(person: Person, days: int, chance: random.Random, earlier: int = 0) -> list[Point]:
    """Return what a person answers, as ``live`` does, without what was true."""
    return live(person, days, chance, earlier).points


def answer(pain: float) -> float:
    """Return what somebody says to a pain: a whole point from 0 to 10."""
    return float(min(10, max(0, round(pain))))


def _apart(person: Person, days: int, chance: random.Random) -> list[float]:
    """Return the differences from day to day."""
    fresh = math.sqrt(1 - person.echo**2)
    apart, found = chance.gauss(0, person.spread), []
    for _ in range(days):
        apart = person.echo * apart + fresh * chance.gauss(0, person.spread)
        found.append(apart)
    return found


def _meander(person: Person, days: int, chance: random.Random) -> list[float]:
    """Return the slow meander: an AR(1) series that forgets in weeks."""
    if not person.meander:
        return [0.0] * days
    decay = math.exp(-1 / MEANDER_DAYS)
    fresh = math.sqrt(1 - decay**2)
    here, found = chance.gauss(0, person.meander), []
    for _ in range(days):
        here = decay * here + fresh * chance.gauss(0, person.meander)
        found.append(here)
    return found
