"""A minimal form program: it shows a Questionnaire, takes answers and saves a response.

It uses only FHIR and nothing of this app. An item is asked if one of its conditions is true for the
answers so far, and only items that are asked can be answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Resource = dict[str, Any]
AUTHORED = "2026-03-04T12:00:00.000Z"
NONE = "none_of_these"
"""The one code of ours that a form needs: what "none of these" is called, where it stands last."""


def fill_form(
    questionnaire: Resource, answers: Mapping[str, Any], authored: str = AUTHORED
) -> Resource:
    """Answer the visible questions and return the response that the form saves.

    Args:
        questionnaire: The form.
        answers: The person's answers by link id; a list for several.
        authored: The instant at which it is saved.
    """
    given: dict[str, list[Resource]] = {}
    for item in questionnaire["item"]:
        id_ = item["linkId"]
        if item["type"] != "display" and id_ in answers and _is_enabled(item, given):
            given[id_] = _values(item, answers[id_])
    texts = {item["linkId"]: item["text"] for item in questionnaire["item"]}
    return {
        "resourceType": "QuestionnaireResponse",
        "meta": {"tag": [{"code": "a form program"}]},
        "questionnaire": f"{questionnaire['url']}|{questionnaire['version']}",
        "status": "completed",
        "authored": authored,
        "item": [
            {"linkId": id_, "text": texts[id_], "answer": values}
            for id_, values in given.items()
            if values
        ],
    }


def list_shown(questionnaire: Resource, response: Resource) -> list[str]:
    """Return the link ids of all visible items, given the answers of a response."""
    answers = {item["linkId"]: item["answer"] for item in response["item"]}
    return [item["linkId"] for item in questionnaire["item"] if _is_enabled(item, answers)]


def add_ordinal_values(questionnaire: Resource, response: Resource) -> dict[str, float]:
    """Return the points of each answered question whose answers have any, as a form adds them."""
    points = {
        (item["linkId"], option["valueCoding"]["code"]): extension["valueDecimal"]
        for item in questionnaire["item"]
        for option in item.get("answerOption", [])
        for extension in option.get("extension", [])
        if extension["url"].endswith("/ordinalValue")
    }
    return {
        item["linkId"]: points[key]
        for item in response["item"]
        for answer in item["answer"]
        if (key := (item["linkId"], answer.get("valueCoding", {}).get("code"))) in points
    }


def _is_enabled(item: Resource, answers: Mapping[str, list[Resource]]) -> bool:
    conditions = item.get("enableWhen", [])
    if not conditions:
        return True
    assert len(conditions) == 1 or item["enableBehavior"] == "any"
    for condition in conditions:
        assert condition["operator"] == "="
        expected = condition["answerCoding"]
        for answer in answers.get(condition["question"], []):
            coding = answer["valueCoding"]
            if (coding["system"], coding["code"]) == (expected["system"], expected["code"]):
                return True
    return False


def _values(item: Resource, answer: Any) -> list[Resource]:  # noqa: ANN401 -- of any question
    """Return the answers of an item, in the form of its type."""
    match item["type"]:
        case "choice":
            assert item.get("repeats", False) == isinstance(answer, list | tuple)
            codes = (answer or [NONE]) if item.get("repeats") else [answer]
            options = [option["valueCoding"] for option in item["answerOption"]]
            offered = {coding["code"]: coding for coding in options}
            return [{"valueCoding": offered[code]} for code in codes]
        case "integer":
            assert isinstance(answer, int)
            return [{"valueInteger": answer}]
        case "decimal":
            return [{"valueDecimal": answer}]
        case "string":
            return [{"valueString": answer}] if answer else []
    raise AssertionError(item["type"])
