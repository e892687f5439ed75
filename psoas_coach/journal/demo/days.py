"""A simulated body, day by day: how it feels, how long it sat, and what the person answers."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import Literal

from msgspec import Struct

Absence = Literal["ill", "away", "silent"]

# The daily effect of a period on pain, and its least and greatest length in days. The first
# year contains both progress and a plateau; the setback comes later.
SEASONS = (
    (-0.017, 130, 170),
    (0.0, 110, 160),
    (-0.010, 60, 100),
    (0.0, 120, 200),
    (0.045, 30, 45),
)
FIRST_PAIN = 4.6
LEAST_TREND, MOST_TREND = 0.8, 5.5
CALM, STEP = 0.75, 0.5
"""The share of yesterday's deviation that remains, and the size of a new one."""
TINGLING_DAYS = range(70, 115)
"""One early episode of tingling in the thigh: these days, counted from the first day."""

# The daily probability that something begins, and its length in days.
BEGINNINGS: tuple[tuple[Absence, float, int, int], ...] = (
    ("ill", 1 / 170, 2, 6),
    ("away", 1 / 130, 4, 11),
    ("silent", 1 / 120, 4, 15),
)
FLARE_CHANCE, FLARE_LEAST, FLARE_MOST = 1 / 75, 3, 8


class Day(Struct, frozen=True):
    """One day of a simulated body.

    Attributes:
        pain: Felt pain, 0 to 10, not rounded.
        stiffness: The resistance of the front of the hips, 0 to 1.
        flare: A day of a flare.
        absence: The reason why the app was hardly used, if any.
        tingling: A day with tingling in the thigh.
        sitting_hours: Time sat.
        longest_sit: Longest time without getting up, minutes.
    """

    date: dt.date
    pain: float
    stiffness: float
    flare: bool
    absence: Absence | None
    tingling: bool
    sitting_hours: float
    longest_sit: int


def generate_days(chance: random.Random, first: dt.date, count: int) -> Iterator[Day]:
    """Simulate ``count`` days from ``first`` on.

    Args:
        chance: The source of random numbers.
        first: The first date.
        count: The number of days.
    """
    absences = _generate_absences(chance, count)
    flares = _generate_flares(chance, count)
    noise = 0.0
    for number, trend in enumerate(_generate_trend(chance, count)):
        date = first + dt.timedelta(days=number)
        noise = CALM * noise + chance.gauss(0, STEP)
        working = date.weekday() < 5
        stiffness = clamp(0.0, (trend - LEAST_TREND) / 4.5 + chance.gauss(0, 0.05), 1.0)
        yield Day(
            date=date,
            pain=clamp(0.0, trend + noise + flares[number], 9.0),
            stiffness=stiffness,
            flare=flares[number] > 0,
            absence=absences[number],
            tingling=number in TINGLING_DAYS and chance.random() < 0.5,
            sitting_hours=clamp(1.0, chance.gauss(9.0 if working else 4.5, 1.2), 14.0),
            longest_sit=int(clamp(15, chance.gauss(40 + 70 * stiffness, 15), 240)),
        )


def clamp(least: float, value: float, most: float) -> float:
    """Return ``value`` within its limits.

    Args:
        least: The lower limit.
        value: The value.
        most: The upper limit.
    """
    return max(least, min(value, most))


def _generate_trend(chance: random.Random, count: int) -> list[float]:
    """Return the pain of each day without its random variation."""
    trend: list[float] = []
    pain = FIRST_PAIN
    for slope, least, most in cycle(SEASONS):
        for _ in range(chance.randint(least, most)):
            pain = clamp(LEAST_TREND, pain + slope, MOST_TREND)
            trend.append(pain)
            if len(trend) == count:
                return trend
    return trend


def _generate_absences(chance: random.Random, count: int) -> list[Absence | None]:
    """Return why the app was hardly used on each day; never in the first fortnight."""
    absences: list[Absence | None] = [None] * count
    for number in range(14, count):
        for kind, begins, least, most in BEGINNINGS:
            if absences[number] is None and chance.random() < begins:
                end = min(count, number + chance.randint(least, most))
                absences[number:end] = [kind] * (end - number)
    return absences


def _generate_flares(chance: random.Random, count: int) -> list[float]:
    """Return the pain that flares add on each day: high at first, gone after some days."""
    added = [0.0] * count
    for number in range(20, count):
        if not added[number] and chance.random() < FLARE_CHANCE:
            lasting, height = chance.randint(FLARE_LEAST, FLARE_MOST), chance.uniform(1.8, 3.6)
            for day in range(number, min(count, number + lasting)):
                added[day] = height * (1 - (day - number) / lasting)
    return added


NOTICED = 1.5
"""From this pain on, a day counts as one with pain."""
NOTHING: dict[str, object] = {
    "red_now": [],
    "red_today": [],
    "see_someone": [],
    "precautions": [],
    "age_group": "18_59",
}
FULL_ARC = 18.0
"""Degrees above level of the stiffest hip; an arbitrary round number."""


def generate_answers(
    chance: random.Random, week: Sequence[Day], activity: str
) -> dict[str, object]:
    """Return the answers to the questionnaire.

    Args:
        chance: The source of random numbers.
        week: The last seven days, fewer at the start, today last.
        activity: What matters most to this person.
    """
    today = week[-1]
    average = round(sum(day.pain for day in week) / len(week))
    working = [day.sitting_hours for day in week if day.date.weekday() < 5] or [6.0]
    arc = -FULL_ARC * today.stiffness
    return {
        **NOTHING,
        "sitting_hours": round(2 * sum(working) / len(working)) / 2,
        "sitting_bout_minutes": 5 * round(max(day.longest_sit for day in week) / 5),
        "pain_average": average,
        "pain_worst": max(average, min(10, math.ceil(max(day.pain for day in week)))),
        "pain_days": sum(day.pain >= NOTICED for day in week),
        **_answer_thigh(week),
        "front_hip_pull": _choose_word(today.stiffness, ("no", "sometimes", "usually")),
        "standing_up": _choose_word(
            today.stiffness - 0.15, ("right_away", "few_seconds", "slow_or_painful")
        ),
        "side_stance": _choose_word(today.stiffness - 0.1, ("neutral", "slight", "marked")),
        "limits": round(clamp(0, average * 0.8 + chance.gauss(0, 0.6), 7)),
        "main_activity": activity,
        "lying_arch": "yes" if today.stiffness > 0.5 else "no",
        "stress": round(clamp(0, chance.gauss(4, 1.5), 10)),
        "thomas_left": round(arc + chance.gauss(0, 1.5)),
        "thomas_right": round(arc - 3 + chance.gauss(0, 1.5)),
    }


def _answer_thigh(week: Sequence[Day]) -> dict[str, object]:
    """Return the answers about tingling in the last days."""
    with_it = [number for number, day in enumerate(week) if day.tingling]
    if not with_it:
        return {"thigh_frequency": "none"}
    return {
        "thigh_frequency": "some_days",
        "thigh_trend": "same" if with_it[-1] >= len(week) - 2 else "better",
        "thigh_areas": ["outer"],
        "thigh_side": "right",
        "thigh_feelings": ["pins_and_needles"],
    }


def _choose_word(amount: float, words: tuple[str, str, str]) -> str:
    """Return one of three words for an amount from 0 to 1."""
    return words[0 if amount < 0.2 else 1 if amount < 0.55 else 2]
