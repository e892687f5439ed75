"""The way through the self-check, without a page."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.coach import self_check_endings, self_check_flow
from psoas_coach.coach.self_check_navigation import Button, next_step, revisit
from psoas_coach.content import load
from tests.support.answers_factory import DESK_WORKER

CONTENT = load()
STEPS = {step.id: step for step in self_check_flow.list_steps(CONTENT)}
ANSWERS: dict[str, Any] = {
    id_: tuple(one) if isinstance(one, list) else one for id_, one in DESK_WORKER.items()
}
THIGH: dict[str, Any] = {
    "thigh_frequency": "some_days",
    "thigh_trend": "same",
    "thigh_areas": ("outer",),
}


def but(*left_out: str, **changed: object) -> dict[str, Any]:
    return {id_: one for id_, one in {**ANSWERS, **changed}.items() if id_ not in left_out}


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


def test_steps_lie_beside_each_other_in_both_directions() -> None:
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
    found = [self_check_flow.list_asked(step, answers, CONTENT) for step in thigh]
    assert tuple(itertools.chain(*found)) == asked


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
    told = {"pain_average": average, "pain_worst": worst, "pain_days": days}
    answers: dict[str, Any] = {id_: one for id_, one in told.items() if one is not None}
    found = self_check_endings.find_doubtful(STEPS["pain_days"], answers, CONTENT)
    assert found == (("pain_days",) if pointed_out else ())
    assert not self_check_endings.find_contradicted(STEPS["pain_days"], answers, CONTENT)


@pytest.mark.parametrize("id_", sorted(ANSWERS))
def test_what_is_open_is_either_needed_or_only_wanted(id_: str) -> None:
    step = self_check_flow.find_step(id_, CONTENT)
    needed = self_check_flow.list_needed(step, but(id_), CONTENT)
    wanted = self_check_flow.list_open(step, but(id_), CONTENT)
    question = CONTENT.questions.get(id_)
    gates = question is None or question.gates
    assert (needed, wanted) == (((id_,), ()) if gates else ((), (id_,)))


def test_a_plan_is_held_up_by_the_first_gap_or_contradiction() -> None:
    assert self_check_endings.find_blocked_step(ANSWERS, CONTENT) is None
    blocked = self_check_endings.find_blocked_step(but("limits", "precautions"), CONTENT)
    assert blocked is not None
    assert blocked.id == "precautions"
    blocked = self_check_endings.find_blocked_step(but("limits", pain_worst=1), CONTENT)
    assert blocked is not None
    assert blocked.id == "pain_worst"


@pytest.mark.parametrize(
    ("average", "worst", "found"),
    [(3, 2, ("pain_worst",)), (3, 3, ()), (3, 4, ()), (None, 2, ()), (3, None, ())],
)
def test_a_worst_below_the_average_is_a_contradiction(
    average: int | None, worst: int | None, found: tuple[str, ...]
) -> None:
    given_ = {"pain_average": average, "pain_worst": worst}
    answers: dict[str, Any] = {id_: one for id_, one in given_.items() if one is not None}
    assert self_check_endings.find_contradicted(STEPS["pain_worst"], answers, CONTENT) == found


@pytest.mark.parametrize(
    ("answers", "ending", "step"),
    [
        ({"red_now": ("chest_pain",)}, "emergency", "red_now"),
        ({"red_today": ("not_sure",)}, "today", "red_today"),
        ({"age_group": "under_18"}, "under_18", "age_group"),
        ({"age_group": "under_18", "red_now": ("not_sure",)}, "emergency", "red_now"),
        ({**THIGH, "thigh_areas": ("saddle",)}, "emergency", "thigh_areas"),
        ({**THIGH, "thigh_side": "both", "pain_average": 1}, "today", "thigh_side"),
        (
            {**THIGH, "thigh_side": "both", "pain_average": 1, "thigh_areas": ("back",)},
            "emergency",
            "thigh_side",
        ),
        (
            {**THIGH, "thigh_side": "both", "pain_average": 1, "thigh_trend": "worse"},
            "emergency",
            "thigh_side",
        ),
        ({"see_someone": ("night_or_rest_pain", "cough_strain_pain")}, "today", "see_someone"),
        ({"red_today": ("weight_loss",), "seen_for": ()}, "today", "red_today"),
        (
            {"red_today": ("weight_loss", "knee_gives_way"), "seen_for": ("weight_loss",)},
            "today",
            "red_today",
        ),
        ({**THIGH, "thigh_side": "both"}, "today", "thigh_side"),
        ({**THIGH, "thigh_trend": "worse", "thigh_areas": ("groin",)}, "today", "thigh_trend"),
    ],
)
def test_answers_that_end_it_are_found_with_their_step(
    answers: dict[str, Any], ending: str, step: str
) -> None:
    assert self_check_endings.find_ending(answers, CONTENT) == ending
    assert self_check_endings.find_ending_step(answers, CONTENT).id == step


@pytest.mark.parametrize(
    "answers",
    [
        {},
        ANSWERS,
        {"see_someone": ("very_low_mood",)},
        {"see_someone": ("night_or_rest_pain", "not_improving")},
        {**THIGH, "limits": 10},
        {"red_today": ("weight_loss",), "seen_for": ("weight_loss",)},
    ],
)
def test_other_answers_do_not_end_it(answers: dict[str, Any]) -> None:
    assert self_check_endings.find_ending(answers, CONTENT) is None


@pytest.mark.parametrize(
    ("before", "ticked", "none", "answer"),
    [
        (None, (), False, None),
        (None, (), True, ()),
        (None, ("a",), False, ("a",)),
        (None, ("a",), True, ("a",)),
        (("a",), ("a",), True, ()),
        (("a",), ("a", "b"), True, ("a", "b")),
        (("a",), (), False, None),
        ((), ("a",), True, ("a",)),
        ((), (), True, ()),
        ((), (), False, None),
    ],
)
def test_none_of_these_and_the_others_rule_each_other_out(
    before: Any,  # noqa: ANN401 -- any answer
    ticked: tuple[str, ...],
    none: bool,
    answer: tuple[str, ...] | None,
) -> None:
    assert self_check_flow.choose_members(before, ticked, none=none) == answer


ITEMS = st.lists(st.sampled_from("abc"), unique=True).map(tuple)


@given(before=st.none() | ITEMS, ticked=ITEMS, none=st.booleans())
def test_a_newly_ticked_sign_is_never_lost(
    before: tuple[str, ...] | None, ticked: tuple[str, ...], none: bool
) -> None:
    answer = self_check_flow.choose_members(before, ticked, none=none)
    assert set(ticked) - set(before or ()) <= set(answer or ())


@given(
    kept=st.dictionaries(st.sampled_from(["limits", "pain_days", "sitting_hours"]), st.integers()),
    shown=st.dictionaries(st.sampled_from(["limits", "pain_days", "sitting_hours"]), st.integers()),
)
def test_a_page_on_which_nothing_changed_changes_nothing(
    kept: dict[str, Any], shown: dict[str, Any]
) -> None:
    now = {id_: shown.get(id_) for id_ in ("limits", "pain_days", "sitting_hours")}
    assert self_check_flow.merge_answers(kept, shown, now, CONTENT) == kept


def test_only_what_changed_on_this_page_is_taken_in() -> None:
    kept: dict[str, Any] = {"sitting_hours": 6.0, "limits": 2}
    shown: dict[str, Any] = {"sitting_hours": 9.0}
    now: dict[str, Any] = {"sitting_hours": 9.0, "sitting_bout_minutes": 45}
    merged = self_check_flow.merge_answers(kept, shown, now, CONTENT)
    assert merged == {"sitting_hours": 6.0, "sitting_bout_minutes": 45, "limits": 2}


def test_an_emptied_field_takes_its_answer_away() -> None:
    assert (
        self_check_flow.merge_answers({"limits": 2}, {"limits": 2}, {"limits": None}, CONTENT) == {}
    )


@pytest.mark.parametrize(
    ("what", "step", "left_out", "marked", "to", "mark"),
    [
        ("next", "red_now", "red_now", "", "red_now", "red_now"),
        ("next", "red_now", "red_now", "red_now", "red_now", "red_now"),
        ("next", "red_now", "limits", "", "red_today", ""),
        ("next", "sitting_hours", "sitting_hours", "", "sitting_hours", "sitting_hours"),
        ("next", "sitting_hours", "sitting_hours", "sitting_hours", "sitting_bout_minutes", ""),
        ("next", "sitting_hours", "sitting_hours", "about", "sitting_hours", "sitting_hours"),
        ("next", "thigh_frequency", "", "", "front_hip_pull", ""),
        ("back", "front_hip_pull", "", "", "thigh_frequency", ""),
        ("back", "sitting_hours", "sitting_hours", "", "precautions", ""),
        ("back", "age_group", "", "", "age_group", ""),
        ("finish", "limits", "limits", "", "limits", "limits"),
        ("finish", "limits", "age_group", "", "age_group", "age_group"),
        ("finish", "limits", "pain_days", "", None, ""),
        ("finish", "lying_arch", "", "", None, ""),
        ("next", "lying_arch", "", "", "hips_forward_in_photo", ""),
    ],
)
def test_where_a_press_leads(  # noqa: PLR0913, PLR0917 -- a table
    what: Button, step: str, left_out: str, marked: str, to: str | None, mark: str
) -> None:
    found = next_step(what, STEPS[step], but(left_out), marked, CONTENT)
    assert found.to == (STEPS[to] if to else None)
    assert found.mark == mark


def test_a_contradiction_refuses_to_go_on_but_not_to_go_back() -> None:
    answers = but(pain_average=6, pain_worst=2)
    step = STEPS["pain_worst"]
    assert next_step("next", step, answers, "pain_worst", CONTENT).to == step
    assert next_step("back", step, answers, "", CONTENT).to == STEPS["pain_average"]


@pytest.mark.parametrize(
    ("name", "left_out", "to"),
    [
        ("red_now", "limits", "red_now"),
        ("limits", "limits", "limits"),
        ("limits", "pain_days", "limits"),
        ("limits", "see_someone", "see_someone"),
        ("thigh_side", "limits", "pain_days"),
        ("pain", "limits", "pain_days"),
        ("nothing of ours", "limits", "pain_days"),
    ],
)
def test_the_browser_goes_to_a_step_but_never_past_a_gap(name: str, left_out: str, to: str) -> None:
    found = revisit(name, STEPS["pain_days"], but(left_out), CONTENT)
    assert found.to == STEPS[to]
    assert found.mark == ""


def test_only_what_matters_most_shares_the_screen_of_another_question() -> None:
    assert STEPS["limits"].asks == ("main_activity", "limits")
    shared = [step.id for step in STEPS.values() if len(step.asks) > 1]
    assert shared == ["red_today", "limits"]
