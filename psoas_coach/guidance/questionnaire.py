"""The questions, arranged once for each content so that answers can be validated quickly."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.questionnaire import Question


class QuestionSpec(msgspec.Struct, frozen=True):
    """One question or list, prepared for validation."""

    kind: str
    members: frozenset[str]
    least: int
    most: int
    allowed: str


class Questionnaire(msgspec.Struct, frozen=True):
    """All questions, and the pairs of questions that depend on each other.

    Attributes:
        examined: The question about examined signs, and the list that contains these.
    """

    specs: Mapping[str, QuestionSpec]
    dependent: tuple[tuple[str, str, str], ...]
    """A question, the question that it depends on, and the answer to that one that rules it out."""
    floors: tuple[tuple[str, str], ...]
    """Pairs of questions: the answer to the first must not be below the answer to the second."""
    gates: tuple[tuple[str, Question | None], ...]
    """The answers that a level and a cap need, in asking order."""
    examined: tuple[str, str]


@functools.lru_cache(maxsize=8)
def build_questionnaire(content: Content) -> Questionnaire:
    """Build the questionnaire of a content."""
    questions = content.questions
    specs = {id_: _build_list_spec(list_.items) for id_, list_ in content.safety.items()}
    specs["precautions"] = _build_list_spec(content.precautions.items)
    examined = content.examined
    may_be_examined = (
        item for item in content.safety[examined.list].items if item not in examined.never
    )
    specs[examined.ask] = _build_list_spec(tuple(may_be_examined))
    specs |= {id_: _make_spec(question) for id_, question in questions.items()}
    lists: list[tuple[str, Question | None]] = [(id_, None) for id_ in content.safety]
    return Questionnaire(
        specs,
        dependent=tuple(
            (id_, question.only_if.ask, question.only_if.is_not)
            for id_, question in questions.items()
            if question.only_if
        ),
        floors=tuple(
            (id_, question.not_below) for id_, question in questions.items() if question.not_below
        ),
        gates=(
            *lists,
            ("precautions", None),
            *((id_, question) for id_, question in questions.items() if question.gates),
        ),
        examined=(examined.ask, examined.list),
    )


def _make_spec(question: Question) -> QuestionSpec:
    if question.kind == "list":
        return _build_list_spec(question.options)
    span = f"from {question.least} to {question.most}"
    allowed = {
        "whole": f"a whole number {span}",
        "number": f"a number {span}",
        "choice": "one of " + ", ".join(question.options),
        "yes_no": "yes or no",
        "text": f"one line of at most {question.most} characters",
    }[question.kind]
    members = frozenset(question.options)
    return QuestionSpec(question.kind, members, question.least, question.most, allowed)


def _build_list_spec(items: tuple[str, ...]) -> QuestionSpec:
    return QuestionSpec(
        "list", frozenset(items), 0, len(items), "one of " + ", ".join(sorted(items))
    )
