"""The plan over everything that it depends on.

A plan depends on the allowed moves, the likely patterns, two precautions' worth of dose, the age
group, and what the history says of dose and rest. Every set of allowed moves that precautions and
circumstances can leave is met with every one of these.
"""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections.abc import Collection, Iterator

import msgspec
import pytest

from psoas_coach.guidance import History, PastSession, PlanItem, assess
from psoas_coach.guidance.dose import compute_seconds, compute_session_seconds
from psoas_coach.guidance.history import NO_HISTORY, HistorySummary
from psoas_coach.guidance.plan import build_plan
from psoas_coach.guidance.results import PatternState
from psoas_coach.guidance.timeline import WarmUp, build_timeline, choose_warm_up, list_stances
from tests.guidance.test_moves import CIRCUMSTANCES, YES_OR_NO, subsets, work_out
from tests.support import practice_simulation
from tests.support.decision_space import CONTENT
from tests.support.random_answers import HEALTHY, SIGNS
from tests.support.rules_contract import (
    BREAKS,
    COUNTED,
    LYING,
    MODIFY,
    MODIFY_LYING,
    MOVES,
    ON_THE_FLOOR,
    RELEASE,
    STEADY,
)
from tests.support.whole import whole_or_each

Given = tuple[tuple[str, ...], bool, bool, bool]
"""Allowed moves, thigh signs, overstretched, very flexible."""
Likely = tuple[bool, bool]
"""Tight, holding."""

DOSES = {1: {(20, 2), (25, 2), (30, 2), (30, 3)}, 2: {(30, 2), (30, 3)}, 3: {(30, 2), (45, 2)}}
OLDER = {**DOSES, 2: {(30, 2), (45, 2), (60, 2)}}
OWN = {
    "heel_slide": (1, 8, 8), "bridge": (2, 8, 7), "dead_bug": (2, 12, 4),
    "seated_march": (2, 5, 6), "wall_stack": (1, 5, 15), "seated_rock": (1, 10, 6),
    "constructive_rest": (150, 1), "side_lying_rest": (150, 1), "slow_breathing": (120, 1),
    "tense_and_let_go": (150, 1), "stand_and_walk": (90, 1), "walk": (600, 1),
}  # fmt: skip
"""Sets, repetitions and seconds each of a counted move; seconds and how often of a held one."""
SAMPLE = 23
"""One of so many sets of moves is in the fast part; of kinds of person, a fifth as many."""
DAILY_SECONDS = 120
"""A side's hip flexors on one day: ten minutes a week, shared out over five days."""
DONE: tuple[dict[str, int], ...] = (
    {},
    {id_: number for number, id_ in enumerate(MOVES)},
    {id_: -number for number, id_ in enumerate(MOVES)},
)
"""Three ways in which moves may have been done before: never, in the table's order, backwards."""
PASTS = [
    msgspec.structs.replace(
        NO_HISTORY,
        earned_steps=(weeks,) * 4,
        step_back=step_back,
        deep_days=deep_days,
        last_done=DONE[weeks % 3],
    )
    for weeks, step_back, deep_days in itertools.product((0, 1, 2, 3, 9), YES_OR_NO, (0, 2))
]


@functools.cache
def every_given() -> tuple[Given, ...]:
    """Return every set of allowed moves there is, with what else goes with it."""
    situations: dict[Given, None] = {}
    for circumstances in CIRCUMSTANCES:
        _, signs, overstretched, _ = circumstances
        for ticked in subsets(circumstances[0]):
            allowed, _ = work_out(ticked, circumstances)
            if (allowed, signs, overstretched, False) not in situations:
                situations[allowed, signs, overstretched, False] = None
                flexible, _ = work_out((*ticked, "very_flexible"), circumstances)
                situations[flexible, signs, overstretched, True] = None
    return tuple(situations)


def states_of(given: Given, likely: Likely) -> dict[str, PatternState]:
    """Write the states of the patterns."""
    _, signs, overstretched, _ = given
    tight, holding = likely
    reported = {"tight": tight, "nerve": signs, "overstretched": overstretched, "holding": holding}
    return {
        id_: PatternState("likely" if answer else "unlikely", ())
        for id_, answer in reported.items()
    }


def plan_for(
    given: Given, likely: Likely, age_group: str, past: HistorySummary
) -> tuple[PlanItem, ...]:
    """Ask the engine."""
    allowed, _, _, flexible = given
    answers = {"age_group": age_group, "precautions": ("very_flexible",) if flexible else ()}
    return build_plan(answers, CONTENT, allowed=allowed, states=states_of(given, likely), past=past)


