"""Which side is measured as tighter, and when that is ignored."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from psoas_coach.guidance import assess
from psoas_coach.guidance.tighter_side import (
    ExtraRepetition,
    find_extra_repetition,
    find_tighter_side,
)
from tests.support.decision_space import CONTENT
from tests.support.random_answers import HEALTHY


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
    assert (
        find_tighter_side({**HEALTHY, "thomas_left": left, "thomas_right": right}, CONTENT) == side
    )


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
    assert find_tighter_side(known, CONTENT) is None


MEASURED: dict[str, Any] = {**HEALTHY, "thomas_left": -5, "thomas_right": 5}


def test_one_more_goes_to_the_first_move_that_lengthens_a_side() -> None:
    plan = assess(MEASURED).session
    extra_repetition = find_extra_repetition(plan, MEASURED, CONTENT)
    lengthening = [item for item in plan if CONTENT.moves[item.move].lengthens]
    assert len(lengthening) == 1
    assert extra_repetition == ExtraRepetition(lengthening[0].move, "left")


def test_one_more_never_takes_a_side_over_a_days_part_of_the_week() -> None:
    lengthening = next(item for item in assess(MEASURED).plan if CONTENT.moves[item.move].lengthens)
    assert lengthening.hold_seconds == 30
    offered = [
        find_extra_repetition(
            [msgspec.structs.replace(lengthening, repetitions=repetitions)], MEASURED, CONTENT
        )
        is not None
        for repetitions in (1, 2, 3, 4)
    ]
    # Five days with four holds of 30 seconds are the ten minutes of a week.
    assert offered == [True, True, True, False]


def test_a_counted_move_gets_no_extra_repetition() -> None:
    gentle = {**MEASURED, "see_someone": ["not_improving"]}
    plan = assess(gentle).session
    assert [item.move for item in plan if CONTENT.moves[item.move].lengthens] == ["heel_slide"]
    assert find_extra_repetition(plan, gentle, CONTENT) is None


def test_without_a_tighter_side_or_a_move_for_it_nothing_is_offered() -> None:
    plan = assess(MEASURED).session
    steady = [item for item in plan if not CONTENT.moves[item.move].lengthens]
    assert find_extra_repetition(plan, HEALTHY, CONTENT) is None
    assert find_extra_repetition(steady, MEASURED, CONTENT) is None
