"""What an invented person answers in a self-check, from the last seven days."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from psoas_coach.journal.demo.days import Day, clamp

NOTICED = 1.5
"""From this much on, a day counts as one with pain."""
NOTHING: dict[str, object] = {
    "red_now": [],
    "red_today": [],
    "see_someone": [],
    "precautions": [],
    "age_group": "18_59",
}
FULL_ARC = 18.0
"""Degrees that a hip at its stiffest stays above level; a made-up round number."""


def generate_answers(
    chance: random.Random, week: Sequence[Day], activity: str
) -> dict[str, object]:
    """Answer the questionnaire.

    Args:
        chance: Where a person would hesitate.
        week: The last seven days, fewer at the beginning, today last.
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
        **_thigh(week),
        "front_hip_pull": _step(today.stiffness, ("no", "sometimes", "usually")),
        "standing_up": _step(
            today.stiffness - 0.15, ("right_away", "few_seconds", "slow_or_painful")
        ),
        "side_stance": _step(today.stiffness - 0.1, ("neutral", "slight", "marked")),
        "limits": round(clamp(0, average * 0.8 + chance.gauss(0, 0.6), 7)),
        "main_activity": activity,
        "lying_arch": "yes" if today.stiffness > 0.5 else "no",
        "stress": round(clamp(0, chance.gauss(4, 1.5), 10)),
        "thomas_left": round(arc + chance.gauss(0, 1.5)),
        "thomas_right": round(arc - 3 + chance.gauss(0, 1.5)),
    }


def _thigh(week: Sequence[Day]) -> dict[str, object]:
    """Tingling in the last days, and where."""
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


def _step(amount: float, words: tuple[str, str, str]) -> str:
    """One of three words for an amount from 0 to 1."""
    return words[0 if amount < 0.2 else 1 if amount < 0.55 else 2]
