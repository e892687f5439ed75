"""How often the six-week review would wrongly say that nothing has changed.

The page also needs the person's own answer before it says so. Here everybody answers "about the
same", which is the worst case: a person who answers better never reads it.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.progress_data import ProgressData
from psoas_coach.progress.six_week_review import review_six_weeks
from tests.support.trials.simulated_people import Person, answers, random_source

TWELVE_WEEKS = 84


def measure_no_change_share(
    people: int,
    seed: int,
    draw: Callable[[random.Random], Person],
    first: int = 42,
    last: int = TWELVE_WEEKS,
) -> float:
    """Return who is told so on any day from the sixth week to the twelfth.

    Args:
        people: How many.
        seed: Of everything about them.
        draw: Draws somebody; a session for each answer.
        first: The first day on which they look.
        last: The last.
    """
    chance, count = random_source(seed), 0
    for _ in range(people):
        points = answers(draw(chance), last + 1, chance)
        days = [Day(point.date, 1, pain_before=point.value) for point in points]
        count += any(
            _has_sentence([day for day in days if (day.local_date - points[0].date).days <= on])
            for on in range(first, last + 1, 7)
        )
    return count / people


def _has_sentence(days: list[Day]) -> bool:
    looked = review_six_weeks(ProgressData(days[-1].local_date, tuple(days)), "about_the_same")
    return looked is not None and looked.state == "say"
