"""How often sitting is linked to pain, for simulated people with such a link and without one."""

from __future__ import annotations

import math
from collections import Counter

import msgspec

from psoas_coach.progress.contrast import Pair, contrast_days
from tests.support.trials.pain_patterns import PATTERNS, YEAR
from tests.support.trials.simulated_people import BEGAN, answer, answers, random_source, somebody

SPREAD = 1.6
"""Hours by which days of sitting differ (standard deviation)."""
WEEKEND_LESS = 2.0
"""Hours less on Saturdays and Sundays."""
_LEVELS = (2.0, 7.0)


def sitting(
    people: int,
    seed: int,
    points_more: float = 0.0,
    pattern: str = "usual days",
    sitting_echo: float = 0.4,
) -> tuple[float, float]:
    """Return who is told that more sitting goes with more, and with less pain.

    Sitting echoes from day to day, is less at weekends, and drifts over the year, as pain does. It
    is that of the day before the pain.

    Args:
        people: How many.
        seed: Of everything about them.
        points_more: How much higher pain is after days of more sitting than the usual.
        pattern: What else differs, see ``patterns``.
        sitting_echo: How much of a day's difference in sitting is still there the next day.
    """
    chance, calls = random_source(seed), Counter[str]()
    fresh = math.sqrt(1 - sitting_echo**2)
    for _ in range(people):
        person = msgspec.structs.replace(somebody(chance, _LEVELS), **PATTERNS[pattern])
        drift, sitting_drift = chance.uniform(-3, 3), chance.uniform(-3, 3)
        apart, last, pairs = 0.0, -1, []
        for point in answers(person, chance.choice((60, 180, YEAR)), chance):
            day = (point.date - BEGAN).days
            for _ in range(day - last):
                apart = sitting_echo * apart + fresh * chance.gauss(0, SPREAD)
            last = day
            less = WEEKEND_LESS if (BEGAN.weekday() + day - 1) % 7 > 4 else 0.0
            done = round(8 + sitting_drift * day / YEAR + apart - less)
            more = points_more if apart - less > 0 else 0.0
            pain = answer(point.value + drift * day / YEAR + more)
            pairs.append(Pair(point.date, float(done), pain))
        calls[contrast_days(pairs).answer] += 1
    return calls["more"] / people, calls["less"] / people
