"""Answers of a self-check with some left out or changed."""

from __future__ import annotations

from typing import Any

from psoas_coach.coach import self_check_flow
from psoas_coach.content import load
from tests.support.answers_factory import DESK_WORKER

CONTENT = load()
STEPS = {step.id: step for step in self_check_flow.list_steps(CONTENT)}
ANSWERS: dict[str, Any] = {
    id_: tuple(answer) if isinstance(answer, list) else answer
    for id_, answer in DESK_WORKER.items()
}
THIGH: dict[str, Any] = {
    "thigh_frequency": "some_days",
    "thigh_trend": "same",
    "thigh_areas": ("outer",),
}


def but(*left_out: str, **changed: object) -> dict[str, Any]:
    """Return the desk worker's answers, with some left out and some changed."""
    return {id_: answer for id_, answer in {**ANSWERS, **changed}.items() if id_ not in left_out}
