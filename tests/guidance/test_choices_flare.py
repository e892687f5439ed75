from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from psoas_coach import content
from psoas_coach.guidance import Guidance, assess
from psoas_coach.guidance.choices import FLARE_MODES, FlareMode, find_review_date, reduce_for_flare
from psoas_coach.guidance.results import PlanItem
from tests.support.answers_factory import DESK_WORKER

CONTENT = content.load()
GUIDANCE = assess(DESK_WORKER)


def sum_held(items: tuple[PlanItem, ...]) -> int:
    return sum(item.seconds for item in items)


@pytest.mark.parametrize("way", FLARE_MODES)
def test_the_sitting_break_stays_and_everything_else_is_as_it_was(way: FlareMode) -> None:
    reduced = reduce_for_flare(GUIDANCE, way)
    assert reduced.plan[0] == GUIDANCE.plan[0]
    assert msgspec.structs.replace(reduced, plan=GUIDANCE.plan) == GUIDANCE


def test_half_keeps_the_moves_and_halves_what_they_hold() -> None:
    before, after = GUIDANCE.plan[1:], reduce_for_flare(GUIDANCE, "half").plan[1:]
    assert [item.move for item in after] == [item.move for item in before]
    for old, new in zip(before, after, strict=True):
        assert 1 <= new.rounds <= old.rounds
        assert 2 * sum_held((new,)) <= sum_held((old,)) + old.sides * (old.seconds_each or 1)


@pytest.mark.parametrize(
    ("seconds", "times", "after"),
    [(30, 2, (30, 1)), (30, 3, (30, 1)), (30, 4, (30, 2)), (300, 1, (150, 1)), (25, 1, (13, 1))],
)
def test_repetitions_are_halved_first_and_a_single_hold_in_its_length(
    seconds: int, times: int, after: tuple[int, int]
) -> None:
    item = msgspec.structs.replace(GUIDANCE.plan[1], hold_seconds=seconds, repetitions=times)
    plan = (GUIDANCE.plan[0], item)
    (new,) = reduce_for_flare(msgspec.structs.replace(GUIDANCE, plan=plan), "half").plan[1:]
    assert (new.hold_seconds, new.repetitions) == after


@pytest.mark.parametrize(
    ("sets", "repetitions", "after"),
    [(2, 8, (1, 8)), (3, 8, (1, 8)), (1, 8, (1, 4)), (1, 5, (1, 3)), (1, 1, (1, 1))],
)
def test_sets_are_halved_first_and_a_single_set_in_its_repetitions(
    sets: int, repetitions: int, after: tuple[int, int]
) -> None:
    item = msgspec.structs.replace(
        GUIDANCE.plan[1], hold_seconds=None, sets=sets, repetitions=repetitions, seconds_each=6
    )
    plan = (GUIDANCE.plan[0], item)
    (new,) = reduce_for_flare(msgspec.structs.replace(GUIDANCE, plan=plan), "half").plan[1:]
    assert (new.sets, new.repetitions, new.seconds_each) == (*after, 6)


def test_breaks_only_leaves_no_session() -> None:
    assert reduce_for_flare(GUIDANCE, "breaks").plan == GUIDANCE.plan[:1]


@pytest.mark.parametrize("way", FLARE_MODES)
def test_if_there_is_no_plan_a_flare_makes_none(way: FlareMode) -> None:
    stopped: Guidance = assess({**DESK_WORKER, "red_now": ["chest_pain"]})
    assert reduce_for_flare(stopped, way) == stopped


def test_the_date_to_look_again_is_three_days_on() -> None:
    assert find_review_date(dt.date(2026, 12, 30), CONTENT) == dt.date(2027, 1, 2)
