"""The walking ladder: up after a week on target, down after a week that hurt more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest

from psoas_coach.guidance.walking import WalkingDay, find_position
from tests.support.decision_space import CONTENT

FIRST = dt.date(2026, 3, 2)
STEPS = [(10, 3), (15, 3), (20, 3), (25, 3), (30, 3), (30, 4), (30, 5)]
"""Minutes on so many days, written again by hand."""


def walks(*days: int, minutes: int = 60, pain: float | None = None) -> list[WalkingDay]:
    """Write walks on so many days after the first."""
    return [WalkingDay(FIRST + dt.timedelta(days=day), minutes, pain) for day in days]


def step_on(day: int, days: Iterable[WalkingDay]) -> tuple[int, int]:
    """Return minutes and days of the step in force so many days after the first walk."""
    step = find_position(list(days), FIRST + dt.timedelta(days=day), CONTENT.walking).step
    return step.minutes, step.days


def test_the_ladder_has_the_steps_of_the_contract() -> None:
    assert [(step.minutes, step.days) for step in CONTENT.walking.step] == STEPS


def test_somebody_who_never_walked_begins_with_ten_minutes_on_three_days() -> None:
    assert step_on(0, []) == (10, 3)
    assert step_on(100, [WalkingDay(FIRST, None, 5)]) == (10, 3)


@pytest.mark.parametrize(("day", "step"), [(6, (10, 3)), (7, (15, 3)), (13, (15, 3))])
def test_a_step_up_comes_after_a_whole_week_on_target(day: int, step: tuple[int, int]) -> None:
    assert step_on(day, walks(0, 2, 4)) == step


def test_two_walks_or_three_that_are_too_short_are_not_on_target() -> None:
    assert step_on(7, walks(0, 2)) == (10, 3)
    assert step_on(7, walks(0, 2, 4, minutes=9)) == (10, 3)
    assert step_on(7, walks(0, 2, 4, minutes=10)) == (15, 3)


def test_every_week_on_target_is_one_step_up_to_the_last() -> None:
    days = walks(*(7 * week + day for week in range(10) for day in range(5)))
    assert [step_on(7 * week, days) for week in range(10)] == [*STEPS, *[STEPS[-1]] * 3]


def test_a_week_that_hurt_two_more_than_the_one_before_is_one_step_down() -> None:
    calm = walks(0, 2, 4, pain=2) + walks(7, 9, 11, pain=2)
    assert step_on(14, calm) == (20, 3)
    assert step_on(21, calm + walks(14, 16, 18, pain=4)) == (15, 3)
    assert step_on(21, calm + walks(14, 16, 18, pain=3.9)) == (25, 3)
    assert step_on(7, walks(0, 2, 4, pain=9)) == (15, 3)


def test_pain_before_the_first_walk_counts_as_the_week_before() -> None:
    before = [WalkingDay(FIRST - dt.timedelta(days=3), None, 1)]
    assert step_on(7, before + walks(0, 2, 4, pain=3)) == (10, 3)


@pytest.mark.parametrize(("pause", "step"), [(27, (15, 3)), (28, (10, 3))])
def test_a_long_pause_begins_at_the_first_step(pause: int, step: tuple[int, int]) -> None:
    assert step_on(4 + pause, walks(0, 2, 4)) == step
    back = walks(0, 2, 4) + walks(4 + pause)
    assert step_on(4 + pause, back) == step


def test_days_after_today_and_the_order_of_days_change_nothing() -> None:
    days = walks(4, 0, 2)
    assert step_on(7, [*days, *walks(30)]) == (15, 3)
