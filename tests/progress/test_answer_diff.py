from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.content import load
from psoas_coach.guidance.questionnaire import QuestionSpec, build_questionnaire
from psoas_coach.progress.answer_diff import AnswerChange, find_answer_changes
from psoas_coach.progress.check_diff import describe_change
from psoas_coach.progress.phrases import Phrases
from tests.support.answers_factory import DESK_WORKER

CONTENT = load()
SPEAKER = Phrases(CONTENT.words)
THIGH: dict[str, Any] = {
    "thigh_frequency": "some_days", "thigh_trend": "same", "thigh_areas": ["outer", "groin"],
    "thigh_side": "left",
}  # fmt: skip


def sign(key: str) -> str:
    """Return how a sign or a precaution is named: by its first sentence."""
    return CONTENT.words[f"safety.{key}"].partition(". ")[0].removesuffix(".")


def describe_changes(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    answer_changes = find_answer_changes(
        {**DESK_WORKER, **before}, {**DESK_WORKER, **after}, CONTENT
    )
    return [f"{change.label}: {describe_change(change, SPEAKER)}" for change in answer_changes]


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        ({"sitting_hours": 9}, {"sitting_hours": 6}, ["Hours of sitting: 9 hours a day, now 6"]),
        ({"pain_days": 1}, {"pain_days": 4}, ["Days with pain: 1 day, now 4"]),
        ({"pain_average": 2}, {"pain_average": 5}, ["Usual pain: 2 of 10, now 5"]),
        (
            {"sitting_hours": None},
            {"sitting_hours": 6.5},
            ["Hours of sitting: not answered, now 6.5 hours a day"],
        ),
        (
            {},
            {"standing_up": "right_away"},
            ["Standing up: “In a few seconds”, now “Right away”"],
        ),
        ({}, {"bendy": True}, ["Very bendy: not answered, now “Yes”"]),
        (
            {"main_activity": "Walk the dog"},
            {"main_activity": "Run {fast}"},
            ["What matters most: “Walk the dog”, now “Run {fast}”"],
        ),
        (
            {},
            {"red_today": ["knee_gives_way"]},
            [f"The second safety list: new “{sign('red_today.items.knee_gives_way')}”"],
        ),
        (
            {"precautions": ["knee", "neck"]},
            {"precautions": ["neck"]},
            [f"About your body: no longer “{sign('precautions.items.knee')}”"],
        ),
        ({"holding": None}, {"holding": []}, ["Holding on: not answered, now none of these"]),
        ({}, {"precautions": []}, []),
    ],
)
def test_a_change_is_said_in_the_words_of_the_questionnaire(
    before: dict[str, Any], after: dict[str, Any], sentences: list[str]
) -> None:
    assert describe_changes(before, after) == sentences


def test_a_list_says_what_is_new_and_what_is_gone() -> None:
    (change,) = describe_changes(THIGH, {**THIGH, "thigh_areas": ["front", "groin"]})
    assert change == (
        "Where you feel it: new “Front of the thigh”; no longer “Outer side of the thigh”"
    )


def test_the_order_of_ticks_is_no_change() -> None:
    assert not describe_changes(THIGH, {**THIGH, "thigh_areas": ["groin", "outer"]})


def test_an_answer_made_irrelevant_by_another_is_not_listed() -> None:
    assert describe_changes(THIGH, {}) == ["Odd feelings in the thigh: “Some days”, now “No”"]


def test_a_measure_within_its_noise_says_so_and_one_beyond_does_not() -> None:
    near, far = (describe_changes({"thomas_left": 8}, {"thomas_left": now}) for now in (4, 3))
    change = "8 degrees below level, now 4 degrees below level"
    moved = CONTENT.words["rechecks.change.within"].format(change=change)
    assert near == [f"Left hip, home measure: {moved}"]
    assert far == [
        "Left hip, home measure: 8 degrees below level, now 3 degrees below level",
    ]


def test_a_measure_above_level_is_no_number_below_zero() -> None:
    assert describe_changes({"thomas_left": -9}, {"thomas_left": 0}) == [
        "Left hip, home measure: 9 degrees above level, now level",
    ]


def test_changes_come_in_asking_order() -> None:
    answer_changes = find_answer_changes(
        {"limits": 3, "sitting_hours": 9, "red_now": [], "precautions": []},
        {"limits": 4, "sitting_hours": 8, "red_now": ["chest_pain"], "precautions": ["knee"]},
        CONTENT,
    )
    assert [change.question for change in answer_changes] == [
        "red_now",
        "precautions",
        "sitting_hours",
        "limits",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a_question_of_old": 3}, {}),
        ({"standing_up": "an_option_of_old"}, {"standing_up": "right_away"}),
        ({"pain_average": "five"}, {"pain_average": 5}),
        ({"red_now": ["a_sign_of_old"]}, {"red_now": []}),
        ({"bendy": True}, {"bendy": "yes"}),
    ],
)
def test_answers_that_the_questionnaire_cannot_read_are_ignored(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    assert not describe_changes(before, after)


# Any answers


def _answers_to(asked: QuestionSpec) -> st.SearchStrategy[Any]:
    members = sorted(asked.members)
    return {
        "list": st.lists(st.sampled_from([*members, "gone"])) if members else st.just([]),
        "whole": st.integers(asked.least, asked.most),
        "number": st.floats(asked.least, asked.most),
        "choice": st.sampled_from([*members, "gone"]),
        "yes_no": st.sampled_from(["yes", "no", True, False]),
        "text": st.text(max_size=90),
    }[asked.kind]


ODD = (
    st.none() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.none() | st.text())
)
ANY = st.fixed_dictionaries(
    {},
    optional={
        **{
            id_: _answers_to(spec) | ODD for id_, spec in build_questionnaire(CONTENT).specs.items()
        },
        "unknown": ODD,
    },
)


@given(ANY, ANY)
def test_any_two_answer_sets_compare_and_the_way_back_is_the_mirror(
    earlier: dict[str, Any], later: dict[str, Any]
) -> None:
    there, back = (
        find_answer_changes(earlier, later, CONTENT),
        find_answer_changes(later, earlier, CONTENT),
    )
    assert [_mirror(change) for change in back] == list(there)
    for change in there:
        assert change.label
        assert describe_change(change, SPEAKER)


@given(ANY)
def test_equal_answers_have_no_changes(answers: dict[str, Any]) -> None:
    assert find_answer_changes(answers, dict(answers), CONTENT) == ()


def _mirror(change: AnswerChange) -> AnswerChange:
    return AnswerChange(
        change.question,
        change.label,
        change.now,
        change.before,
        change.removed,
        change.added,
        change.within_noise,
    )
