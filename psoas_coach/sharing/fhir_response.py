"""A finished self-check as a FHIR R4 QuestionnaireResponse.

What was answered is there as it was answered, in the version that asked it. A list that was
answered with "none of these" says so: an answer that is missing is never read as a healthy one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from psoas_coach.content import Content
from psoas_coach.content.language import write_tag
from psoas_coach.journal.dump import RecordRevision
from psoas_coach.journal.records import SelfCheck
from psoas_coach.sharing import fhir_terms as terms
from psoas_coach.sharing.fhir_questions import Item, index_questions
from psoas_coach.sharing.fhir_terms import Resource

_LARGEST = 2**31 - 1
"""The largest whole number of FHIR R4."""


def build_response(revised: RecordRevision[SelfCheck], content: Content) -> Resource:
    """Return the response.

    Args:
        revised: The self-check, in the revision that counts.
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
        "authored": terms.instant(check.at),
        "source": {"display": content.words["fhir.person"]},
        **_items(check.answers, content),
    }


def _items(answers: Mapping[str, Any], content: Content) -> Resource:
    """The answers in asking order, then those to questions that are no longer asked."""
    questions = index_questions(content)
    later = sorted(id_ for id_ in answers.keys() - questions.keys() if terms.is_code(id_))
    items = []
    for id_ in (*questions, *later):
        question = questions.get(id_)
        if id_ not in answers or _says_nothing(question, answers):
            continue
        values = list(_values(id_, answers[id_], question))
        if values:
            text = {"text": question.text} if question else {}
            items.append({"linkId": id_, **text, "answer": values})
    return {"item": items} if items else {}


def _says_nothing(question: Item | None, answers: Mapping[str, Any]) -> bool:
    """Whether "none of these" is kept for a question that these answers rule out.

    Anything else that such a question holds is a fact, and leaves with the others.
    """
    if question is None or question.only_if is None or answers[question.id] not in ([], ()):
        return False
    if question.only_if.ask not in answers:
        return False
    given = answers[question.only_if.ask]
    ticked = given if isinstance(given, list | tuple) else [given]
    return not any(one in question.only_if.any_of for one in ticked)


def _values(id_: str, answer: object, question: Item | None) -> Iterator[Resource]:
    if isinstance(answer, list | tuple):
        for one in answer or (terms.NONE,):
            if isinstance(one, str):
                yield from _text(id_, one, question)
    elif isinstance(answer, bool):
        if question is not None and question.kind == "choice":
            yield from _text(id_, "yes" if answer else "no", question)
        else:
            yield {"valueBoolean": answer}
    elif isinstance(answer, int | float):
        yield _number(answer, question)
    elif isinstance(answer, str):
        yield from _text(id_, answer, question)


def _number(answer: float, question: Item | None) -> Resource:
    is_whole = isinstance(answer, int) if question is None else question.kind == "whole"
    if is_whole and answer == int(answer) and abs(answer) <= _LARGEST:
        return {"valueInteger": int(answer)}
    return {"valueDecimal": answer}


def _text(id_: str, answer: str, question: Item | None) -> Iterator[Resource]:
    if terms.is_code(answer) and (question is None or question.kind != "text"):
        options = question.options if question is not None else ()
        display = next((one.display for one in options if one.code == answer), None)
        yield {"valueCoding": terms.coding(terms.code_system(id_), answer, display)}
    elif plain := terms.plain_text(answer):
        yield {"valueString": plain}