def every_plan(
    step: int, age_groups: tuple[str, ...] = ("18_59", "60_plus")
) -> Iterator[tuple[Given, Likely, str, HistorySummary, tuple[PlanItem, ...]]]:
    """Yield every plan there is, for one of ``step`` sets of allowed moves."""
    for given in every_given()[::step]:
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


TIGHT = {**HEALTHY, "front_hip_pull": "usually", "standing_up": "few_seconds"}


def test_the_first_plan_has_the_articles_own_stretches_and_what_comes_first_in_the_table() -> None:
    result = assess(TIGHT)
    assert [item.move for item in result.habits] == ["stand_and_walk", "walk"]
    assert [item.move for item in result.session] == [
        "crescent_lunge", "runners_lunge", "bridge", "constructive_rest",
    ]  # fmt: skip


def plans_over(days: int, answers: dict[str, object]) -> list[tuple[str, ...]]:
    """Do the plan of the day on so many days in a row, and return the sessions."""
    sessions: list[PastSession] = []
    done = []
    for day in range(days):
        today = dt.date(2026, 3, 1) + dt.timedelta(days=day)
        items = assess(answers, History(today, tuple(sessions))).session
        moves = tuple(item.move for item in items)
        sessions.append(PastSession(today, 2, True, False, False, 3, 5, moves))
        done.append(moves)
    return done


def test_a_place_in_the_plan_goes_to_the_move_done_longest_ago() -> None:
    assert plans_over(5, TIGHT) == [
        ("crescent_lunge", "runners_lunge", "bridge", "constructive_rest"),
        ("crescent_hands_on_hips", "bed_edge_hang", "dead_bug", "side_lying_rest"),
        ("crescent_lunge", "seated_march", "runners_lunge", "slow_breathing"),
        ("crescent_hands_on_hips", "wall_stack", "bed_edge_hang", "tense_and_let_go"),
        ("crescent_lunge", "runners_lunge", "bridge", "constructive_rest"),
    ]


def dose_after(
    weeks: int, *, step_back: bool = False, age_group: str = "18_59", tight: bool = False
) -> list[tuple[int | None, int]]:
    """Return hold and repetitions of the lengthening moves after so many calm weeks."""
    past = msgspec.structs.replace(NO_HISTORY, earned_steps=(weeks,) * 4, step_back=step_back)
    allowed = ("standing_stride", "side_lying_strap", "seated_rock", "slow_breathing")
    given = (allowed, False, False, False)
    items = plan_for(given, (tight, False), age_group, past)
    return [(item.hold_seconds, item.repetitions) for item in lengthening(items)]


def test_weeks_without_a_stop_lengthen_the_hold_then_the_repetitions() -> None:
    assert [dose_after(weeks) for weeks in range(5)] == [
        [(20, 2)], [(25, 2)], [(30, 2)], [(30, 3)], [(30, 3)],
    ]  # fmt: skip
    assert [dose_after(weeks, step_back=True) for weeks in range(5)] == [
        [(20, 2)], [(20, 2)], [(25, 2)], [(30, 2)], [(30, 2)],
    ]  # fmt: skip


def test_an_earned_step_waits_where_a_side_has_its_minutes_of_the_day() -> None:
    assert dose_after(2, tight=True) == [(30, 2), (30, 2)]
    assert dose_after(3, tight=True) == [(30, 2), (30, 2)]


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


@pytest.mark.parametrize("precaution", MODIFY_LYING)
def test_lying_moves_alone_get_a_line_on_getting_up_or_on_the_bed(precaution: str) -> None:
    result = assess({**SIGNS, "precautions": [precaution]})
    assert LYING & {item.move for item in result.plan}
    for item in result.plan:
        assert len(item.modifications) == (item.move in LYING)


def test_after_surgery_a_walk_is_as_the_team_said() -> None:
    result = assess({**HEALTHY, "precautions": ["surgery_12_weeks"]})
    lines = {item.move: item.modifications for item in result.plan if item.modifications}
    assert lines == {"walk": (CONTENT.words["results.modifications.surgery_12_weeks.any"],)}


def test_there_is_no_plan_where_nothing_is_allowed() -> None:
    assert build_plan({}, CONTENT, allowed=(), states={}, past=NO_HISTORY) == ()


