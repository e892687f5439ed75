"""Every change of the plan is reported with its cause, and ends when it is said to end."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import msgspec
import pytest

from psoas_coach import content
from psoas_coach.guidance import History, PastSession, assess
from psoas_coach.guidance.choices import Choices, assess_today
from psoas_coach.guidance.plan_changes.detect import detect_changes
from psoas_coach.guidance.plan_changes.model import PlanChange
from psoas_coach.guidance.tighter_side import ExtraRepetition
from tests.support.answers_factory import DESK_WORKER
from tests.support.random_answers import TODAY, history, person
from tests.support.whole import whole_or_each

ALL = content.load()
NONE = Choices()
MONDAY = dt.date(2026, 3, 9)
"""TODAY is the Sunday after."""


def session(ago: int, **changes: Any) -> PastSession:  # noqa: ANN401 -- any field
    """Return a clean standard session so many days before TODAY."""
    calm = PastSession(
        date=TODAY - dt.timedelta(days=ago),
        depth=2,
        finished=True,
        stopped=False,
        tingling_up=False,
        pain_before=2,
        pain_after=2,
        moves=("runners_lunge",),
    )
    return msgspec.structs.replace(calm, **changes)


def past(*sessions: PastSession, later: int = 0) -> History:
    return History(TODAY + dt.timedelta(days=later), sessions)


def good_weeks(count: int) -> list[PastSession]:
    """Return three clean sessions in each of the last whole weeks, with a counted move in each.

    The counted move was done last, so that the next plan holds one that grows.
    """
    return [
        session(7 * week + ago, moves=("runners_lunge", "heel_slide"))
        for week in range(count)
        for ago in (3, 5, 7)
    ]


def kinds(changes: tuple[PlanChange, ...]) -> list[str]:
    return [change.kind for change in changes]


def only_change(changes: tuple[PlanChange, ...], kind: str) -> PlanChange:
    (change,) = [change for change in changes if change.kind == kind]
    return change


GENTLE = {**DESK_WORKER, "pain_average": 5, "front_hip_pull": "no", "standing_up": "right_away"}
"""Pain that keeps moves gentle, and nothing that asks for two stretches in a session."""


# What was earned


def test_without_a_history_nothing_has_changed() -> None:
    assert detect_changes(DESK_WORKER, None, NONE) == ()
    assert detect_changes(DESK_WORKER, past(), NONE) == ()


def test_a_good_week_makes_a_gentle_hold_longer() -> None:
    change = only_change(detect_changes(GENTLE, past(*good_weeks(1)), NONE), "longer")
    assert (change.before, change.after, change.adds, change.declined) == (20, 25, True, False)
    plan = assess(GENTLE, past(*good_weeks(1))).plan
    assert set(change.moves) == {item.move for item in plan if item.hold_seconds == 25}


def test_more_good_weeks_add_a_repetition_beside_the_longer_hold() -> None:
    changes = detect_changes(GENTLE, past(*good_weeks(3)), NONE)
    assert kinds(changes) == ["longer", "more"]
    assert [(change.before, change.after) for change in changes] == [(20, 30), (2, 3)]


def test_two_sessions_a_week_have_earned_nothing_to_tell() -> None:
    assert detect_changes(GENTLE, past(session(2), session(4)), NONE) == ()


def test_nine_calm_sessions_over_three_weeks_open_deep_moves_on_the_day_of_the_last() -> None:
    sessions = [session(ago) for ago in (40, 36, 32, 28, 24, 20, 16, 12, 10, 3, 1)]
    changes = detect_changes(DESK_WORKER, past(*sessions), NONE)
    change = only_change(changes, "deep")
    assert (change.before, change.after) == (2, 3)
    assert change.caused == TODAY - dt.timedelta(days=10)
    assert [ALL.moves[id_].depth for id_ in change.moves] == [3]


def test_pain_that_keeps_deep_moves_away_leaves_nothing_to_tell_of_them() -> None:
    sessions = [session(3 * ago) for ago in range(12)]
    assert "deep" not in kinds(detect_changes(GENTLE, past(*sessions), NONE))


# What was taken away, and when it ends


def test_a_stop_makes_the_plan_less_deep_until_seven_days_after_it() -> None:
    stop = session(2, stopped=True, finished=False)
    change = only_change(detect_changes(DESK_WORKER, past(stop), NONE), "rest")
    assert (change.before, change.after, change.adds) == (2, 1, False)
    assert change.reason == "history.stopped_recently"
    assert change.caused == TODAY - dt.timedelta(days=2)
    assert change.until == TODAY + dt.timedelta(days=5)
    assert "rest" in kinds(detect_changes(DESK_WORKER, past(stop, later=4), NONE))
    assert detect_changes(DESK_WORKER, past(stop, later=5), NONE) == ()


def test_a_stop_takes_a_step_of_the_dose_back_until_the_same_day() -> None:
    sessions = [*good_weeks(2), session(0, stopped=True, finished=False)]
    strong = {**DESK_WORKER, "pain_average": 0, "pain_worst": 0}
    changes = detect_changes(strong, past(*sessions), NONE)
    change = only_change(changes, "step_back")
    assert change.until == TODAY + dt.timedelta(days=7)
    assert change.caused == TODAY
    assert change.after < change.before


def test_a_stop_without_anything_earned_takes_no_step_back() -> None:
    stop = session(2, stopped=True, finished=False)
    assert "step_back" not in kinds(detect_changes(DESK_WORKER, past(stop), NONE))


def test_two_stops_in_a_row_end_with_a_good_session_and_not_on_a_date() -> None:
    stops = [session(ago, stopped=True, finished=False) for ago in (9, 12)]
    change = only_change(detect_changes(DESK_WORKER, past(*stops), NONE), "rest")
    assert (change.reason, change.until, change.after) == ("history.stopped_twice", None, 0)
    assert change.caused == TODAY - dt.timedelta(days=9)
    assert detect_changes(DESK_WORKER, past(*stops, session(8)), NONE) == ()


def test_tingling_twice_rests_until_the_second_last_of_them_is_four_weeks_ago() -> None:
    felt = [session(ago, tingling_up=True) for ago in (60, 20, 10)]
    change = only_change(detect_changes(DESK_WORKER, past(*felt), NONE), "rest")
    assert change.reason == "history.tingling"
    assert change.caused == TODAY - dt.timedelta(days=10)
    assert change.until == TODAY + dt.timedelta(days=8)
    assert "rest" in kinds(detect_changes(DESK_WORKER, past(*felt, later=7), NONE))
    assert detect_changes(DESK_WORKER, past(*felt, later=8), NONE) == ()


def test_a_stop_that_changes_nothing_is_not_told() -> None:
    stop = session(2, stopped=True, finished=False)
    strong = {**DESK_WORKER, "pain_average": 7, "pain_worst": 7}
    assert assess(strong, past(stop)).depth_cap == 0
    assert detect_changes(strong, past(stop), NONE) == ()


# What the person has chosen


def test_hidden_moves_that_the_plan_would_have_are_told() -> None:
    hidden = frozenset({"runners_lunge", "couch_stretch"})
    change = only_change(detect_changes(DESK_WORKER, None, Choices(hidden=hidden)), "hidden")
    assert change.moves == ("runners_lunge",)
    assert not change.adds


def test_a_flare_is_told_with_its_way() -> None:
    assert (
        only_change(
            detect_changes(DESK_WORKER, None, Choices(flare_mode="breaks")), "flare"
        ).flare_mode
        == "breaks"
    )


def test_one_more_repetition_is_told_with_its_side() -> None:
    extra = ExtraRepetition("runners_lunge", "left")
    change = only_change(detect_changes(DESK_WORKER, None, NONE, extra), "tighter")
    assert (change.before, change.after, change.side, change.adds) == (2, 3, "left", True)


def test_a_declined_change_is_still_reported_so_that_it_can_be_accepted() -> None:
    choices = Choices(declined=frozenset({"longer", "more"}))
    changes = detect_changes(GENTLE, past(*good_weeks(3)), choices)
    assert [(change.kind, change.before, change.after, change.declined) for change in changes] == [
        ("longer", 20, 30, True),
        ("more", 2, 3, True),
    ]


def test_deep_moves_that_are_left_out_can_be_had_again() -> None:
    sessions = [session(3 * ago) for ago in range(12)]
    change = only_change(
        detect_changes(DESK_WORKER, past(*sessions), Choices(declined=frozenset({"deep"}))), "deep"
    )
    assert change.declined
    assert change.moves == ()


@pytest.mark.parametrize("answers", [{}, {**DESK_WORKER, "red_now": ["chest_pain"]}])
def test_without_a_plan_there_is_nothing_to_tell(answers: dict[str, Any]) -> None:
    assert detect_changes(answers, past(*good_weeks(3)), Choices(flare_mode="half")) == ()


# Anybody


@whole_or_each(20)
def test_reported_changes_are_true_of_everybodys_plan(step: int) -> None:
    rng = random.Random(8)
    seen: set[str] = set()
    for _ in range(3000 // step):
        answers, raw = person(rng), history(rng)
        declined = frozenset(rng.sample(["longer", "more", "deep"], rng.randint(0, 3)))
        hidden = frozenset(rng.sample(sorted(ALL.moves), rng.choice([0, 0, 2])))
        choices = Choices(declined=declined, hidden=hidden)
        changes = detect_changes(answers, msgspec.convert(raw, History | None), choices)
        plan = {item.move: item for item in assess_today(answers, raw, choices).plan}
        fresh = assess(answers)
        seen |= set(kinds(changes))
        for change in changes:
            assert change.until is None or change.until > TODAY
            assert change.caused is None or change.caused <= TODAY
            if change.kind == "hidden":
                assert plan.keys().isdisjoint(change.moves)
                continue
            assert plan.keys() >= set(change.moves)
            if change.kind in {"longer", "more"} and "rest" not in kinds(changes):
                now = change.before if change.declined else change.after
                part = "hold_seconds" if change.kind == "longer" else "repetitions"
                assert {getattr(plan[id_], part) for id_ in change.moves} == {now}, (
                    change,
                    declined,
                )
        if not changes and not hidden:
            assert [plan[item.move] for item in fresh.plan if item.move in plan] == [
                item for item in fresh.plan if item.move in plan
            ]
            assert assess_today(answers, raw, choices).depth_cap == fresh.depth_cap
    assert step > 1 or seen >= {"rest", "step_back", "longer", "more", "deep", "hidden"}
