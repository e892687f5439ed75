"""Who is offered the home measure, which one is in force, and that it only changes patterns."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from typing import Any

import msgspec
import pytest

from psoas_coach.guidance import Guidance, assess
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.hip_measure import (
    HipMeasure,
    TodaySymptoms,
    compute_tape_angle,
    find_reasons_against,
    select_measure,
    with_both_sides,
    with_measure,
)
from psoas_coach.guidance.tighter_side import find_tighter_side
from tests.support.decision_space import CONTENT, PAINS
from tests.support.random_answers import EDGES, HEALTHY, SIGNS, history, person
from tests.support.rules_contract import LISTS

TODAY = dt.date(2026, 11, 23)
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
RULES = CONTENT.measure
NEEDED = (
    "red_now", "red_today", "see_someone", "precautions", "age_group", "pain_average",
    "pain_worst", "thigh_frequency", "limits",
)  # fmt: skip


def against(answers: dict[str, Any], felt: TodaySymptoms | None = None) -> tuple[str, ...]:
    return find_reasons_against(check_answers(answers, CONTENT)[0], CONTENT, felt)


def ago(days: int, left: float | None = 1.0, right: float | None = 2.0) -> HipMeasure:
    return HipMeasure(NOON - dt.timedelta(days=days), TODAY - dt.timedelta(days=days), left, right)


def test_a_person_whom_nothing_holds_back_may_measure() -> None:
    assert against(HEALTHY) == ()


@pytest.mark.parametrize("missing", NEEDED)
def test_a_missing_answer_is_never_a_healthy_one(missing: str) -> None:
    answers = {ask: answer for ask, answer in HEALTHY.items() if ask != missing}
    assert against(answers) != ()


def test_somebody_without_any_answers_does_not_measure() -> None:
    assert {"age_group", "precautions", "thigh_frequency", "pain_average"} <= set(against({}))


@pytest.mark.parametrize(
    "sign",
    [(name, item) for name in ("red_now", "red_today", "see_someone") for item in LISTS[name]],
)
def test_any_sign_of_any_safety_list_leaves_it_out(sign: tuple[str, str]) -> None:
    assert f"{sign[0]}.{sign[1]}" in against({**HEALTHY, sign[0]: [sign[1]]})


@pytest.mark.parametrize("item", LISTS["precautions"])
def test_the_precautions_that_leave_it_out_are_those_of_the_rules(item: str) -> None:
    reasons = against({**HEALTHY, "precautions": [item]})
    assert reasons == ((f"precautions.{item}",) if item in RULES.withheld_by else ())


def test_new_hips_surgery_pregnancy_balance_and_fragile_bones_are_among_them() -> None:
    assert {
        "hip_replacement_anterior", "hip_replacement_other", "surgery_12_weeks", "pregnant",
        "unsteady_or_floor", "dizzy_or_swollen_on_standing", "fragile_bones",
    } <= set(RULES.withheld_by)  # fmt: skip


@pytest.mark.parametrize("often", ["some_days", "most_days", "constant"])
def test_any_thigh_sign_leaves_it_out(often: str) -> None:
    assert "thigh_frequency" in against({**SIGNS, "thigh_frequency": often})


@pytest.mark.parametrize("pain", range(11))
def test_pain_of_4_and_more_leaves_it_out(pain: int) -> None:
    reasons = against({**HEALTHY, "pain_average": pain, "pain_worst": 10})
    assert ("pain_average" in reasons) is (pain >= 4)


def test_only_adults_measure() -> None:
    assert against({**HEALTHY, "age_group": "under_18"}) == ("age_group",)


def test_over_all_levels_only_none_may_measure() -> None:
    """Every class of pain, thigh signs and lists together with what the level then is."""
    lists: list[dict[str, Any]] = [{}, *({name: [LISTS[name][0]]} for name in
        ("red_now", "red_today", "see_someone", "precautions"))]  # fmt: skip
    for base, more, (average, worst) in itertools.product((HEALTHY, SIGNS), lists, PAINS):
        answers = {**base, **more, "pain_average": average, "pain_worst": worst}
        may = against(answers) == ()
        expected = assess(answers).level == "none" and base is HEALTHY and average < 4
        ticked = set(more.get("precautions", ())) & set(RULES.withheld_by)
        assert may is (expected and not ticked), answers


@pytest.mark.parametrize(
    ("felt", "reason"),
    [
        (TodaySymptoms(pain=4), "reported.pain"),
        (TodaySymptoms(tingling=True), "reported.tingling"),
        (TodaySymptoms(flare=True), "reported.flare"),
        (TodaySymptoms(pain=3, tingling=False), None),
    ],
)
def test_symptoms_reported_today_can_only_add_a_reason(
    felt: TodaySymptoms, reason: str | None
) -> None:
    assert against(HEALTHY, felt) == ((reason,) if reason else ())
    rng = random.Random(5)
    for _ in range(200):
        answers = person(rng)
        assert set(against(answers)) <= set(against(answers, felt))


def test_the_newest_measure_counts() -> None:
    assert select_measure([ago(5), ago(2), ago(9)], {}, NOON, TODAY, CONTENT) == ago(2)
    assert select_measure([], {}, NOON, TODAY, CONTENT) is None


@pytest.mark.parametrize(("days", "counts"), [(0, True), (89, True), (90, False), (-1, False)])
def test_a_measure_counts_for_90_days_and_not_from_the_future(days: int, counts: bool) -> None:
    measure = select_measure([ago(days)], {}, NOON, TODAY, CONTENT)
    assert (measure is not None) is counts


def test_a_later_self_check_with_numbers_of_its_own_has_the_last_word() -> None:
    answered = NOON - dt.timedelta(days=3)
    with_own = {"thomas_right": 4.0}
    assert select_measure([ago(4)], with_own, answered, TODAY, CONTENT) is None
    assert select_measure([ago(3)], with_own, answered, TODAY, CONTENT) is None
    assert select_measure([ago(2)], with_own, answered, TODAY, CONTENT) == ago(2)
    assert select_measure([ago(4)], {}, answered, TODAY, CONTENT) == ago(4)


def test_a_side_that_was_not_measured_keeps_what_the_answers_had() -> None:
    """An old number that withholds stretching must not vanish with a measure of the other hip."""
    answers = {"thomas_left": 1.0, "thomas_right": 20.0}
    measured = with_measure(answers, ago(0, left=7.0, right=None))
    assert measured == {"thomas_left": 7.0, "thomas_right": 20.0}
    assert with_measure(answers, None) == answers


def test_sides_of_different_days_are_not_compared() -> None:
    answers = {**check_answers(HEALTHY, CONTENT)[0], "thomas_left": 0.0, "thomas_right": 20.0}
    assert find_tighter_side(with_both_sides(answers, None), CONTENT) == "left"
    assert (
        find_tighter_side(with_both_sides(answers, ago(0, left=7.0, right=None)), CONTENT) is None
    )
    assert (
        find_tighter_side(with_both_sides(answers, ago(0, left=9.0, right=3.0)), CONTENT) == "right"
    )


@pytest.mark.parametrize(
    ("length", "drop", "degrees"),
    [
        (40, 0, 0.0),
        (40, 7, 10.1),
        (40, -7, -10.1),
        (40, 20, 30.0),
        (40, 34.6, 59.9),
        (40, 34.7, None),
        (40, -41, None),
        (0, 0, None),
        (-40, 7, None),
    ],
)
def test_a_tape_gives_the_angle_whose_sine_is_height_over_length(
    length: float, drop: float, degrees: float | None
) -> None:
    assert compute_tape_angle(length, drop) == degrees


KEPT = (
    "versions", "level", "reasons", "score", "score_range", "missing", "domains", "receipt", "band",
    "depth_cap", "cap_reasons", "what_would_change",
)  # fmt: skip
"""What a measure must never touch."""
FOLLOWS = ("patterns", "allowed", "plan", "withheld")
"""The patterns, and what may follow from them."""


def test_nothing_of_a_result_is_left_out_of_this_promise() -> None:
    assert {*KEPT, *FOLLOWS} == set(Guidance.__struct_fields__)


def test_no_measure_changes_anything_but_patterns_and_what_follows_from_them() -> None:
    rng = random.Random(20261123)
    changed = 0
    for _ in range(600):
        answers, past = person(rng), history(rng)
        sides = [rng.choice([None, *EDGES[name]]) for name in ("thomas_left", "thomas_right")]
        measured = with_measure(check_answers(answers, CONTENT)[0], HipMeasure(NOON, TODAY, *sides))
        before, after = assess(answers, past), assess(measured, past)
        for field in KEPT:
            same = [msgspec.json.encode(getattr(state, field)) for state in (before, after)]
            assert same[0] == same[1], (field, answers, sides)
        states = [
            {id_: pattern.state for id_, pattern in g.patterns.items()} for g in (before, after)
        ]
        if states[0] == states[1]:
            assert before.allowed == after.allowed
            moves = [[item.move for item in g.plan] for g in (before, after)]
            assert moves[0] == moves[1], (answers, sides)
        else:
            changed += 1
        for id_ in states[0].keys() - {"tight", "overstretched"}:
            assert states[0][id_] == states[1][id_]
    assert changed > 20