@whole_or_each(SAMPLE)
def test_every_plan_keeps_every_limit(step: int) -> None:
    """Go through all plans once and check all that holds of any, for time's sake."""
    seen = 0
    for given, _, age_group, past, items in every_plan(step):
        seen += 1
        allowed, _, _, flexible = given
        first, *rest = items
        # The sitting break first, walking about where that is allowed, then the walk, then the
        # session of two to four other moves.
        assert first.move == ("stand_and_walk" if "stand_and_walk" in allowed else "seated_rock")
        assert ("walk" in allowed) == (rest[0].move == "walk")
        moves = tuple(item for item in rest if item.move != "walk")
        assert 2 <= len(moves) <= 4, items
        assert len({item.move for item in items}) == len(items)
        assert {item.move for item in items} <= set(allowed)
        # Five to twelve minutes: of moving alone, and with the warm-up and the player's pauses.
        assert sum(item.seconds for item in moves) >= 5 * 60, items
        assert compute_session_seconds(moves, CONTENT) <= 12 * 60, items
        # Dose by depth and age, shorter for the very flexible; ten minutes a week at most.
        for item in items:
            assert _amount(item) in _doses_of(item, age_group, flexible=flexible), item
        daily = sum(item.rounds * item.round_seconds for item in lengthening(items))
        assert daily <= DAILY_SECONDS, items
        # One deep move at most, and none after two days of them in a week.
        deep = [item for item in items if item.depth == 3]
        assert len(deep) <= (0 if past.deep_days >= 2 else 1)
        for item in items:
            assert (item.depth, item.sides) == (MOVES[item.move][0], CONTENT.moves[item.move].sides)
            assert (item.hold_seconds is None) == (item.move in COUNTED)
            assert item.why
    assert seen > 5_000 / step


def _amount(item: PlanItem) -> tuple[int | None, ...]:
    if item.hold_seconds is None:
        return item.sets, item.repetitions, item.seconds_each
    return item.hold_seconds, item.repetitions


def _doses_of(
    item: PlanItem, age_group: str, *, flexible: bool
) -> Collection[tuple[int | None, ...]]:
    if item.move in OWN:
        return [OWN[item.move]]
    doses = (OLDER if age_group == "60_plus" else DOSES)[item.depth]
    return {(min(hold, 20 if flexible else 60), repetitions) for hold, repetitions in doses}


@whole_or_each(SAMPLE)
def test_nobody_gets_down_and_up_twice_in_any_session(step: int) -> None:
    for *_, items in every_plan(step, ("18_59",)):
        places = [MOVES_DOWN[item.move] for item in items if item.move not in OUTSIDE]
        trips = [place for place, _ in itertools.groupby(places)]
        assert trips.count("down") <= 1, items


@whole_or_each(SAMPLE)
def test_no_session_moves_on_to_another_position_or_thing_without_a_tap_or_twenty_seconds(
    step: int,
) -> None:
    """Neither does the first move of any session begin without them."""
    sessions = {
        tuple(item.move for item in items if item.move not in OUTSIDE): items
        for *_, items in every_plan(step, ("18_59",))
    }
    plans = [
        tuple(item for item in items if item.move not in OUTSIDE) for items in sessions.values()
    ]
    for items, warm_up in itertools.product(plans, (None, *CONTENT.plan.warm_up)):
        first = None if warm_up is None else WarmUp(warm_up, CONTENT.plan.warm_up_seconds)
        steps = build_timeline(items, CONTENT.plan, None, first, list_stances(CONTENT.moves))
        stance, kit, waited = "unknown", set[str](), 0
        for one in steps:
            if one.kind == "find_place":
                waited = one.seconds
            elif one.kind == "hold":
                needed = set(CONTENT.moves[one.move].kit)
                stays = STANCE[one.move] == stance and needed <= kit
                assert stays or waited >= 20, (one.move, items)
                stance, kit, waited = STANCE[one.move], needed, 0


OUTSIDE = {*BREAKS, "walk"}
STANCE = {
    **dict.fromkeys(MOVES, "standing"),
    **dict.fromkeys(ON_THE_FLOOR, "kneeling"),
    **dict.fromkeys(LYING, "lying"),
    **dict.fromkeys(("slow_breathing", "tense_and_let_go"), "chair"),
    **dict.fromkeys(("seated_march", "seated_rock"), "chair"),
    "bed_edge_hang": "bed",
}
"""How the body is placed in each move; written here a second time."""
MOVES_DOWN = {
    id_: "down" if id_ in ON_THE_FLOOR or id_ == "bed_edge_hang" else "up" for id_ in MOVES
}
"""Whether a move is done lying or kneeling; a bed and the floor side by side are one trip."""


