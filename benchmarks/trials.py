"""How often the progress page is wrong, or too late, about people whose truth is known.

Each trial draws its people from a seed and returns shares from 0 to 1.
"""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from benchmarks.known_people import BEGAN, Person, answer, moving, somebody, told
from psoas_coach.progress.change import Comparison, first_and_latest, start_and_lately
from psoas_coach.progress.contrast import Pair, contrast
from psoas_coach.progress.level import levels
from psoas_coach.progress.series import Point
from psoas_coach.progress.span import CHOICES, Choice, span

FALLS_FROM, RISES_FROM = (3.5, 9.0), (0.0, 6.5)
"""Levels from which answers can fall, and rise, by 3 points."""
IN_TIME_DAYS = 28
DAILY_LOOKS = 182
"""Half a year of looking every day."""
YEAR = 365


class Called(Struct, frozen=True):
    """What a change was called, as shares of the people."""

    people: int
    better: float
    worse: float


def _drawn(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 -- invented people, nothing secret


def seen(points: Sequence[Point], choice: Choice) -> str:
    """Return what is called a change by whoever looks on the last day told."""
    days = span(choice, points[-1].date, points[0].date)
    inside = [point for point in points if days.holds(point.date)]
    return said(start_and_lately(inside, points[0].date))


def said(found: Comparison | None) -> str:
    """Return ``better``, ``worse``, or what else a comparison amounts to."""
    if found is None:
        return "too few"
    if found.verdict == "low_start" and found.rose:
        return "worse"
    return found.verdict


def flat_once(people: int, seed: int, like: Person | None = None) -> dict[Choice, Called]:
    """Let people whose pain never moves look once, after 6 to 64 weeks.

    Args:
        people: How many.
        seed: Of everything about them.
        like: Only its level, spread, echo and flares, instead of any.
    """
    chance, calls = _drawn(seed), Counter[tuple[Choice, str]]()
    for _ in range(people):
        person = somebody(chance)
        if like is not None:
            person = msgspec.structs.replace(like, tells=person.tells)
        points = told(person, chance.randint(42, 450), chance)
        calls.update((choice, seen(points, choice)) for choice in CHOICES)
    return {
        choice: Called(people, calls[choice, "better"] / people, calls[choice, "worse"] / people)
        for choice in CHOICES
    }


def flat_daily(people: int, seed: int, choice: Choice) -> Called:
    """Let people whose pain never moves look on every day of half a year."""
    chance, calls = _drawn(seed), Counter[str]()
    for _ in range(people):
        points = told(somebody(chance), DAILY_LOOKS, chance)
        calls.update({seen(points[:end], choice) for end in range(1, len(points) + 1)})
    return Called(people, calls["better"] / people, calls["worse"] / people)


def moved_once(people: int, seed: int, choice: Choice, moved: float = -3.0) -> float:
    """Return who is told of a real change, looking once, four weeks after it happened."""
    way, found = ("better" if moved < 0 else "worse"), 0
    chance = _drawn(seed)
    for _ in range(people):
        found += seen(_moving(chance, moved), choice) == way
    return found / people


def moved_daily(people: int, seed: int, choice: Choice, moved: float = -3.0) -> float:
    """Return who is told of a real change on any day of the four weeks after it happened."""
    way, found = ("better" if moved < 0 else "worse"), 0
    chance = _drawn(seed)
    for _ in range(people):
        points = _moving(chance, moved)
        late = len(points) - sum(
            (points[-1].date - point.date).days < IN_TIME_DAYS for point in points
        )
        found += any(seen(points[:end], choice) == way for end in range(late + 1, len(points) + 1))
    return found / people


def _moving(chance: random.Random, moved: float) -> list[Point]:
    """Return what somebody tells whose pain moved exactly four weeks ago."""
    day = chance.randint(35, 150)
    person = moving(chance, FALLS_FROM if moved < 0 else RISES_FROM, day, moved)
    return told(person, day + IN_TIME_DAYS, chance)


def checks(people: int, seed: int, moved: float = 0.0) -> Called:
    """Let people do a self-check every two weeks, five weeks to a year long, and look once.

    Where their pain moved, it did so half-way. An answer is the mean of seven days, and memory is
    off by half a point (standard deviation).
    """
    chance, calls = _drawn(seed), Counter[str]()
    for _ in range(people):
        days = 14 * chance.randint(3, 26)
        person = moving(chance, FALLS_FROM, days // 2, moved) if moved else somebody(chance)
        every = told(msgspec.structs.replace(person, tells=1.0), days, chance, earlier=6)
        ratings = [
            Point(
                every[end].date,
                answer(
                    statistics.fmean(one.value for one in every[end - 6 : end + 1])
                    + chance.gauss(0, 0.5)
                ),
            )
            for end in range(6, len(every), 14)
        ]
        calls[said(first_and_latest(ratings, 7))] += 1
    return Called(people, calls["better"] / people, calls["worse"] / people)


def held(people: int, seed: int, moved: float = 0.0, *, flares: bool = False) -> float:
    """Return on how many of all days the band of the calm line holds the true level."""
    chance, inside, every = _drawn(seed), 0, 0
    for _ in range(people):
        days = chance.choice((28, 91, YEAR, 4 * YEAR))
        on = chance.randint(days // 5, days * 4 // 5)
        person = moving(chance, FALLS_FROM, on, moved) if moved else somebody(chance)
        person = msgspec.structs.replace(person, flares=flares)
        points = told(person, days, chance)
        line = levels(points, span("all", points[-1].date, points[0].date).line_days)
        truths = [person.truth((one.date - BEGAN).days) for one in line]
        inside += sum(one.low <= truth <= one.high for one, truth in zip(line, truths, strict=True))
        every += len(line)
    return inside / every


def sitting(people: int, seed: int, points_more: float = 0.0) -> tuple[float, float]:
    """Return who is told that more sitting goes with more, and with less pain.

    Sitting echoes from day to day, is less at weekends, and drifts over the year, as pain does.

    Args:
        people: How many.
        seed: Of everything about them.
        points_more: How much higher pain is after days of more sitting than the usual.
    """
    chance, calls = _drawn(seed), Counter[str]()
    for _ in range(people):
        person = somebody(chance, (2.0, 7.0))
        drift, sat_drift, sat_apart = chance.uniform(-3, 3), chance.uniform(-3, 3), 0.0
        pairs = []
        for point in told(person, chance.choice((60, 180, YEAR)), chance):
            day = (point.date - BEGAN).days
            sat_apart = 0.4 * sat_apart + chance.gauss(0, 1.5)
            weekend = 2.0 if point.date.weekday() > 4 else 0.0
            sat = round(8 + sat_drift * day / YEAR + sat_apart - weekend)
            more = points_more if sat_apart - weekend > 0 else 0.0
            pain = answer(point.value + drift * day / YEAR + more)
            pairs.append(Pair(point.date, float(sat), pain))
        calls[contrast(pairs).answer] += 1
    return calls["more"] / people, calls["less"] / people
