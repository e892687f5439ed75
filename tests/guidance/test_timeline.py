"""The clock's view of a plan: order, seconds, and the same for both sides."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from psoas_coach import content
from psoas_coach.guidance.dose import compute_seconds as planned_seconds
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.tighter_side import ExtraRepetition
from psoas_coach.guidance.timeline import (
    Pauses,
    Setting,
    Step,
    WarmUp,
    build_timeline,
    list_stances,
    sum_seconds,
)

PAUSES: Pauses = SimpleNamespace(
    find_place_seconds=21, get_ready_seconds=5, switch_seconds=8, between_holds_seconds=4
)  # any four numbers that differ


def item(move: str = "lunge", sides: int = 2, hold: int = 30, repetitions: int = 2) -> PlanItem:
    return PlanItem(move, 2, sides, hold, repetitions, "", ())


ITEMS = st.lists(
    st.builds(
        item,
        st.sampled_from(["lunge", "bridge", "rest"]),
        st.integers(1, 2),
        st.integers(1, 900),
        st.integers(1, 6),
    ),
    max_size=6,
)


def summarize(steps: tuple[Step, ...]) -> list[tuple[str, str, int, int]]:
    return [(step.kind, step.side, step.repetition, step.seconds) for step in steps]


def test_a_move_that_is_asked_for_on_one_side_is_done_on_that_one_alone() -> None:
    for side in ("left", "right"):
        one_sided = structs.replace(item(sides=1), side=side)
        steps = build_timeline([one_sided], PAUSES, stances={"lunge": Setting("kneeling")})
        assert summarize(steps) == [
            ("find_place", side, 1, 21),
            ("ready", side, 1, 5),
            ("hold", side, 1, 30),
            ("ready", side, 2, 4),
            ("hold", side, 2, 30),
        ]


def test_a_two_sided_move_holds_twice_on_the_left_then_twice_on_the_right() -> None:
    assert summarize(build_timeline([item()], PAUSES)) == [
        ("ready", "left", 1, 5),
        ("hold", "left", 1, 30),
        ("ready", "left", 2, 4),
        ("hold", "left", 2, 30),
        ("switch", "right", 1, 8),
        ("hold", "right", 1, 30),
        ("ready", "right", 2, 4),
        ("hold", "right", 2, 30),
    ]


def test_a_move_without_sides_is_done_on_both_at_once() -> None:
    assert summarize(build_timeline([item(sides=1, hold=180, repetitions=1)], PAUSES)) == [
        ("ready", "both", 1, 5),
        ("hold", "both", 1, 180),
    ]


def test_every_move_begins_with_time_to_get_ready() -> None:
    steps = build_timeline([item("a", repetitions=1), item("b", sides=1)], PAUSES)
    first_of_b = next(step for step in steps if step.move == "b")
    assert (first_of_b.kind, first_of_b.seconds) == ("ready", 5)


def test_no_moves_take_no_time() -> None:
    assert build_timeline([], PAUSES) == ()
    assert sum_seconds(()) == 0


@given(ITEMS)
def test_both_sides_get_the_same_holds(items: list[PlanItem]) -> None:
    steps = build_timeline(items, PAUSES)
    held = {
        side: [
            (step.move, step.repetition, step.seconds)
            for step in steps
            if (step.kind, step.side) == ("hold", side)
        ]
        for side in ("left", "right")
    }
    assert held["left"] == held["right"]


@given(ITEMS)
def test_every_hold_comes_right_after_the_step_that_leads_to_it(items: list[PlanItem]) -> None:
    steps = build_timeline(items, PAUSES)
    assert [step.kind == "hold" for step in steps] == [False, True] * (len(steps) // 2)
    for lead, hold in list(pairwise(steps))[::2]:
        assert (lead.move, lead.side, lead.repetition) == (hold.move, hold.side, hold.repetition)


@given(ITEMS)
def test_every_step_can_be_told_from_every_other_even_when_a_move_comes_twice(
    items: list[PlanItem],
) -> None:
    steps = build_timeline(items, PAUSES)
    assert len({step.id for step in steps}) == len(steps)


@given(ITEMS)
def test_the_held_seconds_are_the_planned_ones(items: list[PlanItem]) -> None:
    held = sum(step.seconds for step in build_timeline(items, PAUSES) if step.kind == "hold")
    assert held == sum(item.seconds for item in items)


@given(ITEMS)
def test_the_plan_reckons_with_the_seconds_that_the_clock_takes(items: list[PlanItem]) -> None:
    rules = content.load()
    steps = build_timeline(items, rules.plan)
    assert sum_seconds(steps) == sum(planned_seconds(item, rules) for item in items)


@given(ITEMS, st.sampled_from(["left", "right"]))
def test_one_more_is_added_on_one_side_of_one_move_and_nothing_else_changes(
    items: list[PlanItem], side: Literal["left", "right"]
) -> None:
    plain = build_timeline(items, PAUSES)
    more = build_timeline(items, PAUSES, ExtraRepetition("lunge", side))
    assert [step for step in more if step in plain] == list(plain)
    lunges = [item for item in items if item.move == "lunge" and item.sides == 2]
    holds = [step for step in more if step not in plain and step.kind == "hold"]
    assert [step.seconds for step in holds] == [lunge.hold_seconds for lunge in lunges]
    assert {(step.move, step.side) for step in holds} <= {("lunge", side)}


STANCES = {"lunge": Setting("kneeling"), "bridge": Setting("lying"), "rest": Setting("lying")}


def places(steps: tuple[Step, ...]) -> list[tuple[str, int]]:
    """Return what a place is found for, and how long the wait is at most."""
    return [(step.move, step.seconds) for step in steps if step.kind == "find_place"]


def test_a_place_is_found_first_and_before_each_change_of_position_and_nowhere_else() -> None:
    items = [item("lunge"), item("bridge", 1), item("rest", 1), item("lunge")]
    steps = build_timeline(items, PAUSES, stances=STANCES)
    assert places(steps) == [("lunge", 21), ("bridge", 21), ("lunge", 21)]


def test_there_is_time_to_get_a_thing_and_none_is_needed_to_leave_one() -> None:
    mat, book = frozenset({"mat"}), frozenset({"mat", "book"})
    lying = {"bridge": Setting("lying", mat), "rest": Setting("lying", book)}
    items = [item("bridge", 1), item("rest", 1), item("bridge", 1)]
    assert places(build_timeline(items, PAUSES, stances=lying)) == [("bridge", 21), ("rest", 21)]


def test_after_walking_about_the_first_place_is_found_anew() -> None:
    warm_up = WarmUp("walk", 120)
    steps = build_timeline(
        [item()], PAUSES, None, warm_up, {**STANCES, "walk": Setting("kneeling")}
    )
    assert [step.kind for step in steps[:3]] == ["warm_up", "find_place", "ready"]


@given(ITEMS)
def test_finding_a_place_changes_nothing_of_what_is_done(items: list[PlanItem]) -> None:
    placed = build_timeline(items, PAUSES, stances=STANCES)
    assert tuple(step for step in placed if step.kind != "find_place") == build_timeline(
        items, PAUSES
    )
    for lead, ready in pairwise(placed):
        if lead.kind == "find_place":
            assert (ready.kind, ready.repetition, ready.move) == ("ready", 1, lead.move)


def test_every_move_has_a_stance() -> None:
    moves = content.load().moves
    assert list_stances(moves).keys() == moves.keys()
