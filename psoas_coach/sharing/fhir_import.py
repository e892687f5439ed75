"""Read the answers of a FHIR R4 QuestionnaireResponse to our Questionnaire, fully validated.

Any form program may have written it, so only what FHIR guarantees is used: answers are found by
``linkId``, at any depth, and choices by their codes. The first error is reported and nothing is
guessed: an answer that is skipped could be a warning sign.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.results import Answers
from psoas_coach.sharing import fhir_terms as terms
from psoas_coach.sharing.fhir_questions import Item, index_questions
from psoas_coach.sharing.import_errors import ImportRefusalError, quote_value

RESOURCE = frozenset(
    {
        *("resourceType", "id", "meta", "language", "text", "contained", "extension"),
        *("identifier", "basedOn", "partOf", "questionnaire", "status", "subject"),
        *("encounter", "authored", "author", "source", "item"),
    }
)
"""The fields of a response, without ``implicitRules`` and ``modifierExtension``: a program that
does not know their meaning must not read the resource.
"""
ITEM = frozenset({"id", "extension", "linkId", "definition", "text", "answer", "item"})
ANSWER = frozenset({"id", "extension", "item"})
CODING = frozenset({"id", "extension", "system", "version", "code", "display", "userSelected"})
DEEPEST = 10
"""The deepest nesting of items: a form that groups our questions needs two or three levels."""
FINISHED = ("completed", "amended")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
"""A date with a time and an offset; Python drops digits beyond the microsecond."""
EARLIEST = dt.datetime(1970, 1, 2, tzinfo=dt.UTC)
"""The earliest instant that a journal accepts in every time zone."""
_VALUES = {
    "list": "valueCoding",
    "choice": "valueCoding",
    "whole": "valueInteger",
    "number": "valueDecimal",
    "text": "valueString",
}


class Response(Struct, frozen=True):
    """The contents of a response.

    Attributes:
        id: The id in the file: any text, or None.
        authored: The aware instant of the answers.
        answers: Validated answers by question id.
    """

    id: str | None
    authored: dt.datetime
    answers: Answers


def is_resource(document: object) -> bool:
    """Whether a JSON document is a FHIR resource of any kind."""
    return isinstance(document, dict) and "resourceType" in document


def read_response(document: Mapping[str, Any], content: Content) -> Response:
    """Return the contents of a response.

    Args:
        document: From ``strict_json.parse``.
        content: The questionnaire.

    Raises:
        ImportRefusalError: It is not a finished response to this version of our Questionnaire, or
            an answer is not allowed for its question.
    """
    if document["resourceType"] != "QuestionnaireResponse":
        raise ImportRefusalError("fhir_other", found=quote_value(document["resourceType"]))
    _refuse_unknown(document, RESOURCE, "QuestionnaireResponse")
    _check_questionnaire(document.get("questionnaire"), content)
    if document.get("status") not in FINISHED:
        raise _build_error("status", document.get("status"), "fhir_status")
    id_ = document.get("id")
    return Response(
        id_ if isinstance(id_, str) else None,
        _read_instant(document.get("authored")),
        _check(dict(_read_items(document, content)), content),
    )


def _check_questionnaire(canonical: object, content: Content) -> None:
    """Refuse answers to another questionnaire, or to an unknown version."""
    if not isinstance(canonical, str):
        raise ImportRefusalError("missing", where="QuestionnaireResponse", field='"questionnaire"')
    url, _, version = canonical.partition("|")
    if url != terms.CANONICAL:
        raise ImportRefusalError(
            "fhir_questionnaire", found=quote_value(canonical), known=terms.CANONICAL
        )
    current = content.versions.questionnaire
    if version != current:
        raise ImportRefusalError("fhir_version", found=quote_value(version), known=current)


def _read_instant(authored: object) -> dt.datetime:
    if isinstance(authored, str) and INSTANT.fullmatch(authored):
        with suppress(ValueError, OverflowError):  # such as the 31st of April
            instant = dt.datetime.fromisoformat(authored).astimezone(dt.UTC)
            if instant >= EARLIEST:
                return instant
    raise _build_error("authored", authored, "fhir_authored")


def _read_items(document: Mapping[str, Any], content: Content) -> Iterator[tuple[str, object]]:
    """Yield each question that has an answer, once."""
    questions = index_questions(content)
    once = set()
    for item in _walk(document, "QuestionnaireResponse", DEEPEST):
        id_, answer = item.get("linkId"), item.get("answer", [])
        if not isinstance(answer, list):
            raise _build_error(f"item {quote_value(id_)}", answer, "fhir_answers")
        if not answer:  # A group, a sentence, or a question without an answer.
            continue
        question = questions.get(id_) if isinstance(id_, str) else None
        if question is None:
            raise ImportRefusalError("fhir_question", field=quote_value(id_))
        if question.id in once:
            raise ImportRefusalError("twice", field=quote_value(question.id))
        once.add(question.id)
        yield question.id, _read_answer(question, answer, content)


def _walk(parent: Mapping[str, Any], where: str, deepest: int) -> Iterator[Mapping[str, Any]]:
    """Yield every item, including those within groups and under answers."""
    items = parent.get("item", [])
    if not isinstance(items, list):
        raise _build_error(where, items, "fhir_items")
    if items and not deepest:
        raise ImportRefusalError("deep")
    for item in items:
        if not isinstance(item, dict):
            raise _build_error(where, item, "fhir_items")
        inside = f"item {quote_value(item.get('linkId'))}"
        _refuse_unknown(item, ITEM, inside)
        yield item
        yield from _walk(item, inside, deepest - 1)
        answers = item.get("answer", [])
        for answer in answers if isinstance(answers, list) else ():
            if isinstance(answer, dict):
                yield from _walk(answer, inside, deepest - 1)


def _read_answer(question: Item, answers: list[Any], content: Content) -> object:
    values = [_read_value(question, answer, content) for answer in answers]
    if question.kind == "list":
        if terms.NONE in values and len(values) > 1:  # Some form programs allow both.
            raise ImportRefusalError(
                "fhir_none", label=_find_label(question.id, content), where=question.id
            )
        return [] if values == [terms.NONE] else values
    if len(values) != 1:
        raise _build_answer_error(question.id, answers, content)
    return values[0]


def _read_value(question: Item, answer: object, content: Content) -> object:
    """Return the single value of an answer, in the form of its question."""
    name = _VALUES[question.kind]
    if not isinstance(answer, dict):
        raise _build_answer_error(question.id, answer, content)
    if question.kind == "number" and "valueInteger" in answer:
        name = "valueInteger"
    _refuse_unknown(answer, ANSWER | {name}, question.id)
    value = answer.get(name)
    if name != "valueCoding":
        return value
    if not isinstance(value, dict):
        raise _build_answer_error(question.id, value, content)
    _refuse_unknown(value, CODING, question.id)
    if value.get("system") not in (None, terms.get_code_system(question.id)):
        raise _build_answer_error(question.id, value["system"], content)
    code = value.get("code")
    if not any(code == option.code for option in question.options):
        raise _build_answer_error(question.id, code, content)
    return code


def _check(raw: Mapping[str, object], content: Content) -> Answers:
    """Validate the answers like those of any other self-check."""
    answers, faults = check_answers(raw, content)
    for fault in faults:
        id_ = fault.path.split(".")[1].partition("[")[0]
        raise _build_answer_error(id_, raw.get(id_), content)
    return answers


def _refuse_unknown(table: Mapping[str, Any], fields: frozenset[str], where: str) -> None:
    """Refuse unknown fields; extensions of primitive fields are ignored."""
    for field in table:
        if field.removeprefix("_") not in fields:
            raise ImportRefusalError("unknown", where=where, field=quote_value(field))


def _build_error(where: str, value: object, allowed: str) -> ImportRefusalError:
    return ImportRefusalError("value", where=where, found=quote_value(value), allowed=allowed)


def _build_answer_error(id_: str, value: object, content: Content) -> ImportRefusalError:
    """Return the error for an answer that its question does not allow, with the question's name."""
    label = _find_label(id_, content)
    return ImportRefusalError("answer", label=label, where=id_, found=quote_value(value))


def _find_label(id_: str, content: Content) -> str:
    area = "questions" if id_ in content.questions else "safety"
    return content.words[f"{area}.{id_}.label"]
