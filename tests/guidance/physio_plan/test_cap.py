"""A physio's plan for typical people, and why each other line waits."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from msgspec import UNSET

from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.choices import Choices, assess_today
from psoas_coach.guidance.history_input import parse_history
from psoas_coach.guidance.physio_plan.cap import cap_physio_plan
from psoas_coach.guidance.physio_plan.model import PhysioPlan
from psoas_coach.guidance.physio_plan.today import ASKS_PHYSIO, PersonToday, PhysioPlanToday
from psoas_coach.sharing.physio_plan_file import read_physio_plan
from tests.support.decision_space import CONTENT
from tests.support.guidance_cases import DESK, OVERSTRETCHED, STEADY
from tests.support.physio_plans import sample
from tests.support.random_answers import HEALTHY, SIGNS, TODAY

Lines = list[dict[str, Any]]


def line(move: str, sides: str = "each", **changed: object) -> dict[str, Any]:
    """A line that asks for one of our held moves."""
    dose = {"how": "hold", "seconds": 20, "times": 2}
    days = {"days_a_week": 7}
    return {"kind": "library", "move": move, "sides": sides, "dose": dose, **days, **changed}


def own(name: str = "Towel squeeze", **changed: object) -> dict[str, Any]:
    """A line that asks for a move of the physio's own."""
    return {**sample()["moves"][2], "name": name, **changed}


def plan_of(*moves: dict[str, Any], **changed: object) -> PhysioPlan:
    plan = {**sample(), "limits": {}, "moves": list(moves), **changed}
    return read_physio_plan(msgspec.json.encode(plan), CONTENT)


def make_history(*ago: int, **changed: object) -> dict[str, Any]:
    """A history of clean sessions so many days ago."""
    session = {
        "depth": 0,
        "finished": True,
        "stopped": False,
        "tingling_up": False,
        "pain_before": 1,
        "pain_after": 1,
        "moves": ["bridge"],
    }
    dates = [(TODAY - dt.timedelta(days=days)).isoformat() for days in ago]
    sessions = [{**session, "date": date, **changed} for date in dates]
    return {"today": TODAY.isoformat(), "sessions": sessions}


def cap(
    plan: PhysioPlan,
    answers: dict[str, Any] = HEALTHY,
    past: dict[str, Any] | None = None,
    choices: Choices = Choices(),  # noqa: B008  # frozen
    **changed: Any,  # noqa: ANN401  # any field of the person
) -> PhysioPlanToday:
    who = PersonToday(
        date=TODAY,
        guidance=assess_today(answers, past, choices),
        answers=check_answers(answers, CONTENT)[0],
        history=parse_history(past, CONTENT)[0],
        choices=choices,
    )
    return cap_physio_plan(plan, msgspec.structs.replace(who, **changed), CONTENT)


def amounts(capped: PhysioPlanToday) -> dict[str, tuple[int | None, int | None, int]]:
    return {
        line.item.move: (line.item.sets, line.item.hold_seconds, line.item.repetitions)
        for line in capped.lines
    }


def reasons(capped: PhysioPlanToday) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(line.number, line.why, line.because) for line in capped.held]


def test_a_plan_within_what_is_allowed_is_done_as_it_was_asked_for() -> None:
    plan = plan_of(*sample()["moves"])
    capped = cap(plan)
    assert amounts(capped) == {
        "heel_slide": (1, None, 6),
        "standing_stride": (None, 20, 2),
        plan.moves[2].move: (2, None, 8),
    }
    assert [(line.item.side, line.lowered) for line in capped.lines] == [
        ("left", False),
        (UNSET, False),
        (UNSET, False),
    ]
    assert [line.item.modifications for line in capped.lines] == [
        ("Keep the pelvis still.",),
        (),
        (),
    ]
    assert [line.item.sides for line in capped.lines] == [1, 2, 1]
    assert (capped.held, capped.silent) == ((), None)
    assert {line.item.why for line in capped.lines} == {"Your physio's plan asks for it."}


def test_more_than_our_own_plan_would_give_is_lowered_and_marked() -> None:
    more = {"how": "hold", "seconds": 90, "times": 5}
    capped = cap(plan_of(line("standing_stride", dose=more), line("slow_breathing", "once")))
    assert amounts(capped) == {"standing_stride": (None, 20, 2), "slow_breathing": (None, 20, 1)}
    assert [line.lowered for line in capped.lines] == [True, True]


