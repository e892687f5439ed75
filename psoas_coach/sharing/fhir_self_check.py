"""The self-check as a FHIR R4 Questionnaire, and a finished one as a QuestionnaireResponse.

Any form program can show the Questionnaire. It only asks: it contains neither the score nor a plan,
because a person with a sign that needs help first is shown neither, and no form program has that
rule. The points of an answer are included as ``ordinalValue`` if the score is their sum.

A response contains the answers as they were given, in the version that asked them. A list that was
answered with "none of these" says so: a missing answer is never treated as a healthy one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from psoas_coach.content import Content
from psoas_coach.content.language import write_tag
from psoas_coach.journal.dump import RecordRevision
from psoas_coach.journal.records import SelfCheck
from psoas_coach.sharing import fhir_terms as terms
from psoas_coach.sharing.fhir_questions import (
    UNITS,
    Condition,
    Item,
    Option,
    index_questions,
    list_items,
)
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
"""Controls that show all answers at once: a hidden sign would be overlooked."""
_LARGEST = 2**31 - 1
"""The largest whole number of FHIR R4."""


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
        "item": [_build_item(item) for item in list_items(content)],
    }


def _build_item(item: Item) -> Resource:
    extensions = _build_extensions(item)
    return {
        **({"extension": extensions} if extensions else {}),
        "linkId": item.id,
        "text": item.text,
        "type": _TYPES[item.kind],
        **_enable_when(item.only_if),
        **({"repeats": True} if item.kind == "list" else {}),
        **({"maxLength": item.most} if item.kind == "text" else {}),
        **(
            {"answerOption": [_build_option(item.id, option) for option in item.options]}
            if item.options
            else {}
        ),
    }


def _enable_when(condition: Condition | None) -> Resource:
    if condition is None:
        return {}
    system = terms.get_code_system(condition.ask)
    when = [
        {
            "question": condition.ask,
            "operator": "=",
            "answerCoding": terms.build_coding(system, code, None),
        }
        for code in condition.any_of
    ]
    return {"enableWhen": when} | ({"enableBehavior": "any"} if len(when) > 1 else {})


def _build_extensions(item: Item) -> list[Resource]:
    if item.kind in _CONTROLS:
        control = terms.build_coding(terms.ITEM_CONTROLS, _CONTROLS[item.kind], None)
        return [{"url": terms.ITEM_CONTROL, "valueCodeableConcept": {"coding": [control]}}]
    if item.kind not in {"whole", "number"}:
        return []
    value = "valueInteger" if item.kind == "whole" else "valueDecimal"
    limits = [{"url": terms.LEAST, value: item.least}, {"url": terms.MOST, value: item.most}]
    if item.id not in UNITS:
        return limits
    unit = terms.build_coding(terms.UCUM, UNITS[item.id], item.unit)
    return [*limits, {"url": terms.UNIT, "valueCoding": unit}]


def _build_option(question: str, option: Option) -> Resource:
    extensions: list[Resource] = []
    if option.points is not None:
        extensions.append({"url": terms.ORDINAL_VALUE, "valueDecimal": option.points})
    if option.code == terms.NONE:
        extensions.append({"url": terms.EXCLUSIVE, "valueBoolean": True})
    return {
        **({"extension": extensions} if extensions else {}),
        "valueCoding": terms.build_coding(
            terms.get_code_system(question), option.code, option.display
        ),
    }


def build_response(revised: RecordRevision[SelfCheck], content: Content) -> Resource:
    """Return the response for a self-check.

    Args:
        revised: The current revision of the self-check.
        content: The questionnaire and the words.
    """
    check = revised.record
    return {
        "resourceType": "QuestionnaireResponse",
        "id": check.id,
        **({"meta": {"security": [terms.MADE_UP]}} if check.demo else {}),
        "language": write_tag(content.language),
        "questionnaire": f"{terms.CANONICAL}|{check.questionnaire}",
        "status": "completed" if revised.revision == 1 else "amended",
        "authored": terms.format_instant(check.at),
        "source": {"display": content.words["fhir.person"]},
        **_build_answered_items(check.answers, content),
    }


def _build_answered_items(answers: Mapping[str, Any], content: Content) -> Resource:
    """Return the answers in asking order, then those to questions that no longer exist."""
    questions = index_questions(content)
    later = sorted(id_ for id_ in answers.keys() - questions.keys() if terms.is_code(id_))
    items = []
    for id_ in (*questions, *later):
        question = questions.get(id_)
        if id_ not in answers or _is_unanswered(question, answers):
            continue
        values = list(_build_values(id_, answers[id_], question))
        if values:
            text = {"text": question.text} if question else {}
            items.append({"linkId": id_, **text, "answer": values})
    return {"item": items} if items else {}


def _is_unanswered(question: Item | None, answers: Mapping[str, Any]) -> bool:
    """Whether "none of these" is stored for a question that these answers exclude.

    Any other answer to such a question is a fact, and is exported with the others.
    """
    if question is None or question.only_if is None or answers[question.id] not in ([], ()):
        return False
    if question.only_if.ask not in answers:
        return False
    answer = answers[question.only_if.ask]
    ticked = answer if isinstance(answer, list | tuple) else [answer]
    return not any(item in question.only_if.any_of for item in ticked)


def _build_values(id_: str, answer: object, question: Item | None) -> Iterator[Resource]:
    if isinstance(answer, list | tuple):
        for item in answer or (terms.NONE,):
            if isinstance(item, str):
                yield from _build_text(id_, item, question)
    elif isinstance(answer, bool):
        if question is not None and question.kind == "choice":
            yield from _build_text(id_, "yes" if answer else "no", question)
        else:
            yield {"valueBoolean": answer}
    elif isinstance(answer, int | float):
        yield _build_number(answer, question)
    elif isinstance(answer, str):
        yield from _build_text(id_, answer, question)


def _build_number(answer: float, question: Item | None) -> Resource:
    is_whole = isinstance(answer, int) if question is None else question.kind == "whole"
    if is_whole and answer == int(answer) and abs(answer) <= _LARGEST:
        return {"valueInteger": int(answer)}
    return {"valueDecimal": answer}


def _build_text(id_: str, answer: str, question: Item | None) -> Iterator[Resource]:
    if terms.is_code(answer) and (question is None or question.kind != "text"):
        options = question.options if question is not None else ()
        display = next((option.display for option in options if option.code == answer), None)
        yield {"valueCoding": terms.build_coding(terms.get_code_system(id_), answer, display)}
    elif plain := terms.clean_text(answer):
        yield {"valueString": plain}
