"""Random people: valid answers and histories, generated from one seed.

Healthy answers are more frequent than by chance, or nearly everybody would end at the first safety
list and the later rules would not be reached. Numbers cluster at the thresholds of the rules.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from tests.support.rules_contract import BESIDE_NONE, CHOICES, DECIMAL, LISTS, MOVES, WHOLE, YES_NO

TODAY = dt.date(2026, 3, 15)
EDGES = {
    "sitting_hours": [0, 3, 3.9, 4, 6, 6.99, 7, 8, 8.9, 9, 12, 24],
    "sitting_bout_minutes": [0, 30, 30.5, 31, 60, 60.5, 61, 120, 120.5, 121, 1440],
    "thomas_left": [-60, -6, -5.1, -5, -4.9, 0, 10, 15, 15.1, 16, 60],
    "thomas_right": [-60, -6, -5.1, -5, -4.9, 0, 10, 15, 15.1, 16, 60],
}
SAFETY = ("red_now", "red_today", "see_someone")
OPTIONAL = ("thigh_feelings", "holding", "main_activity", "hips_forward_in_photo", *YES_NO)
FINE_TUNING = (*OPTIONAL, "stress", "thomas_left", "thomas_right")

HEALTHY: dict[str, Any] = {
    "red_now": [],
    "red_today": [],
    "see_someone": [],
    "precautions": [],
    "age_group": "18_59",
    "sitting_hours": 0,
    "sitting_bout_minutes": 0,
    "pain_average": 0,
    "pain_worst": 0,
    "pain_days": 0,
    "thigh_frequency": "none",
    "front_hip_pull": "no",
    "standing_up": "right_away",
    "side_stance": "neutral",
    "limits": 0,
}
"""Somebody whom nothing holds back."""

SIGNS: dict[str, Any] = {
    **HEALTHY,
    "thigh_frequency": "some_days",
    "thigh_trend": "same",
    "thigh_areas": ["outer"],
    "thigh_side": "left",
}
"""The same person with mild thigh signs."""


def person(rng: random.Random) -> dict[str, Any]:
    """Return one person's random answers; one person in three leaves something out."""
    ill = rng.random() < 0.4
    answers: dict[str, Any] = {}
    for id_ in SAFETY:
        many = rng.choice([0, 0, 0, 1, 3]) if ill and rng.random() < 0.5 else 0
        answers[id_] = rng.sample(LISTS[id_], many)
    many = rng.choice([0, 0, 0, 1, 1, 2, 3, 6])
    answers["precautions"] = rng.sample(LISTS["precautions"], many)
    answers["seen_for"] = _choose_examined(rng, answers["red_today"])
    answers["age_group"] = rng.choice(["18_59"] * 8 + ["60_plus"] * 4 + ["under_18"])
    for id_ in ("sitting_hours", "sitting_bout_minutes"):
        answers[id_] = rng.choice(EDGES[id_])
    most = rng.choice([2, 3, 4, 7, 10, 10]) if ill else 3
    answers["pain_average"] = rng.randint(0, most)
    answers["pain_worst"] = rng.randint(answers["pain_average"], 10 if ill else 7)
    answers["pain_days"] = rng.randint(0, WHOLE["pain_days"])
    answers["limits"] = rng.randint(0, 10) if ill else rng.randint(0, 7)
    for id_ in ("front_hip_pull", "standing_up", "side_stance"):
        answers[id_] = rng.choice(CHOICES[id_])
    answers |= _thigh(rng) if rng.random() < 0.4 else {"thigh_frequency": "none"}
    answers |= _fine_tuning(rng)
    if rng.random() < 0.33:
        for id_ in rng.sample(sorted(answers), rng.choice([1, 1, 1, 2, 4, len(answers)])):
            del answers[id_]
    if answers.get("thigh_frequency") == "none":
        answers = {id_: value for id_, value in answers.items() if id_ not in BESIDE_NONE}
    if not answers.get("red_today"):
        answers |= {"seen_for": []} if "seen_for" in answers else {}
    shuffled = list(answers.items())
    rng.shuffle(shuffled)
    return dict(shuffled)


