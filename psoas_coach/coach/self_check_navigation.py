"""The step to which a pressed button leads, and the cases in which it is refused."""

from __future__ import annotations

from typing import Literal

import msgspec

from psoas_coach.coach import self_check_endings, self_check_flow
from psoas_coach.coach.self_check_flow import Step
from psoas_coach.content import Content
from psoas_coach.guidance.results import Answers

Button = Literal["back", "next", "finish", "again"]
"""The action of a button of a step."""


class NextStep(msgspec.Struct, frozen=True):
    """The target of a press.

    Attributes:
        to: The step to show; None if the self-check is finished.
        mark: Id of the step whose open questions are marked; empty for none.
    """

    to: Step | None
    mark: str = ""


def find_next_step(
    button: Button, step: Step, answers: Answers, asked_again: str, content: Content
) -> NextStep:
    """Return the target of a press.

    Going on is refused while a question that a plan needs is open, or while two answers contradict
    each other. For a question that only the score needs it is refused once, so that the person
    notices it. Going back is never refused.

    Args:
        button: The button.
        step: The step of the button.
        answers: The answers so far.
        asked_again: The step whose open questions are marked already.
        content: The questionnaire.
    """
    if button == "back":
        return NextStep(self_check_flow.find_neighbour(step, -1, answers, content) or step)
    if self_check_flow.list_needed(step, answers, content) or self_check_endings.find_contradicted(
        step, answers, content
    ):
        return NextStep(step, step.id)
    if self_check_flow.list_open(step, answers, content) and asked_again != step.id:
        return NextStep(step, step.id)
    if button == "finish":
        blocking = self_check_endings.find_blocked_step(answers, content)
        return NextStep(blocking, blocking.id if blocking else "")
    return NextStep(self_check_flow.find_neighbour(step, 1, answers, content))


def revisit(name: str, step: Step, answers: Answers, content: Content) -> NextStep:
    """Return the target of the browser's Back or Forward, but not past a gap that prevents a plan.

    Args:
        name: Id of the step that the browser went to.
        step: The step that was shown.
        answers: The answers so far.
        content: The questionnaire.
    """
    every = self_check_flow.list_steps(content)
    to = next((candidate for candidate in every if candidate.id == name), None)
    if to is None or not self_check_flow.list_asked(to, answers, content):
        return NextStep(step)
    gap = self_check_endings.find_blocked_step(answers, content)
    return NextStep(gap if gap is not None and every.index(gap) < every.index(to) else to)