@whole_or_each(SAMPLE)
def test_rest_comes_last_except_for_somebody_who_holds_on(step: int) -> None:
    for given, (_, holding), _, _, items in every_plan(step, ("18_59",)):
        _, signs, overstretched, flexible = given
        kinds = [
            "release" if item.move in RELEASE else "other"
            for item in items
            if item.move not in OUTSIDE
        ]
        first = holding and not (signs or overstretched or flexible)
        assert kinds == sorted(kinds, reverse=first), items


@whole_or_each(SAMPLE)
def test_the_likely_pattern_chooses_what_is_in_the_plan(step: int) -> None:
    for given, (tight, holding), _, past, items in every_plan(step, ("18_59",)):
        allowed, signs, overstretched, flexible = given
        moves = [item for item in items if item.move not in OUTSIDE]
        released = [item for item in moves if item.move in RELEASE]
        could = {MOVES[id_][0] for id_ in allowed if MOVES[id_][1]}
        could -= {3} if past.deep_days >= 2 else set()
        if overstretched:
            assert not lengthening(items)
            assert len([item for item in moves if item.move in STEADY]) >= min(
                3, len(STEADY.intersection(allowed))
            )
        elif flexible:
            assert len(lengthening(items)) <= 1
            assert len([item for item in moves if item.move in STEADY]) >= min(
                2, len(STEADY.intersection(allowed))
            )
        elif signs:
            assert len(released) >= 2
            assert all(item.depth == 1 for item in lengthening(items))
            assert len(lengthening(items)) == min(1, len(could))
        elif holding:
            assert len(released) >= 2
            assert moves[0].move in RELEASE
            assert moves[1].move in RELEASE
        elif could:
            assert max(item.depth for item in lengthening(items)) == max(could)
            assert not tight or len(lengthening(items)) >= 1


@whole_or_each(SAMPLE)
def test_an_earned_step_never_takes_a_move_out_of_the_plan(step: int) -> None:
    for given in every_given()[::step]:
        for likely in itertools.product(YES_OR_NO, YES_OR_NO):
            for done in DONE:
                begun = msgspec.structs.replace(NO_HISTORY, last_done=done)
                grown = msgspec.structs.replace(begun, earned_steps=(9,) * 4)
                for age_group in ("18_59", "60_plus"):
                    before, after = (
                        plan_for(given, likely, age_group, past) for past in (begun, grown)
                    )
                    assert [item.move for item in before] == [item.move for item in after]
                    assert all(
                        record.seconds <= more.seconds
                        for record, more in zip(before, after, strict=True)
                    )


@whole_or_each(5 * SAMPLE)
@pytest.mark.parametrize("days_a_week", practice_simulation.PRACTICE_DAYS)
def test_every_move_that_a_recipe_may_use_comes_within_four_weeks_of_practice(
    days_a_week: int, step: int
) -> None:
    """Every kind of person, half a year (P14); the week of ten minutes a side holds as well."""
    twists = 0
    for kind in practice_simulation.kinds()[::step]:
        days = practice_simulation.simulate_days(kind, days_a_week)
        assert not practice_simulation.late(days), kind
        met = {item.move for day in days for item in day.items}
        backbend = "kneeling_backbend_twist" in met
        twists += backbend
        assert backbend == ("kneeling_backbend" in met and "shoulder" not in kind.ticked), kind
    assert twists or step > 1


def test_a_person_without_precautions_meets_the_articles_stretches_and_many_plans() -> None:
    anybody = practice_simulation.Kind((), 3, False, False, True, False)
    days = practice_simulation.simulate_days(anybody, 5)
    met = {item.move for day in days for item in day.items}
    assert {"runners_lunge", "crescent_lunge", "kneeling_backbend", "couch_stretch"} <= met
    assert len(met) >= 17
    assert len({tuple(item.move for item in day.items) for day in days}) >= 30


def test_the_time_of_a_session_counts_its_warm_up_where_it_lengthens() -> None:
    stretches, rest = assess(TIGHT).session, assess({**HEALTHY, "limits": 9}).session
    assert [item.move for item in stretches if MOVES[item.move][1]]
    assert compute_session_seconds(stretches, CONTENT) == 120 + sum(
        compute_seconds(item, CONTENT) for item in stretches
    )
    assert not [item.move for item in rest if MOVES[item.move][1]]
    assert compute_session_seconds(rest, CONTENT) == sum(
        compute_seconds(item, CONTENT) for item in rest
    )


def test_a_session_that_lengthens_begins_with_a_warm_up_that_is_allowed() -> None:
    for allowed, *_ in every_given():
        chosen = choose_warm_up(allowed, CONTENT)
        assert chosen in allowed
        assert (chosen == "walk") == ("walk" in allowed)
