"""The steps of the self-check: which are asked, in which order, and what is still open."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from psoas_coach.coach import self_check_endings, self_check_flow
from tests.support.self_check_answers import ANSWERS, CONTENT, STEPS, THIGH, but


def test_every_question_is_asked_in_exactly_one_step() -> None:
    asks = [ask for step in STEPS.values() for ask in step.asks]
    lists = [*CONTENT.safety, "precautions", "seen_for"]
    assert sorted(asks) == sorted([*lists, *CONTENT.questions])


def test_age_and_safety_come_first_and_only_fine_tuning_is_optional() -> None:
    assert list(STEPS)[:5] == ["age_group", *CONTENT.safety, "precautions"]
    optional = list(dict.fromkeys(step.group for step in STEPS.values() if step.optional))
    assert optional == [
        "fine_tuning",
        "strength_and_stretch",
        "stress_and_sleep",
        "holding",
        "home_measure",
    ]


def test_a_question_and_a_step_lead_to_their_step_and_anything_else_to_the_first() -> None:
    assert self_check_flow.find_step("pain_days", CONTENT).id == "pain_days"
    assert self_check_flow.find_step("pain", CONTENT).id == "pain_average"
    assert self_check_flow.find_step("seen_for", CONTENT).id == "red_today"
    assert self_check_flow.find_step("gone", CONTENT).id == "age_group"


def test_steps_are_neighbours_in_both_directions() -> None:
    for before, after in itertools.pairwise(STEPS.values()):
        assert self_check_flow.find_neighbour(before, 1, THIGH, CONTENT) == after
        assert self_check_flow.find_neighbour(after, -1, THIGH, CONTENT) == before
    assert self_check_flow.find_neighbour(STEPS["age_group"], -1, {}, CONTENT) is None
    assert self_check_flow.find_neighbour(STEPS["thomas_right"], 1, {}, CONTENT) is None


def test_a_step_with_nothing_to_ask_is_passed_over_in_both_directions() -> None:
    before, after = STEPS["thigh_frequency"], STEPS["front_hip_pull"]
    assert self_check_flow.find_neighbour(before, 1, ANSWERS, CONTENT) == after
    assert self_check_flow.find_neighbour(after, -1, ANSWERS, CONTENT) == before


def test_the_place_counts_only_what_has_to_be_answered() -> None:
    assert self_check_flow.number_step(STEPS["red_now"], ANSWERS, CONTENT) == (2, 15)
    assert self_check_flow.number_step(STEPS["limits"], ANSWERS, CONTENT) == (15, 15)
    assert self_check_flow.number_step(STEPS["limits"], THIGH, CONTENT) == (19, 19)
    assert self_check_flow.number_step(STEPS["lying_arch"], ANSWERS, CONTENT) == (1, 13)


@pytest.mark.parametrize("frequency", ["none", "some_days"])
def test_how_many_steps_there_are_is_settled_once_nothing_can_add_one(frequency: str) -> None:
    before = {id_: answer for id_, answer in ANSWERS.items() if not id_.startswith("thigh_")}
    assert not self_check_flow.is_way_settled(before, CONTENT)
    after = {**before, "thigh_frequency": frequency}
    assert self_check_flow.is_way_settled(after, CONTENT)
    count = self_check_flow.number_step(STEPS["limits"], after, CONTENT)[1]
    for step in STEPS.values():
        fuller = {**after, **{id_: ANSWERS[id_] for id_ in step.asks if id_ in ANSWERS}}
        fuller["thigh_frequency"] = frequency
        assert self_check_flow.number_step(STEPS["limits"], fuller, CONTENT)[1] == count


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, ("thigh_frequency",)),
        ({"thigh_frequency": "none"}, ("thigh_frequency",)),
        (
            {"thigh_frequency": "constant"},
            ("thigh_frequency", "thigh_trend", "thigh_areas", "thigh_side", "thigh_feelings"),
        ),
    ],
)
def test_questions_about_a_feeling_are_asked_once_there_is_one(
    answers: dict[str, Any], asked: tuple[str, ...]
) -> None:
    thigh = [step for step in STEPS.values() if step.group == "thigh"]
    asked_questions = [self_check_flow.list_asked(step, answers, CONTENT) for step in thigh]
    assert tuple(itertools.chain(*asked_questions)) == asked


def test_answers_that_no_longer_apply_are_dropped() -> None:
    answers = {**THIGH, "thigh_frequency": "none", "limits": 2}
    assert self_check_flow.drop_inapplicable(answers, CONTENT) == {
        "thigh_frequency": "none",
        "limits": 2,
    }
    assert self_check_flow.drop_inapplicable({"thigh_side": "left"}, CONTENT) == {}


@pytest.mark.parametrize(
    ("ticked", "offered"),
    [
        ((), ()),
        (("not_sure",), ()),
        (("self_harm_thoughts", "not_sure"), ()),
        (("weight_loss", "not_sure", "knee_gives_way"), ("knee_gives_way", "weight_loss")),
    ],
)
def test_only_what_is_ticked_and_can_be_examined_is_asked_about(
    ticked: tuple[str, ...], offered: tuple[str, ...]
) -> None:
    answers: dict[str, Any] = {"red_today": ticked}
    assert self_check_flow.list_examinable(answers, CONTENT) == offered
    asked = self_check_flow.list_asked(STEPS["red_today"], answers, CONTENT)
    assert asked == (("red_today", "seen_for") if offered else ("red_today",))
    assert self_check_flow.is_examined_open(answers, CONTENT) is bool(offered)
    assert not self_check_flow.is_examined_open({**answers, "seen_for": ()}, CONTENT)


@pytest.mark.parametrize(
    ("ticked", "examined", "left"),
    [
        (("weight_loss",), ("weight_loss",), ("weight_loss",)),
        (("weight_loss",), ("weight_loss", "knee_gives_way"), ("weight_loss",)),
        (("weight_loss",), ("knee_gives_way",), None),
        (("weight_loss",), (), ()),
        (("not_sure",), ("weight_loss",), None),
        ((), ("weight_loss",), None),
        ((), (), None),
    ],
)
def test_a_sign_that_is_unticked_is_no_longer_an_examined_one(
    ticked: tuple[str, ...], examined: tuple[str, ...], left: tuple[str, ...] | None
) -> None:
    settled = self_check_flow.drop_inapplicable(
        {"red_today": ticked, "seen_for": examined}, CONTENT
    )
    assert settled.get("seen_for") == left


@pytest.mark.parametrize(
    ("average", "worst", "days", "pointed_out"),
    [(4, 5, 0, True), (0, 4, 0, True), (4, None, 0, True), (0, 0, 0, False), (4, 5, 1, False),
     (None, None, 0, False), (4, 5, None, False)],
)  # fmt: skip
def test_pain_on_no_day_is_pointed_out_and_not_refused(
    average: int | None, worst: int | None, days: int | None, *, pointed_out: bool
) -> None:
    given = {"pain_average": average, "pain_worst": worst, "pain_days": days}
    answers: dict[str, Any] = {id_: answer for id_, answer in given.items() if answer is not None}
    doubtful = self_check_endings.find_doubtful(STEPS["pain_days"], answers, CONTENT)
    assert doubtful == (("pain_days",) if pointed_out else ())
    assert not self_check_endings.find_contradicted(STEPS["pain_days"], answers, CONTENT)


@pytest.mark.parametrize("id_", sorted(ANSWERS))
def test_an_open_question_is_either_required_or_optional(id_: str) -> None:
    step = self_check_flow.find_step(id_, CONTENT)
    needed = self_check_flow.list_needed(step, but(id_), CONTENT)
    expected = self_check_flow.list_open(step, but(id_), CONTENT)
    question = CONTENT.questions.get(id_)
    gates = question is None or question.gates
    assert (needed, expected) == (((id_,), ()) if gates else ((), (id_,)))


def test_a_plan_is_held_up_by_the_first_gap_or_contradiction() -> None:
    assert self_check_endings.find_blocked_step(ANSWERS, CONTENT) is None
    blocked = self_check_endings.find_blocked_step(but("limits", "precautions"), CONTENT)
    assert blocked is not None
    assert blocked.id == "precautions"
    blocked = self_check_endings.find_blocked_step(but("limits", pain_worst=1), CONTENT)
    assert blocked is not None
    assert blocked.id == "pain_worst"
