"""What ends the self-check, how a page's answers are merged, and where a press leads."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.coach import self_check_endings, self_check_flow
from psoas_coach.coach.self_check_navigation import Button, find_next_step, revisit
from tests.support.self_check_answers import ANSWERS, CONTENT, STEPS, THIGH, but


@pytest.mark.parametrize(
    ("average", "worst", "found"),
    [(3, 2, ("pain_worst",)), (3, 3, ()), (3, 4, ()), (None, 2, ()), (3, None, ())],
)
def test_a_worst_below_the_average_is_a_contradiction(
    average: int | None, worst: int | None, found: tuple[str, ...]
) -> None:
    given_ = {"pain_average": average, "pain_worst": worst}
    answers: dict[str, Any] = {id_: answer for id_, answer in given_.items() if answer is not None}
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
    stored: dict[str, Any] = {"sitting_hours": 6.0, "limits": 2}
    shown: dict[str, Any] = {"sitting_hours": 9.0}
    now: dict[str, Any] = {"sitting_hours": 9.0, "sitting_bout_minutes": 45}
    merged = self_check_flow.merge_answers(stored, shown, now, CONTENT)
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
def test_a_press_leads_to_the_right_step(  # noqa: PLR0913, PLR0917 -- a table
    what: Button, step: str, left_out: str, marked: str, to: str | None, mark: str
) -> None:
    next_step = find_next_step(what, STEPS[step], but(left_out), marked, CONTENT)
    assert next_step.to == (STEPS[to] if to else None)
    assert next_step.mark == mark


def test_a_contradiction_refuses_to_go_on_but_not_to_go_back() -> None:
    answers = but(pain_average=6, pain_worst=2)
    step = STEPS["pain_worst"]
    assert find_next_step("next", step, answers, "pain_worst", CONTENT).to == step
    assert find_next_step("back", step, answers, "", CONTENT).to == STEPS["pain_average"]


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
    next_step = revisit(name, STEPS["pain_days"], but(left_out), CONTENT)
    assert next_step.to == STEPS[to]
    assert next_step.mark == ""


def test_only_what_matters_most_shares_the_screen_of_another_question() -> None:
    assert STEPS["limits"].asks == ("main_activity", "limits")
    shared = [step.id for step in STEPS.values() if len(step.asks) > 1]
    assert shared == ["red_today", "limits"]
