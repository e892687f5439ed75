"""The names of questions and answers, held against the contract that is written by hand.

They are the public contract of the command line, the export and the stored rows: a name that
changes in ``data/`` would make old records unreadable, so it must not change by itself.
"""

from __future__ import annotations

import pytest

from psoas_coach import content
from tests.support.rules_contract import (
    CHOICES,
    DECIMAL,
    LISTS,
    MODIFY,
    MODIFY_LYING,
    PRECAUTIONS,
    RED_NOW,
    RED_TODAY,
    SEE_SOMEONE,
    WHOLE,
    YES_NO,
)

SAFETY = {"red_now": RED_NOW, "red_today": RED_TODAY, "see_someone": SEE_SOMEONE}
LEVELS = {"red_now": "emergency", "red_today": "today", "see_someone": "soon"}
NUMBERS = {**DECIMAL, **{id_: (0, most) for id_, most in WHOLE.items()}}
SEVERAL = {id_: LISTS[id_] for id_ in ("thigh_areas", "thigh_feelings", "holding")}
TEXT = {"main_activity": 80}
SCORED = {
    "sitting_hours": 12, "sitting_bout_minutes": 8, "pain_average": 20, "pain_worst": 5,
    "pain_days": 5, "thigh_frequency": 10, "thigh_trend": 5, "thigh_areas": 5,
    "front_hip_pull": 4, "standing_up": 4, "side_stance": 2, "limits": 20,
}  # fmt: skip
"""The scored questions and the most points each can give."""
GATES = {
    "age_group", "pain_average", "pain_worst", "limits", "thigh_frequency", "thigh_trend",
    "thigh_areas", "thigh_side",
}  # fmt: skip


@pytest.mark.parametrize("id_", sorted(SAFETY))
def test_a_safety_list_has_its_signs_and_its_level(id_: str) -> None:
    safety = content.load().safety[id_]
    assert sorted(safety.items) == sorted(SAFETY[id_])
    assert safety.level == LEVELS[id_]


def test_the_safety_lists_are_asked_from_the_gravest_on() -> None:
    assert list(content.load().safety) == list(SAFETY)


def test_the_precautions_are_those_of_the_contract() -> None:
    assert sorted(content.load().precautions.items) == sorted(PRECAUTIONS)


def test_the_precautions_that_add_advice_are_those_of_the_contract() -> None:
    rules = content.load().modify
    every = {id_ for id_, rule in rules.items() if not rule.lying and not rule.moves}
    assert every == {*MODIFY}
    assert {id_ for id_, rule in rules.items() if rule.lying} == {*MODIFY_LYING}
    assert {id_: rule.moves for id_, rule in rules.items() if rule.moves} == {
        "surgery_12_weeks": ("walk",)
    }


def test_nobody_can_have_been_examined_for_what_is_not_sure_or_thoughts_of_self_harm() -> None:
    rule = content.load().examined
    assert (rule.ask, rule.list, rule.level) == ("seen_for", "red_today", "soon")
    assert {*RED_TODAY} - {*rule.never} == {*LISTS["seen_for"]}


def test_two_signs_begin_their_card_with_the_crisis_lines() -> None:
    signs = content.load().crisis.signs
    assert {*signs} == {"red_today.self_harm_thoughts", "see_someone.very_low_mood"}


def test_no_question_is_missing_or_unheard_of() -> None:
    known = {*NUMBERS, *CHOICES, *SEVERAL, *YES_NO, *TEXT}
    assert set(content.load().questions) == known


@pytest.mark.parametrize("id_", sorted(NUMBERS))
def test_a_number_has_its_limits(id_: str) -> None:
    question = content.load().questions[id_]
    assert question.kind in {"number", "whole"}
    assert (question.least, question.most) == NUMBERS[id_]


@pytest.mark.parametrize("id_", sorted(CHOICES))
def test_a_choice_has_its_answers(id_: str) -> None:
    question = content.load().questions[id_]
    assert question.kind == "choice"
    assert sorted(question.options) == sorted(CHOICES[id_])


@pytest.mark.parametrize("id_", sorted(SEVERAL))
def test_a_list_has_its_answers(id_: str) -> None:
    question = content.load().questions[id_]
    assert question.kind == "list"
    assert sorted(question.options) == sorted(SEVERAL[id_])


def test_the_rest_is_answered_with_yes_or_no_or_a_few_words() -> None:
    questions = content.load().questions
    assert {id_ for id_, question in questions.items() if question.kind == "yes_no"} == {*YES_NO}
    assert {
        id_: question.most for id_, question in questions.items() if question.kind == "text"
    } == TEXT


def test_twelve_questions_score_and_give_at_most_what_is_written_by_hand() -> None:
    loaded = content.load()
    most = {
        id_: line.times * loaded.questions[id_].most
        if line.times
        else max([*line.values.values(), *(class_.points for class_ in line.classes)])
        for id_, line in loaded.points.items()
    }
    assert most == SCORED
    assert sum(SCORED.values()) == 100


def test_a_plan_waits_for_these_answers_and_no_others() -> None:
    questions = content.load().questions
    assert {id_ for id_, question in questions.items() if question.gates} == GATES


def test_only_the_scored_and_the_gating_questions_must_be_answered() -> None:
    questions = content.load().questions
    must = {id_ for id_, question in questions.items() if not question.optional}
    assert must == GATES | set(SCORED)
