"""The Questionnaire asks what the self-check asks, under the same conditions, with its words."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire

from psoas_coach.coach.self_check_flow import drop_inapplicable, list_asked, list_steps
from psoas_coach.content import load
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.score import compute_score
from psoas_coach.sharing.fhir_self_check import build_questionnaire
from tests.support import rules_contract as contract
from tests.support.fhir_form import add_ordinal_values, fill_form, list_shown
from tests.support.random_answers import HEALTHY, SIGNS, person

CONTENT = load()
FORM: dict[str, Any] = build_questionnaire(CONTENT)
ITEMS: dict[str, dict[str, Any]] = {item["linkId"]: item for item in FORM["item"]}
QUESTIONS = {id_: item for id_, item in ITEMS.items() if item["type"] != "display"}
SUMMED = ["thigh_frequency", "thigh_trend", "front_hip_pull", "standing_up", "side_stance"]
"""The questions whose answers each add their own points to the score."""


def codes(item: dict[str, Any]) -> list[str]:
    return [option["valueCoding"]["code"] for option in item.get("answerOption", [])]


def show_questions(**answers: Any) -> list[str]:  # noqa: ANN401 -- answers of any question
    return list_shown(FORM, fill_form(FORM, {**HEALTHY, **answers}))


def test_it_is_valid() -> None:
    Questionnaire.model_validate_json(json.dumps(FORM))
    assert len(ITEMS) == len(FORM["item"]), "each link id stands once"


def test_every_question_of_the_contract_is_asked_with_all_its_answers() -> None:
    asked = {*contract.LISTS, *contract.CHOICES, *contract.YES_NO, *contract.WHOLE}
    assert {*asked, *contract.DECIMAL, "main_activity"} == QUESTIONS.keys()
    for id_, members in contract.LISTS.items():
        assert codes(ITEMS[id_]) == [*members, "none_of_these"]
        assert ITEMS[id_]["repeats"] is True
    for id_, options in contract.CHOICES.items():
        assert codes(ITEMS[id_]) == options
    for id_ in contract.YES_NO:
        assert codes(ITEMS[id_]) == ["yes", "no"]
    for id_, most in contract.WHOLE.items():
        limits = [{"valueInteger": 0}, {"valueInteger": most}]
        assert [
            {"valueInteger": extension["valueInteger"]} for extension in limits_of(id_)
        ] == limits
    for id_, (least, most) in contract.DECIMAL.items():
        assert [extension["valueDecimal"] for extension in limits_of(id_)] == [least, most]


def limits_of(id_: str) -> list[dict[str, Any]]:
    return [
        extension for extension in ITEMS[id_]["extension"] if extension["url"].endswith("Value")
    ]


def test_the_questions_are_in_the_order_of_the_app() -> None:
    assert list(QUESTIONS) == [ask for step in list_steps(CONTENT) for ask in step.asks]


def test_a_question_and_its_answers_have_the_words_of_the_app() -> None:
    for id_, item in QUESTIONS.items():
        area = "questions" if id_ in CONTENT.questions else "safety"
        assert item["text"].startswith(CONTENT.words[f"{area}.{id_}.ask"])
    assert "10 is “Worst imaginable”" in ITEMS["pain_average"]["text"]
    texts = {id_: item["text"] for id_, item in ITEMS.items() if item["type"] == "display"}
    for key, hint in CONTENT.words.items():
        area, _, rest = key.partition(".")
        if area in {"questions", "safety"} and rest.rpartition(".")[2] in {"help", "skip", "tape"}:
            assert texts[rest] == hint, "a hint is in sight, and none is left out"


def test_only_none_of_these_rules_out_the_other_answers() -> None:
    exclusive = [
        (item["linkId"], option["valueCoding"]["code"])
        for item in FORM["item"]
        for option in item.get("answerOption", [])
        if any(
            extension["url"].endswith("optionExclusive")
            for extension in option.get("extension", [])
        )
    ]
    assert exclusive == [(id_, "none_of_these") for id_ in QUESTIONS if id_ in contract.LISTS]


@pytest.mark.parametrize("seed", range(200))
def test_the_form_has_the_branches_of_the_app(seed: int) -> None:
    raw, faults = check_answers(person(random.Random(seed)), CONTENT)
    assert not faults
    answers = drop_inapplicable(raw, CONTENT)
    asked = [ask for step in list_steps(CONTENT) for ask in list_asked(step, answers, CONTENT)]
    in_sight = list_shown(FORM, fill_form(FORM, raw))
    assert [id_ for id_ in in_sight if id_ in QUESTIONS] == asked


@pytest.mark.parametrize("seed", range(50))
def test_the_points_of_the_form_add_up_to_those_of_the_score(seed: int) -> None:
    rng = random.Random(seed)
    raw = {**SIGNS, **{ask: rng.choice(contract.CHOICES[ask]) for ask in SUMMED}}
    if raw["thigh_frequency"] == "none":
        raw = {id_: answer for id_, answer in raw.items() if id_ not in contract.BESIDE_NONE}
    answers, faults = check_answers(raw, CONTENT)
    assert not faults
    score = compute_score(answers, CONTENT)
    points = add_ordinal_values(FORM, fill_form(FORM, raw))
    assert points == {
        line.question: line.points
        for line in score.receipt
        if line.question in SUMMED and line.question in raw
    }
    assert score.domains
    tightness = ("front_hip_pull", "standing_up", "side_stance")
    assert sum(points[ask] for ask in tightness) == score.domains["tightness"].points


def test_there_are_no_points_if_the_score_is_not_their_sum() -> None:
    pointed = {
        item["linkId"]
        for item in FORM["item"]
        for option in item.get("answerOption", [])
        for extension in option.get("extension", [])
        if extension["url"].endswith("ordinalValue")
    }
    assert pointed == set(SUMMED)


def test_nothing_in_the_form_is_a_score_or_a_plan() -> None:
    text = json.dumps(FORM)
    assert "calculatedExpression" not in text
    assert not [move for move in contract.MOVES if f'"{move}"' in text]


@pytest.mark.parametrize(
    ("answers", "advice"),
    [
        ({"age_group": "under_18"}, ["age_group.under_18"]),
        ({"red_now": ["chest_pain"]}, ["red_now.emergency"]),
        ({"red_now": ["not_sure"]}, ["red_now.emergency"]),
        ({"red_today": ["weight_loss"]}, ["red_today.today"]),
        (
            {"red_today": ["self_harm_thoughts"]},
            ["red_today.self_harm_thoughts.crisis", "red_today.today"],
        ),
        (
            {"see_someone": ["very_low_mood"]},
            ["see_someone.very_low_mood.crisis", "see_someone.soon"],
        ),
        (
            {**SIGNS, "thigh_areas": ["outer", "saddle"], "thigh_side": "both"},
            ["thigh_areas.emergency", "thigh_side.today"],
        ),
        ({}, []),
    ],
)
def test_a_sign_brings_up_what_to_do(answers: dict[str, Any], advice: list[str]) -> None:
    always = {item["linkId"] for item in FORM["item"] if "enableWhen" not in item}
    sentences = [
        id_
        for id_ in show_questions(**answers)
        if id_ not in QUESTIONS and id_ not in always and not id_.endswith(".help")
    ]
    assert sentences == advice
