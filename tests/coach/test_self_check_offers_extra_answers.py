"""The effect of the extra questions on a plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from psoas_coach.coach.self_check_flow import list_steps
from psoas_coach.coach.self_check_offers import (
    ExtraEffect,
    find_extra_effect,
    list_unanswered_extras,
)
from psoas_coach.content import load
from psoas_coach.guidance import History
from tests.support.answers_factory import DESK_WORKER

CONTENT = load()
PAST = History(dt.date(2026, 11, 1), ())
ANSWERS: dict[str, Any] = {
    id_: tuple(answer) if isinstance(answer, list) else answer
    for id_, answer in DESK_WORKER.items()
}
OVERSTRETCHED = {"march_hold_fails": "yes", "hips_forward_in_photo": "yes"}


@pytest.mark.parametrize(
    ("extras", "effect"),
    [
        ({}, None),
        ({"main_activity": "gardening"}, None),
        ({"bendy": "no"}, ExtraEffect("nothing")),
        (OVERSTRETCHED, ExtraEffect("moves", ("seated_march", "dead_bug"))),
        ({"stress": 8, "poor_sleep": "yes"}, ExtraEffect("moves", ("side_lying_rest",))),
    ],
)
def test_the_plan_with_and_without_them_is_compared(
    extras: dict[str, Any], effect: ExtraEffect | None
) -> None:
    assert find_extra_effect({**ANSWERS, **extras}, PAST, CONTENT) == effect


def test_only_the_open_ones_are_offered_in_asking_order() -> None:
    every = [step for step in list_steps(CONTENT) if step.optional]
    assert list(list_unanswered_extras(ANSWERS, CONTENT)) == every
    left = list_unanswered_extras({**ANSWERS, "lying_arch": "no", "stress": 0}, CONTENT)
    assert [step.id for step in every if step not in left] == ["lying_arch", "stress"]