def test_good_weeks_let_a_plan_ask_for_more_as_they_do_for_ours() -> None:
    more = {"how": "hold", "seconds": 90, "times": 5}
    weeks = make_history(*range(0, 30, 3), depth=1, moves=["standing_stride"])
    result = cap(plan_of(line("standing_stride", dose=more)), past=weeks)
    assert amounts(result) == {"standing_stride": (None, 30, 3)}
    capped = cap(
        plan_of(line("standing_stride", dose=more)),
        past=weeks,
        choices=Choices(declined=frozenset({"longer"})),
    )
    assert amounts(capped) == {"standing_stride": (None, 20, 3)}


def test_a_move_of_ours_waits_for_the_answer_that_withholds_it() -> None:
    plan = plan_of(line("runners_lunge"), line("standing_stride"))
    capped = cap(plan, {**HEALTHY, "precautions": ["knee"]})
    assert [line.item.move for line in capped.lines] == ["standing_stride"]
    assert reasons(capped) == [(0, "withheld", ("precautions.knee",))]
    capped = cap(plan, {**DESK, "pain_average": 5})
    assert [line.item.move for line in capped.lines] == ["standing_stride"]
    assert reasons(capped) == [(0, "withheld", ("pain_average",))]


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"precautions": ["shoulder"]}, ("precautions.shoulder",)),
        ({"precautions": ["neck", "knee"]}, ("precautions.knee", "precautions.neck")),
        ({"pain_average": 4, "pain_worst": 4}, ("pain_average",)),
        ({"limits": 7}, ("limits",)),
        ({"see_someone": ["hip_locks"]}, ("see_someone.hip_locks",)),
        ({"see_someone": ["not_improving"]}, ("see_someone.not_improving",)),
        (OVERSTRETCHED, ("patterns.overstretched",)),
        ({key: SIGNS[key] for key in SIGNS if key.startswith("thigh")}, ("thigh_frequency",)),
    ],
)
def test_an_own_move_waits_for_all_that_any_move_waits_for(
    changed: dict[str, Any], because: tuple[str, ...]
) -> None:
    capped = cap(plan_of(own()), {**HEALTHY, **changed})
    assert (capped.lines, reasons(capped)) == ((), [(0, "withheld", because)])


def test_an_own_move_waits_while_a_visit_is_due_and_on_a_bad_day() -> None:
    plan = plan_of(own(), line("standing_stride"))
    assert reasons(cap(plan, visit_due=True)) == [(0, "visit", ())]
    capped = cap(plan, choices=Choices(flare_mode="half"))
    assert reasons(capped) == [(0, "bad_day", ())]
    assert amounts(capped) == {"standing_stride": (None, 20, 1)}


def test_an_own_move_waits_after_a_stop_and_with_old_answers() -> None:
    stopped = make_history(2, stopped=True, finished=False)
    assert reasons(cap(plan_of(own()), past=stopped))[0][1] == "withheld"
    past = parse_history(make_history(1), CONTENT, "2025-11-01")[0]
    guidance = assess_today(HEALTHY, past, Choices())
    capped = cap(plan_of(own()), past=make_history(1), guidance=guidance)
    assert reasons(capped) == [(0, "withheld", ("history.old_answers",))]


def test_an_own_move_has_no_more_than_any_of_ours_begins_with() -> None:
    held = {"how": "hold", "seconds": 600, "times": 20}
    assert amounts(cap(plan_of(own(dose=held)))).popitem()[1] == (None, 30, 2)
    much = {"how": "repetitions", "sets": 10, "repetitions": 50, "seconds_each": 4}
    assert amounts(cap(plan_of(own(dose=much)))).popitem()[1] == (2, None, 12)
    slow = {**much, "seconds_each": 30}
    assert amounts(cap(plan_of(own(dose=slow)))).popitem()[1] == (1, None, 3)


@pytest.mark.parametrize(
    ("changed", "silent"),
    [
        ({"red_now": ["chest_pain"]}, "no_moves"),
        ({"red_today": ["weight_loss"]}, "no_moves"),
        ({"age_group": "under_18"}, "no_moves"),
    ],
)
def test_a_plan_is_silent_where_ours_is(changed: dict[str, Any], silent: str) -> None:
    capped = cap(plan_of(line("slow_breathing", "once"), own()), {**HEALTHY, **changed})
    assert capped == PhysioPlanToday(silent=silent)  # type: ignore[arg-type]  # one of its names


def test_a_plan_is_silent_while_an_answer_is_missing_and_when_it_is_over() -> None:
    plan = plan_of(line("slow_breathing", "once"))
    left = {key: value for key, value in HEALTHY.items() if key != "precautions"}
    assert cap(plan, left).silent == "no_moves"
    assert cap(plan, choices=Choices(flare_mode="breaks")).silent == "bad_day"
    assert cap(plan, date=plan.until).silent is None
    assert cap(plan, date=plan.made_on - dt.timedelta(days=1)).silent is None, "another time zone"
    assert cap(plan, date=plan.made_on - dt.timedelta(days=2)).silent == "not_yet"
    assert cap(plan, date=plan.until + dt.timedelta(days=1)).silent == "over"


