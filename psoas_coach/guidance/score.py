"""The score: five domains, 0 to 100, as a receipt that adds up. Higher means start more gently.

It explains and shows a trend. It unlocks nothing.
Worked: 9 h of sitting, 90 minutes in one go, pain 3 on average and 5 at worst on 4 days, no
thigh signs, pull usually, a few seconds to stand, a slight stance, limits 3 gives
sitting 18 + pain 12 + nerve 0 + tightness 7 + function 6 = 43.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.questionnaire import Question
from psoas_coach.content.scoring import PointLine
from psoas_coach.guidance.answers import is_applicable
from psoas_coach.guidance.results import (
    NOT_APPLICABLE,
    Answer,
    Answers,
    DomainScore,
    ReceiptLine,
    ScoreChange,
)


class Score(msgspec.Struct, frozen=True):
    """Points, or their possible range while answers are missing."""

    points: int | None
    least: int
    most: int
    missing: tuple[str, ...]
    domains: dict[str, DomainScore] | None
    receipt: tuple[ReceiptLine, ...]
    changes: tuple[ScoreChange, ...]


def compute_score(answers: Answers, content: Content) -> Score:
    """Add up the points of all scored questions."""
    receipt = []
    missing = []
    totals = dict.fromkeys(content.domains, 0)
    least = most = 0
    for scored in list_scored_questions(content):
        answer = answers.get(scored.id)
        if answer is None and not is_applicable(scored.question, answers):
            answer = NOT_APPLICABLE
        if answer is None:
            missing.append(scored.id)
            receipt.append(scored.missing)
            low, high = _find_possible_points(scored.id, answers, content)
            least, most = least + low, most + high
            continue
        line = scored.by_answer.get(answer) or _write_line(scored, answer, content)
        receipt.append(line)
        totals[scored.domain] += line.points or 0
    total = sum(totals.values())
    complete = not missing
    return Score(
        points=total if complete else None,
        least=least + total,
        most=most + total,
        missing=tuple(missing),
        domains={
            id_: DomainScore(totals[id_], domain.most) for id_, domain in content.domains.items()
        }
        if complete
        else None,
        receipt=tuple(receipt),
        changes=tuple(_list_changes(receipt, content, total)) if complete else (),
    )


def _list_changes(
    receipt: list[ReceiptLine], content: Content, total: int
) -> Iterator[ScoreChange]:
    """Yield the score after the next better class of each answer that can be changed."""
    for scored, line in zip(list_scored_questions(content), receipt, strict=True):
        now = line.points or 0
        if now in scored.better:
            how, to, points = scored.better[now]
            yield ScoreChange(scored.id, how, to, points, total - now + points)


def find_band(points: int | None, cap: int, content: Content) -> str | None:
    """Return the band of a score, raised if the cap is low; None without a score.

    Args:
        points: The score, 0 to 100; None without one.
        cap: The depth cap, 0 to 3.
        content: The questionnaire, the rules and the words.
    """
    if points is None:
        return None
    reached = [
        band.id
        for band in content.bands
        if points >= band.start or (band.cap_at_most is not None and cap <= band.cap_at_most)
    ]
    return reached[-1]


def compute_points(line: PointLine, answer: Answer) -> int:
    """Return the points of an answer; of a list the highest, 0 for an empty list."""
    if line.values:
        if isinstance(answer, tuple):
            return max((line.values[value] for value in answer), default=0)
        return line.values[str(answer)]
    number = answer if isinstance(answer, int | float) else 0
    if line.times is not None:
        return int(number * line.times)
    for class_ in line.classes:
        if class_.below is not None:
            if number < class_.below:
                return class_.points
        elif class_.up_to is None or number <= class_.up_to:
            return class_.points
    raise AssertionError  # The loader ensures that the last class covers the rest.


def _find_most_points(line: PointLine, question: Question) -> int:
    """Return the maximum points of a question."""
    if line.times is not None:
        return line.times * question.most
    return max([*line.values.values(), *(class_.points for class_ in line.classes)])


def _find_possible_points(id_: str, answers: Answers, content: Content) -> tuple[int, int]:
    """Return the least and the most points that a missing answer can give.

    Answers that contradict another one are excluded: the worst pain is never below the average, and
    thigh signs that were described cannot be none.
    """
    line, question = content.points[id_], content.questions[id_]
    if line.values:
        return _find_range(line, question, answers, content)
    floor, ceiling = question.least, question.most
    under = answers.get(question.not_below) if question.not_below else None
    if isinstance(under, int):
        floor = under
    for other in content.questions.values():
        over = answers.get(other.id) if other.not_below == id_ else None
        if isinstance(over, int):
            ceiling = over
    return compute_points(line, floor), compute_points(line, ceiling)


def _find_range(
    line: PointLine, question: Question, answers: Answers, content: Content
) -> tuple[int, int]:
    may_not_apply = question.only_if is not None and question.only_if.ask not in answers
    gives = {0} if may_not_apply or question.kind == "list" else set()
    ruled_out = {
        other.only_if.is_not
        for id_, other in content.questions.items()
        if other.only_if and other.only_if.ask == question.id and id_ in answers
    }
    gives |= {points for value, points in line.values.items() if value not in ruled_out}
    return min(gives), max(gives)


BetterClass = tuple[Literal["is", "below", "up_to"], str | float, int]
"""The kind of a class, the answer or number that defines it, and its points."""


def find_better_classes(line: PointLine) -> Mapping[int, BetterClass]:
    """Return the next better class for each possible number of points.

    Empty for a question whose answer the person cannot change from tomorrow on.
    """
    if not line.changeable:
        return {}
    classes = _list_classes(line)
    better = {}
    for now in {points for _, _, points in classes}:
        fewer = [class_ for class_ in classes if class_[2] < now]
        if fewer:
            better[now] = max(fewer, key=lambda class_: class_[2])
    return better


def _list_classes(line: PointLine) -> list[BetterClass]:
    if line.values:
        return [("is", value, points) for value, points in line.values.items()]
    return [
        ("below", class_.below, class_.points)
        if class_.below is not None
        else ("up_to", class_.up_to or 0, class_.points)
        for class_ in line.classes
    ]


class ScoredQuestion(msgspec.Struct, frozen=True):
    """One scored question.

    Attributes:
        id: The id of the question.
        domain: The domain of its points.
        question: The question.
        missing: Its line while it is not answered.
        by_answer: The line of each answer that can be listed, including ``NOT_APPLICABLE``.
        better: The next better class, for points that can be lowered.
    """

    id: str
    domain: str
    question: Question
    missing: ReceiptLine
    by_answer: Mapping[Answer, ReceiptLine]
    better: Mapping[int, BetterClass]


@functools.lru_cache(maxsize=8)
def list_scored_questions(content: Content) -> tuple[ScoredQuestion, ...]:
    """Return all scored questions, with their lines."""
    return tuple(_build_scored_question(id_, content) for id_ in content.points)


def _build_scored_question(id_: str, content: Content) -> ScoredQuestion:
    line, question = content.points[id_], content.questions[id_]
    missing = ReceiptLine(
        question=id_,
        answer=None,
        points=None,
        max=_find_most_points(line, question),
        reason=content.words[f"results.points.{id_}.reason"],
        source=line.source,
    )
    answers: tuple[Answer, ...] = question.options if question.kind == "choice" else ()
    if question.kind == "whole":
        answers = tuple(range(question.least, question.most + 1))
    lines = {answer: _fill(missing, answer, compute_points(line, answer)) for answer in answers}
    lines[NOT_APPLICABLE] = _fill(missing, NOT_APPLICABLE, 0)
    return ScoredQuestion(id_, line.domain, question, missing, lines, find_better_classes(line))


def _write_line(scored_question: ScoredQuestion, answer: Answer, content: Content) -> ReceiptLine:
    """Return the line of an answer that is not in ``by_answer``."""
    return _fill(
        scored_question.missing, answer, compute_points(content.points[scored_question.id], answer)
    )


def _fill(line: ReceiptLine, answer: Answer, points: int) -> ReceiptLine:
    return ReceiptLine(line.question, answer, points, line.max, line.reason, line.source)