def _choose_examined(rng: random.Random, red_today: list[str]) -> list[str]:
    """Return which of the ticked signs were examined: often all of them."""
    can = [sign for sign in red_today if sign in LISTS["seen_for"]]
    return can if rng.random() < 0.6 else rng.sample(can, rng.randint(0, len(can)))


def _thigh(rng: random.Random) -> dict[str, Any]:
    areas = rng.choice(
        [["outer"], ["front"], [], rng.sample(LISTS["thigh_areas"], rng.randint(0, 7))]
    )
    return {
        "thigh_frequency": rng.choice(["some_days"] * 3 + CHOICES["thigh_frequency"][1:]),
        "thigh_trend": rng.choice(["better", "better", "same", "same", "worse"]),
        "thigh_areas": areas,
        "thigh_side": rng.choice(["left", "right"] * 5 + ["both"]),
        "thigh_feelings": rng.sample(LISTS["thigh_feelings"], rng.randint(0, 5)),
    }


def _fine_tuning(rng: random.Random) -> dict[str, Any]:
    share = rng.choice([0, 0, 0.3, 0.7, 1])
    answers: dict[str, Any] = {}
    for id_ in YES_NO:
        answers[id_] = rng.choice(["yes", "no", True, False])
    answers["hips_forward_in_photo"] = rng.choice(CHOICES["hips_forward_in_photo"])
    answers["stress"] = rng.randint(0, WHOLE["stress"])
    answers["holding"] = rng.sample(LISTS["holding"], rng.randint(0, 4))
    answers["main_activity"] = rng.choice(["", "carrying the child up the stairs"])
    for id_ in ("thomas_left", "thomas_right"):
        least, most = DECIMAL[id_]
        answers[id_] = rng.choice([*EDGES[id_], rng.uniform(least, most)])
    return {id_: value for id_, value in answers.items() if rng.random() < share}


def history(rng: random.Random) -> dict[str, Any] | None:
    """Return a random history: none, a calm one that may unlock deep moves, or a mixed one."""
    kind = rng.random()
    if kind < 0.3:
        return None
    calm = kind < 0.75
    days = rng.choice([3, 20, 21, 22, 27, 28, 29, 60])
    count = rng.choice([8, 9, 9, 10, 14]) if calm else rng.choice([0, 1, 2, 3, 6, 12])
    ago = [0, 5, 6, 7, 8, 20, 21, 26, 27, 28, 29, days, days]
    if rng.random() < 0.15:
        ago = [days + 27 for days in ago]
    sessions = [session(rng, calm=calm, ago=rng.choice([*ago, rng.randint(0, days)]))
                for _ in range(count)]  # fmt: skip
    return {"today": TODAY.isoformat(), "sessions": sessions}


def choose_date(rng: random.Random, past: dict[str, Any] | None) -> str | None:
    """Return a random date of the self-check: mostly recent, sometimes too long ago."""
    if past is None or rng.random() < 0.4:
        return None
    ago = rng.choice([0, 1, 14, 60, 89, 90, 91, 92, 400])
    return (TODAY - dt.timedelta(days=ago)).isoformat()


def session(rng: random.Random, *, calm: bool, ago: int) -> dict[str, Any]:
    """Return one random session, a number of days ago."""
    troubled = rng.random() < (0.06 if calm else 0.5)
    before = rng.randint(0, 6)
    fine = max(0, before + rng.choice([-2, -1, 0, 1, 1]))
    moves = ["kneeling_backbend", "runners_lunge"] if calm else list(MOVES)
    return {
        "date": (TODAY - dt.timedelta(days=ago)).isoformat(),
        "depth": rng.choice([2, 2, 2, 2, 2, 2, 2, 1, 3]) if calm else rng.randint(0, 3),
        "finished": not (troubled and rng.random() < 0.4),
        "stopped": troubled and rng.random() < 0.5,
        "tingling_up": rng.choice([True, True, None, False]) if troubled else False,
        "pain_before": None if troubled and rng.random() < 0.1 else before,
        "pain_after": rng.choice([fine, before, before + 2, before + 3, None])
        if troubled
        else fine,
        "moves": rng.sample(moves, rng.randint(1, 2)),
    }
