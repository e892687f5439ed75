"""Which side is measured tighter, and when that counts for nothing."""

from __future__ import annotations

from typing import Any

import pytest

from psoas_coach.guidance.sides import tighter_side
from tests.guidance.people import HEALTHY
from tests.guidance.space import CONTENT


@pytest.mark.parametrize(
    ("left", "right", "side"),
    [
        (-5, 0, "left"),
        (0, -5, "right"),
        (3, 8.5, "left"),
        (20, 10, "right"),
        (0, 4.9, None),
        (4.9, 0, None),
        (7, 7, None),
    ],
)
def test_the_side_that_stays_higher_by_5_degrees_is_the_tighter_one(
    left: float, right: float, side: str | None
) -> None:
    assert tighter_side({**HEALTHY, "thomas_left": left, "thomas_right": right}, CONTENT) == side


@pytest.mark.parametrize(
    "changed",
    [
        {"pain_worst": 1},
        {"thigh_frequency": "some_days"},
        {"pain_worst": None},
        {"thigh_frequency": None},
        {"thomas_left": None},
        {"thomas_right": None},
    ],
)
def test_with_pain_thigh_signs_or_anything_unknown_no_side_is(changed: dict[str, Any]) -> None:
    answers = {**HEALTHY, "thomas_left": -20, "thomas_right": 10, **changed}
    known = {id_: answer for id_, answer in answers.items() if answer is not None}
    assert tighter_side(known, CONTENT) is None
