"""Plans that a physio might make: one to read, and any number generated from a seed."""

from __future__ import annotations

import copy
import random
from typing import Any

from tests.support.rules_contract import BOTH_HIPS, BREAKS, COUNTED, MOVES, RELEASE, STEADY

SAMPLE: dict[str, Any] = {
    "format": "psoas-coach-physio-plan",
    "version": 1,
    "name": "Left hip, first weeks",
    "made_by": "R. Okafor, physio",
    "made_on": "2026-03-01",
    "until": "2026-04-12",
    "note": "Slowly. Breathe out on the way.",
    "limits": {"stop_at_pain": 3, "most_minutes": 10},
    "moves": [
        {
            "kind": "library",
            "move": "heel_slide",
            "sides": "left",
            "dose": {"how": "repetitions", "sets": 1, "repetitions": 6},
            "days_a_week": 5,
            "note": "Keep the pelvis still.",
        },
        {
            "kind": "library",
            "move": "standing_stride",
            "sides": "each",
            "dose": {"how": "hold", "seconds": 20, "times": 2},
            "days_a_week": 5,
        },
        {
            "kind": "own",
            "name": "Towel squeeze",
            "position": "chair",
            "sides": "once",
            "dose": {"how": "repetitions", "sets": 2, "repetitions": 8, "seconds_each": 5},
            "days_a_week": 3,
            "steps": ["Sit with a rolled towel between your knees.", "Squeeze, then let go."],
        },
    ],
}
SESSION_MOVES = sorted(MOVES.keys() - BREAKS - {"walk"})
ONE_SIDED = {*RELEASE, *STEADY - {"seated_march"}, *BOTH_HIPS}
"""Moves without a left and a right."""


def sample() -> dict[str, Any]:
    """Return a plan that tests may change."""
    return copy.deepcopy(SAMPLE)


def draw_plan(rng: random.Random, **changed: Any) -> dict[str, Any]:  # noqa: ANN401  # any field
    """Return a random valid plan: from very little to far more than anybody should do."""
    own = [_own(rng, number) for number in range(rng.choice([0, 0, 1, 2]))]
    ours = [_ours(rng, move) for move in rng.sample(SESSION_MOVES, rng.choice([1, 3, 6, 10]))]
    moves = own + ours
    rng.shuffle(moves)
    limits = {"stop_at_pain": rng.choice([None, 1, 3, 10])}
    if rng.random() < 0.5:
        limits["most_minutes"] = rng.choice([None, 1, 4, 10, 60])
    plan = {**sample(), "moves": moves, "limits": limits, **changed}
    if rng.random() < 0.3:
        del plan["limits"], plan["note"], plan["made_by"]
    return plan


def _ours(rng: random.Random, move: str) -> dict[str, Any]:
    sides = "once" if move in ONE_SIDED else rng.choice(["left", "right", "each", "each"])
    return {
        "kind": "library",
        "move": move,
        "sides": sides,
        "dose": _make_count(rng) if move in COUNTED else _make_hold(rng),
        "days_a_week": rng.randint(1, 7),
    }


def _own(rng: random.Random, number: int) -> dict[str, Any]:
    paced = {**_make_count(rng), "seconds_each": rng.choice([2, 5, 30])}
    return {
        "kind": "own",
        "name": f"Move {number}",
        "position": rng.choice(["standing", "chair", "bed", "floor"]),
        "sides": rng.choice(["left", "right", "each", "once"]),
        "dose": rng.choice([paced, _make_hold(rng)]),
        "days_a_week": rng.randint(1, 7),
        "steps": ["Do this."] * rng.randint(1, 6),
        "note": "",
    }


def _make_hold(rng: random.Random) -> dict[str, Any]:
    return {
        "how": "hold",
        "seconds": rng.choice([1, 10, 20, 25, 30, 45, 60, 150, 600]),
        "times": rng.choice([1, 2, 3, 4, 20]),
    }


def _make_count(rng: random.Random) -> dict[str, Any]:
    return {
        "how": "repetitions",
        "sets": rng.choice([1, 2, 3, 10]),
        "repetitions": rng.choice([1, 5, 8, 12, 50]),
    }
