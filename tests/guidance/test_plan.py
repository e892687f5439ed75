"""The plan over everything that it depends on.

A plan depends on the allowed moves, the likely patterns, two precautions' worth of dose, the age
group, and what the history says of dose and rest. Every set of allowed moves that precautions and
circumstances can leave is met with every one of these.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

import msgspec
import pytest

from psoas_coach.guidance import PlanItem, assess
from psoas_coach.guidance.history import NOTHING_YET, Standing
from psoas_coach.guidance.plan import plan, seconds
from psoas_coach.guidance.results import PatternState
from tests.guidance.contract import MODIFY, MOVES
from tests.guidance.people import HEALTHY, SIGNS
from tests.guidance.space import CONTENT
from tests.guidance.test_allowed_moves import CIRCUMSTANCES, YES_OR_NO, subsets, work_out

Given = tuple[tuple[str, ...], bool, bool, bool]
"""Allowed moves, thigh signs, overstretched, very flexible."""
Likely = tuple[bool, bool]
"""Tight, holding."""

RELEASE = {"constructive_rest", "side_lying_rest", "slow_breathing", "tense_and_let_go"}
STEADY = {"bridge", "dead_bug", "seated_march", "wall_stack"}
BREAKS = {"stand_and_walk", "seated_rock"}
DOSES = {1: {(20, 2), (25, 2), (30, 2), (30, 3)}, 2: {(30, 2), (30, 3)}, 3: {(30, 2), (45, 2)}}
OLDER = {**DOSES, 2: {(30, 2), (45, 2), (60, 2)}}
DAYS = {1: 5, 2: 5, 3: 3}
PASTS = [
    msgspec.structs.replace(
        NOTHING_YET, good_weeks=(weeks,) * 4, step_back=step_back, deep_days=deep_days
    )
    for weeks, step_back, deep_days in itertools.product((0, 1, 2, 3, 9), YES_OR_NO, (0, 3))
]


@functools.cache
def every_given() -> tuple[Given, ...]:
    """Return every set of allowed moves there is, with what else goes with it."""
    found: dict[Given, None] = {}
    for circumstances in CIRCUMSTANCES:
        _, signs, overstretched, _ = circumstances
        for ticked in subsets(circumstances[0]):
            allowed, _ = work_out(ticked, circumstances)
            if (allowed, signs, overstretched, False) not in found:
                found[allowed, signs, overstretched, False] = None
                flexible, _ = work_out((*ticked, "very_flexible"), circumstances)
                found[flexible, signs, overstretched, True] = None
    return tuple(found)


def states_of(given: Given, likely: Likely) -> dict[str, PatternState]:
    """Write the states of the patterns."""
    _, signs, overstretched, _ = given
    tight, holding = likely
    told = {"tight": tight, "nerve": signs, "overstretched": overstretched, "holding": holding}
    return {id_: PatternState("likely" if one else "unlikely", ()) for id_, one in told.items()}


def plan_for(given: Given, likely: Likely, age_group: str, past: Standing) -> tuple[PlanItem, ...]:
    """Ask the engine."""
    allowed, _, _, flexible = given
    answers = {"age_group": age_group, "precautions": ("very_flexible",) if flexible else ()}
    return plan(answers, CONTENT, allowed=allowed, states=states_of(given, likely), past=past)


def every_plan(
    age_groups: tuple[str, ...] = ("18_59", "60_plus"),
) -> Iterator[tuple[Given, Likely, str, Standing, tuple[PlanItem, ...]]]:
    """Yield every plan there is."""
    for given in every_given():
        for likely in itertools.product(YES_OR_NO, YES_OR_NO):
            for age_group in age_groups:
                for past in PASTS if set(MOVES).intersection(given[0]) - _easy() else PASTS[:1]:
                    items = plan_for(given, likely, age_group, past)
                    yield given, likely, age_group, past, items


def _easy() -> set[str]:
    return {id_ for id_, (_, lengthens, *_) in MOVES.items() if not lengthens}


def lengthening(items: tuple[PlanItem, ...]) -> list[PlanItem]:
    """Return the moves of a plan that lengthen."""
    return [item for item in items if MOVES[item.move][1]]


def test_moves_of_the_same_kind_are_asked_for_in_the_order_of_the_table() -> None:
    result = assess({**HEALTHY, "front_hip_pull": "usually", "standing_up": "few_seconds"})
    assert [item.move for item in result.plan] == [
        "stand_and_walk", "runners_lunge", "crescent_hands_on_hips", "bridge", "constructive_rest",
    ]  # fmt: skip


def test_weeks_without_a_stop_lengthen_the_hold_then_the_repetitions() -> None:
    def dose(weeks: int, *, step_back: bool = False, age_group: str = "18_59") -> tuple[int, int]:
        past = msgspec.structs.replace(NOTHING_YET, good_weeks=(weeks,) * 4, step_back=step_back)
        allowed = ("heel_slide", "seated_rock", "slow_breathing", "tense_and_let_go")
        given = (allowed, False, False, False)
        item = lengthening(plan_for(given, (True, False), age_group, past))[0]
        return item.hold_seconds, item.repetitions

    assert [dose(weeks) for weeks in range(6)] == [
        (20, 2), (25, 2), (30, 2), (30, 3), (30, 3), (30, 3),
    ]  # fmt: skip
    assert [dose(weeks, step_back=True) for weeks in range(6)] == [
        (20, 2), (20, 2), (25, 2), (30, 2), (30, 2), (30, 2),
    ]  # fmt: skip


@pytest.mark.parametrize("precaution", MODIFY)
def test_a_precaution_that_withholds_nothing_in_the_plan_gives_each_move_a_line(
    precaution: str,
) -> None:
    result = assess({**SIGNS, "precautions": [precaution]})
    for item in result.plan:
        assert len(item.modifications) == 1
        words = CONTENT.words
        own = words.get(f"results.modifications.{precaution}.{item.move}")
        assert item.modifications[0] == own or words[f"results.modifications.{precaution}.any"]


def test_two_precautions_give_two_lines_and_one_that_only_withholds_gives_none() -> None:
    result = assess({**HEALTHY, "precautions": ["neck", "knee", "shoulder"]})
    assert all(len(item.modifications) == 2 for item in result.plan)
    result = assess({**HEALTHY, "precautions": ["knee"]})
    assert all(item.modifications == () for item in result.plan)
    assert "runners_lunge" not in [item.move for item in result.plan]


def test_there_is_no_plan_where_nothing_is_allowed() -> None:
    assert plan({}, CONTENT, allowed=(), states={}, past=NOTHING_YET) == ()


def test_every_plan_keeps_every_limit() -> None:
    """Go through all plans once and check all that holds of any, for time's sake."""
    seen = 0
    for given, _, age_group, past, items in every_plan():
        seen += 1
        allowed, _, _, flexible = given
        first, *moves = items
        # The sitting break first, walking where that is allowed, then two to four other moves.
        assert first.move == ("stand_and_walk" if "stand_and_walk" in allowed else "seated_rock")
        assert 2 <= len(moves) <= 4, items
        assert len({item.move for item in items}) == len(items)
        assert {item.move for item in items} <= set(allowed)
        # Five to twelve minutes: of moving alone, and with the break and the player's pauses.
        held = sum(item.hold_seconds * item.repetitions * item.sides for item in moves)
        assert held >= 5 * 60, items
        assert sum(seconds(item, CONTENT) for item in items) <= 12 * 60, items
        # Dose by depth and age, shorter for the very flexible, ten minutes a week at most.
        weekly = 0
        for item in lengthening(items):
            doses = (OLDER if age_group == "60_plus" else DOSES)[item.depth]
            longest = 20 if flexible else 60
            assert (item.hold_seconds, item.repetitions) in {
                (min(hold, longest), repetitions) for hold, repetitions in doses
            }
            weekly += item.hold_seconds * item.repetitions * DAYS[item.depth]
        assert weekly <= 10 * 60, items
        # One deep move at most, and none after three days of them in a week.
        deep = [item for item in items if item.depth == 3]
        assert len(deep) <= (0 if past.deep_days >= 3 else 1)
        for item in items:
            assert (item.depth, item.sides) == (MOVES[item.move][0], CONTENT.moves[item.move].sides)
            assert item.why
    assert seen > 10_000


def test_the_likely_pattern_chooses_what_comes_first() -> None:
    for given, (tight, holding), _, past, items in every_plan(("18_59",)):
        allowed, signs, overstretched, _ = given
        moves = items[1:]
        could = {MOVES[id_][0] for id_ in allowed if MOVES[id_][1]}
        could -= {3} if past.deep_days >= 3 else set()
        if overstretched:
            assert not lengthening(items)
            assert moves[0].move in STEADY or not STEADY.intersection(allowed)
        elif signs:
            assert moves[0].move in RELEASE
            assert all(item.depth == 1 for item in lengthening(items))
            assert len(lengthening(items)) == min(1, len(could))
        elif holding:
            assert moves[0].move in RELEASE
            assert moves[1].move in RELEASE
        elif could:
            assert moves[0].depth == max(could)
            assert not tight or len(lengthening(items)) >= 1
