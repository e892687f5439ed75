"""How often the progress page is wrong, or too late, about a change whose truth is known.

Each trial draws its people from a seed and returns shares from 0 to 1. "Looking every day" looks
whenever a week closes: in between, what the page says of all the time cannot change.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

import msgspec
from msgspec import Struct

from psoas_coach.progress.change import Comparison, compare_self_checks, compare_start_with_lately
from psoas_coach.progress.comparison_windows import find_last_close
from psoas_coach.progress.date_range import CHOICES, Choice, find_span
from psoas_coach.progress.series import Point
from tests.support.trials.pain_patterns import FALLS_FROM, RISES_FROM, flat
from tests.support.trials.simulated_people import (
    Person,
    answer,
    answers,
    moving,
    random_source,
    somebody,
)

HALF_YEAR = 182
IN_TIME_DAYS = 70
"""A change is told in time within ten weeks."""
SETTLED = 77
"""From this day on there are five weeks of a start, so that a change can be called one."""
FELL = ("better", "eased")


class Called(Struct, frozen=True):
    """What a change was called, as shares of the people."""

    people: int
    better: float
    worse: float
    eased: float = 0.0


def classify(comparison: Comparison | None) -> str:
    """Return ``better``, ``eased``, ``worse``, or what else a comparison amounts to."""
    if comparison is None:
        return "too few"
    if comparison.verdict == "low_start" and comparison.rose:
        return "worse"
    return comparison.verdict


def classify_on_last_day(points: Sequence[Point], choice: Choice) -> str:
    """Return what is called a change by whoever looks on the last day answered."""
    days = find_span(choice, points[-1].date, points[0].date)
    inside = [point for point in points if days.contains(point.date)]
    return classify(compare_start_with_lately(inside, points[0].date))


def classify_as_weeks_close(points: Sequence[Point]) -> Iterator[tuple[int, str]]:
    """Yield the day, from 0, and what is called a change on the first answer after each week."""
    began = points[0].date
    closed = began
    for place, point in enumerate(points):
        if find_last_close(began, point.date) > closed:
            closed = find_last_close(began, point.date)
            yield (
                (point.date - began).days,
                classify(compare_start_with_lately(points[: place + 1], began)),
            )


def flat_once(people: int, seed: int, like: Person | None = None) -> dict[Choice, Called]:
    """Let people whose pain never moves look once, after 6 to 64 weeks.

    Args:
        people: How many.
        seed: Of everything about them.
        like: Only its level, spread, echo and flares, instead of any.
    """
    chance, calls = random_source(seed), Counter[tuple[Choice, str]]()
    for _ in range(people):
        person = somebody(chance)
        if like is not None:
            person = msgspec.structs.replace(like, answered=person.answered)
        points = answers(person, chance.randint(42, 450), chance)
        calls.update((choice, classify_on_last_day(points, choice)) for choice in CHOICES)
    return {
        choice: Called(
            people,
            calls[choice, "better"] / people,
            calls[choice, "worse"] / people,
            calls[choice, "eased"] / people,
        )
        for choice in CHOICES
    }


def flat_daily(people: int, seed: int, pattern: str = "usual days") -> Called:
    """Let people whose pain never moves look at everything on every day of half a year."""
    chance, calls = random_source(seed), Counter[str]()
    for _ in range(people):
        points = answers(flat(chance, pattern), HALF_YEAR, chance)
        calls.update({verdicts for _, verdicts in classify_as_weeks_close(points)})
    return _shares(calls, people)


def flat_daily_in(people: int, seed: int, choice: Choice) -> Called:
    """Let people whose pain never moves look on every day of half a year at so much of it."""
    chance, calls = random_source(seed), Counter[str]()
    for _ in range(people):
        points = answers(somebody(chance), HALF_YEAR, chance)
        ends = range(1, len(points) + 1)
        calls.update({classify_on_last_day(points[:end], choice) for end in ends})
    return _shares(calls, people)


def look_daily(
    people: int,
    seed: int,
    moved: float = -3.0,
    days: tuple[int, int] = (SETTLED, 150),
    in_time: int = IN_TIME_DAYS,
) -> Called:
    """Let people look every day until some weeks after their pain moved from one day to the next.

    Args:
        people: How many.
        seed: Of everything about them.
        moved: Points by which their answers move, on average.
        days: The day on which it happens, from the first to the last of these.
        in_time: Days after it on which they still look.
    """

    def mover(chance: random.Random) -> tuple[Person, int]:
        day = chance.randint(*days)
        person = moving(chance, FALLS_FROM if moved < 0 else RISES_FROM, day, moved)
        return person, day + in_time + 1

    return look_until(people, seed, mover)


def look_until(
    people: int, seed: int, mover: Callable[[random.Random], tuple[Person, int]]
) -> Called:
    """Let people look every day for some days.

    Args:
        people: How many.
        seed: Of everything about them.
        mover: Draws somebody and for how many days they look.
    """
    chance, calls = random_source(seed), Counter[str]()
    for _ in range(people):
        person, until = mover(chance)
        points = answers(person, until, chance)
        verdicts = {
            verdict
            for day, verdict in classify_as_weeks_close(points)
            if day >= (person.moved_on or 0)
        }
        calls.update(verdicts)
        calls["fell"] += not verdicts.isdisjoint(FELL)
    return Called(people, calls["better"] / people, calls["worse"] / people, calls["fell"] / people)


def checks(people: int, seed: int, moved: float = 0.0) -> Called:
    """Let people do a self-check every two weeks, five weeks to a year long, and look once.

    Where their pain moved, it did so half-way. An answer is the mean of seven days, and memory is
    off by half a point (standard deviation).
    """
    chance, calls = random_source(seed), Counter[str]()
    for _ in range(people):
        days = 14 * chance.randint(3, 26)
        person = moving(chance, FALLS_FROM, days // 2, moved) if moved else somebody(chance)
        every = answers(msgspec.structs.replace(person, answered=1.0), days, chance, earlier=6)
        ratings = [
            Point(
                every[end].date,
                answer(
                    fmean(point.value for point in every[end - 6 : end + 1]) + chance.gauss(0, 0.5)
                ),
            )
            for end in range(6, len(every), 14)
        ]
        calls[classify(compare_self_checks(ratings, 7))] += 1
    return _shares(calls, people)


def _shares(calls: Counter[str], people: int) -> Called:
    return Called(
        people, calls["better"] / people, calls["worse"] / people, calls["eased"] / people
    )
