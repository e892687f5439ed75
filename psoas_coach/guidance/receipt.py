"""The scored questions of a content, with the lines that its receipts are made of.

Most answers can be listed, so their lines are written once and not for each person.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.schema import Question
from psoas_coach.guidance.changes import Better, better
from psoas_coach.guidance.points import points_for, top
from psoas_coach.guidance.results import NOT_APPLICABLE, Answer, ReceiptLine


class Scored(msgspec.Struct, frozen=True):
    """One scored question.

    Attributes:
        id: The question's.
        domain: Where its points go.
        question: What is asked.
        missing: Its line while it is not answered.
        known: The line of every answer that can be listed, ``NOT_APPLICABLE`` among them.
        better: For points that can be lowered, the next better class.
    """

    id: str
    domain: str
    question: Question
    missing: ReceiptLine
    known: Mapping[Answer, ReceiptLine]
    better: Mapping[int, Better]


@functools.lru_cache(maxsize=8)
def scored(content: Content) -> tuple[Scored, ...]:
    """Write the lines of every scored question."""
    return tuple(_scored(id_, content) for id_ in content.points)


def _scored(id_: str, content: Content) -> Scored:
    line, question = content.points[id_], content.questions[id_]
    missing = ReceiptLine(
        question=id_,
        answer=None,
        points=None,
        max=top(line, question),
        reason=content.words[f"results.points.{id_}.reason"],
        source=line.source,
    )
    answers: tuple[Answer, ...] = question.options if question.kind == "choice" else ()
    if question.kind == "whole":
        answers = tuple(range(question.least, question.most + 1))
    known = {answer: _with(missing, answer, points_for(line, answer)) for answer in answers}
    known[NOT_APPLICABLE] = _with(missing, NOT_APPLICABLE, 0)
    return Scored(id_, line.domain, question, missing, known, better(line))


def written(one: Scored, answer: Answer, content: Content) -> ReceiptLine:
    """Write the line of an answer that is not among the ``known`` ones."""
    return _with(one.missing, answer, points_for(content.points[one.id], answer))


def _with(line: ReceiptLine, answer: Answer, points: int) -> ReceiptLine:
    return ReceiptLine(line.question, answer, points, line.max, line.reason, line.source)
