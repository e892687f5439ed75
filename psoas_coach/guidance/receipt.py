"""The scored questions of a content, with the lines that its receipts are made of.

Most answers can be listed, so their lines are written once and not for each person.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.questionnaire import Question
from psoas_coach.guidance.changes import BetterClass, find_better_classes
from psoas_coach.guidance.points import compute_points, find_most_points
from psoas_coach.guidance.results import NOT_APPLICABLE, Answer, ReceiptLine


class ScoredQuestion(msgspec.Struct, frozen=True):
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
    better: Mapping[int, BetterClass]


@functools.lru_cache(maxsize=8)
def list_scored_questions(content: Content) -> tuple[ScoredQuestion, ...]:
    """Write the lines of every scored question."""
    return tuple(_scored(id_, content) for id_ in content.points)


def _scored(id_: str, content: Content) -> ScoredQuestion:
    line, question = content.points[id_], content.questions[id_]
    missing = ReceiptLine(
        question=id_,
        answer=None,
        points=None,
        max=find_most_points(line, question),
        reason=content.words[f"results.points.{id_}.reason"],
        source=line.source,
    )
    answers: tuple[Answer, ...] = question.options if question.kind == "choice" else ()
    if question.kind == "whole":
        answers = tuple(range(question.least, question.most + 1))
    known = {answer: _with(missing, answer, compute_points(line, answer)) for answer in answers}
    known[NOT_APPLICABLE] = _with(missing, NOT_APPLICABLE, 0)
    return ScoredQuestion(id_, line.domain, question, missing, known, find_better_classes(line))


def write_line(one: ScoredQuestion, answer: Answer, content: Content) -> ReceiptLine:
    """Write the line of an answer that is not among the ``known`` ones."""
    return _with(one.missing, answer, compute_points(content.points[one.id], answer))


def _with(line: ReceiptLine, answer: Answer, points: int) -> ReceiptLine:
    return ReceiptLine(line.question, answer, points, line.max, line.reason, line.source)