def test_the_physios_limit_of_pain_only_ever_takes_away() -> None:
    plan = plan_of(line("slow_breathing", "once"), limits={"stop_at_pain": 3})
    assert cap(plan, pain_now=2).silent is None
    assert cap(plan, pain_now=3).silent == "pain"


def test_a_line_rests_once_it_was_done_on_enough_days() -> None:
    plan = plan_of(line("slow_breathing", "once", days_a_week=2), line("standing_stride"))
    both = {"moves": ["slow_breathing", "standing_stride"]}
    assert not cap(plan, past=make_history(1, 7, 8, **both)).held
    assert not cap(plan, past=make_history(0, 3, **both)).held, "today counts for no other day"
    assert reasons(cap(plan, past=make_history(1, 6, **both))) == [(0, "days", ())]
    capped = cap(plan, past=make_history(1, 2, 3, 4, 5, **both))
    assert [why for _, why, _ in reasons(capped)] == ["days", "days"], "five days, as for ours"
    seldom = plan_of(line("standing_stride", days_a_week=2))
    assert not cap(seldom, past=make_history(1, **both)).held
    assert reasons(cap(seldom, past=make_history(1, 6, **both))) == [(0, "days", ())]


def test_deep_moves_keep_to_one_a_session_and_two_days_a_week() -> None:
    deep = plan_of(line("couch_stretch"), line("kneeling_backbend", "once"))
    past = {"today": TODAY.isoformat(), "sessions": STEADY}
    assert reasons(cap(deep)) == [
        (0, "withheld", ("history.not_unlocked",)),
        (1, "withheld", ("history.not_unlocked",)),
    ]
    capped = cap(deep, past=past)
    assert [line.item.move for line in capped.lines] == ["couch_stretch"]
    assert reasons(capped) == [(1, "one_deep", ())]
    often = make_history(1, 3, depth=3, moves=["couch_stretch"])["sessions"]
    capped = cap(deep, past={**past, "sessions": [*STEADY, *often]})
    assert [why for _, why, _ in reasons(capped)] == ["deep_days", "deep_days"]


def test_a_day_has_room_for_two_minutes_of_stretching_on_each_side() -> None:
    left, right = line("standing_stride", "left"), line("standing_stride", "right")
    strap, lunge = line("side_lying_strap", "left"), line("crescent_hands_on_hips", "left")
    bed = line("bed_edge_hang", "left", dose={"how": "hold", "seconds": 30, "times": 1})
    capped = cap(plan_of(left, right, strap, lunge, bed))
    assert amounts(capped)["crescent_hands_on_hips"] == (None, 20, 2)
    assert reasons(capped) == [(4, "day_full", ())]
    capped = cap(plan_of(left, right), stretched_seconds=90)
    assert amounts(capped)["standing_stride"] == (None, 20, 1)
    assert all(line.lowered for line in capped.lines)
    assert len(cap(plan_of(left, right), stretched_seconds=101).held) == 2


def test_if_there_is_not_room_for_all_the_ones_done_longest_ago_come_first() -> None:
    rest = {"how": "hold", "seconds": 150, "times": 1}
    lines = [line(name, "once", dose=rest) for name in ("constructive_rest", "side_lying_rest")]
    plan = plan_of(*lines, limits={"most_minutes": 3})
    assert list(amounts(cap(plan))) == ["constructive_rest"]
    capped = cap(plan, past=make_history(1, moves=["constructive_rest"]))
    assert list(amounts(capped)) == ["side_lying_rest"]
    assert reasons(capped) == [(0, "session_full", ())]


def test_a_hidden_move_stays_hidden() -> None:
    plan = plan_of(line("standing_stride"), own())
    hidden = frozenset({"standing_stride", plan.moves[1].move})
    assert [why for _, why, _ in reasons(cap(plan, choices=Choices(hidden=hidden)))] == (
        ["hidden", "hidden"]
    )


def test_a_stored_plan_that_later_rules_do_not_know_waits_instead_of_failing() -> None:
    plan = plan_of(line("standing_stride"), line("slow_breathing", "once"))
    removed = msgspec.structs.replace(plan.moves[0], move="a_move_that_is_gone")
    turned = msgspec.structs.replace(plan.moves[1], sides="left")
    outcome = cap(msgspec.structs.replace(plan, moves=(removed, turned)))
    assert reasons(outcome) == [(0, "unfit", ()), (1, "unfit", ())]


def test_limits_that_need_a_talk_differ_from_those_that_pass_tomorrow() -> None:
    assert {"withheld", "visit", "unfit"} == ASKS_PHYSIO
