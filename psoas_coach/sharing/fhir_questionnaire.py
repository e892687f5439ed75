"""The self-check as a FHIR R4 Questionnaire, which any form program can show.

It only asks. Neither the score nor a plan is in it: who has a sign that needs help first is shown
neither, and no form program knows that rule. The points of an answer are there as ``ordinalValue``
where the score is the sum of them.
"""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.content.language import write_tag
from psoas_coach.sharing import fhir_terms as terms
from psoas_coach.sharing.fhir_questions import UNITS, Condition, Item, Option, list_items
from psoas_coach.sharing.fhir_terms import Resource

_TYPES = {
    "list": "choice",
    "choice": "choice",
    "whole": "integer",
    "number": "decimal",
    "text": "string",
    "display": "display",
}
_CONTROLS = {"list": "check-box", "choice": "radio-button"}
"""All answers of a question are in sight: a sign that has to be looked up is not found."""


def build_questionnaire(content: Content) -> Resource:
    """Return the Questionnaire of this version of the questions."""
    words = content.words
    return {
        "resourceType": "Questionnaire",
        "id": terms.QUESTIONNAIRE_ID,
        "language": write_tag(content.language),
        "url": terms.CANONICAL,
        "version": content.versions.questionnaire,
        "name": "PsoasCoachSelfCheck",
        "title": words["fhir.title"],
        "status": "active",
        "subjectType": ["Patient"],
        "description": words["fhir.description"],
        "item": [_item(item) for item in list_items(content)],
    }


def _item(item: Item) -> Resource:
    extensions = _extensions(item)
    return {
        **({"extension": extensions} if extensions else {}),
        "linkId": item.id,
        "text": item.text,
        "type": _TYPES[item.kind],
        **_enable_when(item.only_if),
        **({"repeats": True} if item.kind == "list" else {}),
        **({"maxLength": item.most} if item.kind == "text" else {}),
        **(
            {"answerOption": [_option(item.id, one) for one in item.options]}
            if item.options
            else {}
        ),
    }


def _enable_when(condition: Condition | None) -> Resource:
    if condition is None:
        return {}
    system = terms.code_system(condition.ask)
    when = [
        {
            "question": condition.ask,
            "operator": "=",
            "answerCoding": terms.coding(system, code, None),
        }
        for code in condition.any_of
    ]
    return {"enableWhen": when} | ({"enableBehavior": "any"} if len(when) > 1 else {})


def _extensions(item: Item) -> list[Resource]:
    if item.kind in _CONTROLS:
        control = terms.coding(terms.ITEM_CONTROLS, _CONTROLS[item.kind], None)
        return [{"url": terms.ITEM_CONTROL, "valueCodeableConcept": {"coding": [control]}}]
    if item.kind not in {"whole", "number"}:
        return []
    value = "valueInteger" if item.kind == "whole" else "valueDecimal"
    limits = [{"url": terms.LEAST, value: item.least}, {"url": terms.MOST, value: item.most}]
    if item.id not in UNITS:
        return limits
    unit = terms.coding(terms.UCUM, UNITS[item.id], item.unit)
    return [*limits, {"url": terms.UNIT, "valueCoding": unit}]


def _option(question: str, option: Option) -> Resource:
    extensions: list[Resource] = []
    if option.points is not None:
        extensions.append({"url": terms.ORDINAL_VALUE, "valueDecimal": option.points})
    if option.code == terms.NONE:
        extensions.append({"url": terms.EXCLUSIVE, "valueBoolean": True})
    return {
        **({"extension": extensions} if extensions else {}),
        "valueCoding": terms.coding(terms.code_system(question), option.code, option.display),
    }
