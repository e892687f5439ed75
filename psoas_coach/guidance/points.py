"""The points one answer gives, and those a missing answer can still give."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.content.questionnaire import Question
from psoas_coach.content.scoring import PointLine
from psoas_coach.guidance.results import Answer, Answers


def compute_points(line: PointLine, answer: Answer) -> int:
    """Return the points one answer gives; a list gives its highest, an empty one none."""
    if line.values:
        if isinstance(answer, tuple):
            return max((line.values[one] for one in answer), default=0)
        return line.values[str(answer)]
    number = answer if isinstance(answer, int | float) else 0
    if line.times is not None:
        return int(number * line.times)
    for one in line.classes:
        if one.below is not None:
            if number < one.below:
                return one.points
        elif one.up_to is None or number <= one.up_to:
            return one.points
    raise AssertionError  # the loader makes sure that the last class takes the rest


def find_most_points(line: PointLine, question: Question) -> int:
    """Return the most points the question can give."""
    if line.times is not None:
        return line.times * question.most
    return max([*line.values.values(), *(one.points for one in line.classes)])


def find_possible_points(id_: str, answers: Answers, content: Content) -> tuple[int, int]:
    """Return the least and the most points a missing answer can still give.

    Answers that another one rules out do not count: the worst pain is never below the average,
    and thigh signs that were described cannot be none.
    """
    line, question = content.points[id_], content.questions[id_]
    if line.values:
        return _reach_of_values(line, question, answers, content)
    floor, ceiling = question.least, question.most
    under = answers.get(question.not_below) if question.not_below else None
    if isinstance(under, int):
        floor = under
    for other in content.questions.values():
        over = answers.get(other.id) if other.not_below == id_ else None
        if isinstance(over, int):
            ceiling = over
    return compute_points(line, floor), compute_points(line, ceiling)


def _reach_of_values(
    line: PointLine, question: Question, answers: Answers, content: Content
) -> tuple[int, int]:
    may_not_apply = question.only_if is not None and question.only_if.ask not in answers
    gives = {0} if may_not_apply or question.kind == "list" else set()
    ruled_out = {
        one.only_if.is_not
        for id_, one in content.questions.items()
        if one.only_if and one.only_if.ask == question.id and id_ in answers
    }
    gives |= {points for value, points in line.values.items() if value not in ruled_out}
    return min(gives), max(gives)
