"""Answers that end the questionnaire before its last step, and answers that contradict others."""

from __future__ import annotations

from typing import Literal

from psoas_coach.coach.self_check_flow import Step, find_step, list_needed, list_steps
from psoas_coach.content import Content
from psoas_coach.content.table import Level
from psoas_coach.guidance.level import find_level, is_adult
from psoas_coach.guidance.results import Answers

Ending = Literal["emergency", "today", "under_18"]
_ENDS: dict[Level, Ending] = {"emergency": "emergency", "today": "today"}


def find_contradicted(step: Step, answers: Answers, content: Content) -> tuple[str, ...]:
    """Return the questions whose answer is below another one that it cannot be below.

    Args:
        step: The step.
        answers: Answers by question id.
        content: The questionnaire, the rules and the words.
    """
    contradictions = []
    for id_ in step.asks:
        question = content.questions.get(id_)
        if question is None or question.not_below is None:
            continue
        answer, floor = answers.get(id_), answers.get(question.not_below)
        if isinstance(answer, int) and isinstance(floor, int) and answer < floor:
            contradictions.append(id_)
    return tuple(contradictions)


def find_doubtful(step: Step, answers: Answers, content: Content) -> tuple[str, ...]:
    """Return the questions answered with 0 that contradict a higher number elsewhere.

    An example is no day with pain beside pain of 4. The page points it out but accepts it, because
    only the person knows which of the two is wrong.

    Args:
        step: The step.
        answers: Answers by question id.
        content: The questionnaire, the rules and the words.
    """
    return tuple(
        id_
        for id_ in step.asks
        if answers.get(id_) == 0
        and any(
            isinstance(other := answers.get(beside_), int | float) and other > 0
            for beside_ in _list_contradicting_zero(id_, content)
        )
    )


def _list_contradicting_zero(id_: str, content: Content) -> tuple[str, ...]:
    question = content.questions.get(id_)
    return question.above_zero_with if question is not None else ()


def find_blocked_step(answers: Answers, content: Content) -> Step | None:
    """Return the first step that still prevents a plan, or None."""
    return next(
        (
            step
            for step in list_steps(content)
            if list_needed(step, answers, content) or find_contradicted(step, answers, content)
        ),
        None,
    )


def find_ending(answers: Answers, content: Content) -> Ending | None:
    """Return how the answers end the questionnaire; None if they do not."""
    end = _ENDS.get(find_level(answers, content).level)
    return end or (None if is_adult(answers, content) else "under_18")


def find_ending_step(answers: Answers, content: Content, at: Step | None = None) -> Step:
    """Return the step with the question that ended the questionnaire.

    Args:
        answers: The answers that ended it.
        content: The questionnaire.
        at: The step that is shown, which is preferred if it contributed.
    """
    grade = find_level(answers, content)
    if grade.level not in _ENDS:
        return find_step(content.depth.adults_only.ask, content)
    reasons = [find_step(reason.partition(".")[0], content) for reason in grade.reasons]
    return at if at is not None and at in reasons else reasons[0]
