"""A response from any form program is read completely or refused with one clear sentence."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.coach.self_check_flow import drop_inapplicable
from psoas_coach.content import load
from psoas_coach.guidance import assess
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.results import Answers
from psoas_coach.journal.dump import RecordRevision
from psoas_coach.sharing.fhir_import import read_response
from psoas_coach.sharing.fhir_self_check import build_questionnaire, build_response
from psoas_coach.sharing.import_errors import ImportRefusalError
from tests.support.fhir_form import fill_form
from tests.support.random_answers import SIGNS, person
from tests.support.record_samples import self_check
from tests.support.whole import count_examples

CONTENT = load()
FORM = build_questionnaire(CONTENT)
Change = Callable[[dict[str, Any]], object]


def answers_of(seed: int) -> Answers:
    answers, faults = check_answers(person(random.Random(seed)), CONTENT)
    assert not faults
    return answers


def save_response(**answers: object) -> dict[str, Any]:
    """A response as it lies in a file."""
    response: dict[str, Any] = json.loads(json.dumps(fill_form(FORM, {**SIGNS, **answers})))
    return response


def expect_refusal(response: dict[str, Any]) -> str:
    with pytest.raises(ImportRefusalError) as fault:
        read_response(response, CONTENT)
    sentence = fault.value.explain(CONTENT.words)
    assert sentence.isprintable()
    assert len(sentence) < 500
    return sentence


@pytest.mark.parametrize("seed", range(200))
def test_a_saved_form_gives_the_same_guidance_as_the_app(seed: int) -> None:
    answers = answers_of(seed)
    response = json.loads(json.dumps(fill_form(FORM, answers)))
    read = read_response(response, CONTENT).answers
    assert assess(read) == assess(drop_inapplicable(answers, CONTENT))


@pytest.mark.parametrize("seed", range(200))
def test_an_exported_response_gives_the_same_guidance_when_imported(seed: int) -> None:
    answers = answers_of(seed)
    check = self_check(answers=msgspec.to_builtins(answers), questionnaire=FORM["version"])
    exported = build_response(RecordRevision(1, removed=False, record=check), CONTENT)
    back = read_response(json.loads(json.dumps(exported)), CONTENT)
    assert back.id == check.id
    assert back.authored == check.at.utc
    assert assess(back.answers) == assess(answers)


def test_a_list_without_an_answer_is_not_read_as_none_of_these() -> None:
    response = save_response()
    response["item"] = [item for item in response["item"] if item["linkId"] != "red_now"]
    assert "red_now" not in read_response(response, CONTENT).answers
    assert read_response(save_response(), CONTENT).answers["red_now"] == ()


def test_questions_are_found_in_groups_and_under_answers() -> None:
    flat = save_response()
    nested = save_response()
    first, *others = nested["item"]
    first["answer"][0]["item"] = others[:3]
    nested["item"] = [{"linkId": "page 1", "item": [first, {"linkId": "b", "item": others[3:]}]}]
    assert read_response(nested, CONTENT).answers == read_response(flat, CONTENT).answers


def test_additions_of_a_form_are_ignored() -> None:
    response = save_response()
    response |= {"id": "12", "subject": {"reference": "Patient/1"}, "text": {"status": "empty"}}
    response["_authored"] = {"extension": []}
    response["item"].append({"linkId": "closing", "text": "read", "answer": []})
    response["item"][0]["_text"] = {"extension": []}
    response["item"][0]["answer"][0]["valueCoding"].pop("system")
    assert (
        read_response(response, CONTENT).answers == read_response(save_response(), CONTENT).answers
    )


def _item(id_: str, response: dict[str, Any]) -> dict[str, Any]:
    matching: dict[str, Any] = next(item for item in response["item"] if item["linkId"] == id_)
    return matching


def _answer(id_: str, *values: dict[str, Any]) -> Change:
    return lambda response: _item(id_, response).update(answer=list(values))


def _coding(code: object, **more: object) -> dict[str, Any]:
    return {"valueCoding": {"code": code, **more}}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda r: r.update(resourceType="Bundle"), "not a filled-in self-check"),
        (lambda r: r.update(resourceType=["Bundle"]), "not a filled-in self-check"),
        (lambda r: r.update(questionnaire="http://x.org/Q|2"), "other questions than ours"),
        (lambda r: r.update(questionnaire=7), 'the field "questionnaire" is missing'),
        (lambda r: r.pop("questionnaire"), 'the field "questionnaire" is missing'),
        (lambda r: r.update(questionnaire=FORM["url"]), 'answers version ""'),
        (lambda r: r.update(questionnaire=f"{FORM['url']}|1"), 'answers version "1"'),
        (lambda r: r.update(status="in-progress"), "Allowed is completed or amended"),
        (lambda r: r.update(status=[]), "Allowed is completed or amended"),
        (lambda r: r.pop("authored"), "At authored stands null"),
        (lambda r: r.update(authored="2026-03-04"), 'At authored stands "2026-03-04"'),
        (lambda r: r.update(authored="2026-02-30T12:00:00Z"), "At authored"),
        (lambda r: r.update(authored="2026-03-04T12:00:00+99:00"), "At authored"),
        (lambda r: r.update(authored="0001-01-01T00:00:00+14:00"), "At authored"),
        (lambda r: r.update(authored="1969-12-31T12:00:00Z"), "At authored"),
        (lambda r: r.update(authored="２０２６-03-04T12:00:00Z"), "At authored"),  # noqa: RUF001 -- digits that are not ASCII
        (lambda r: r.update(modifierExtension=[]), '"modifierExtension", which we do not know'),
        (lambda r: r.update(implicitRules="x"), '"implicitRules", which we do not know'),
        (lambda r: r["item"][0].update(modifierExtension=[]), "which we do not know"),
        (lambda r: r.update(item={}), "Allowed is a list of items"),
        (lambda r: r.update(item=[7]), "Allowed is a list of items"),
        (lambda r: r["item"][0].update(answer="yes"), "Allowed is a list of answers"),
        (lambda r: r["item"].append(r["item"][0]), "stands twice"),
        (lambda r: r["item"][0].update(linkId="blood_type"), 'answers "blood_type"'),
        (lambda r: r["item"][0].update(linkId="closing"), 'answers "closing"'),
        (lambda r: r["item"][0].update(linkId=["red_now"]), "answers [...]"),
        (lambda r: r["item"][0].update(linkId="\u202egnp"), 'answers "\\u202egnp"'),
        (_answer("age_group", _coding("90_plus")), '“Your age” (age_group) is "90_plus"'),
        (_answer("age_group", _coding(["18_59"])), "“Your age” (age_group) is [...]"),
        (_answer("age_group", _coding("18_59"), _coding("60_plus")), "“Your age”"),
        (_answer("age_group", {"valueString": "18_59"}), "which we do not know"),
        (_answer("age_group", {"valueCoding": "18_59"}), "“Your age”"),
        (_answer("age_group", {}), "“Your age” (age_group) is null"),
        (_answer("age_group", _coding("18_59", system="http://x.org")), '"http://x.org"'),
        (lambda r: _item("age_group", r).update(answer=[[]]), "“Your age”"),
        (_answer("red_now", _coding("none_of_these"), _coding("chest_pain")), "something else too"),
        (_answer("red_now", _coding("chest_pain"), _coding("none_of_these")), "something else too"),
        (_answer("red_now", _coding("none_of_these"), _coding("none_of_these")), "(red_now)"),
        (_answer("red_now", _coding("chest_pain"), _coding("chest_pain")), "red_now"),
        (_answer("pain_worst", {"valueInteger": 11}), "“Worst pain” (pain_worst) is 11"),
        (_answer("pain_worst", {"valueInteger": 4.5}), "“Worst pain” (pain_worst) is 4.5"),
        (_answer("pain_worst", {"valueInteger": True}), "“Worst pain” (pain_worst) is true"),
        (_answer("pain_worst", {"valueDecimal": 4}), "which we do not know"),
        (_answer("pain_average", {"valueInteger": 3}), "“Worst pain” (pain_worst) is 0"),
        (_answer("sitting_hours", {"valueDecimal": 24.5}), "sitting_hours) is 24.5"),
        (_answer("sitting_hours", {"valueDecimal": "9"}), "sitting_hours) is"),
        (_answer("thigh_frequency", _coding("none")), "thigh_trend"),
    ],
)
def test_a_response_with_a_fault_is_refused_with_its_place(change: Change, sentence: str) -> None:
    response = save_response()
    change(response)
    assert sentence in expect_refusal(response)


def test_a_sign_cannot_be_examined_that_is_not_ticked() -> None:
    response = save_response(red_today=["weight_loss"], seen_for=["weight_loss"])
    assert read_response(response, CONTENT).answers["seen_for"] == ("weight_loss",)
    _item("seen_for", response)["answer"] = [_coding("knee_gives_way")]
    assert "“What you have been seen for” (seen_for)" in expect_refusal(response)


def test_items_may_not_nest_without_end() -> None:
    response = save_response()
    for _ in range(11):
        response["item"] = [{"linkId": "group", "item": response["item"]}]
    assert "too deep" in expect_refusal(response)


def test_text_that_hides_something_is_refused() -> None:
    response = save_response(main_activity="walk")
    assert read_response(response, CONTENT).answers["main_activity"] == "walk"
    for text in ("a\x00b", "a\u202eb", "x" * 81, "a\nb"):
        _item("main_activity", response)["answer"] = [{"valueString": text}]
        assert "main_activity" in expect_refusal(response)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@settings(max_examples=count_examples(300), deadline=None)
@given(st.data())
def test_any_value_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    """Any value in any place; never another error, and never a sign that gets lost."""
    response = save_response(red_now=["chest_pain"], main_activity="walk")
    place: Any = response
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if data.draw(st.booleans()) or not isinstance(place[key], dict | list):
            place[key] = data.draw(_json)
            break
        place = place[key]
    if "resourceType" not in response:
        return  # then it is no resource, and not for this reader
    read = _read(response)
    if read is not None and "chest_pain" in json.dumps(response["item"]):
        assert read["red_now"] == ("chest_pain",)


def _read(response: dict[str, Any]) -> Answers | None:
    """The answers, or None for a response that was refused with a sentence."""
    try:
        return read_response(response, CONTENT).answers
    except ImportRefusalError as fault:
        sentence = fault.explain(CONTENT.words)
    assert sentence.isprintable()
    return None
