"""Which step a pressed button leads to, and when going on is refused."""

from __future__ import annotations

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.results import Answers
from psoas_coach.ui.self_check import flow
from psoas_coach.ui.self_check.flow import Step
from psoas_coach.ui.self_check.place import What


class Turn(msgspec.Struct, frozen=True):
    """Where a press leads.

    Attributes:
        to: The step to show; None when the self-check is finished.
        mark: Id of the step on which to mark what is still open; empty for none.
    """

    to: Step | None
    mark: str = ""


def turn(what: What, step: Step, answers: Answers, marked: str, content: Content) -> Turn:
    """Return where a press leads.

    Going on is refused while a question is open that a plan needs, or while two answers
    contradict each other. For a question that only the score needs it is refused once, so that
    nothing is passed over unseen. Going back is never refused.

    Args:
        what: The button.
        step: The step it stands on.
        answers: What is answered by now.
        marked: The step on which open questions are marked already.
        content: The questionnaire.
    """
    if what == "back":
        return Turn(flow.beside(step, -1, content) or step)
    if flow.needed(step, answers, content) or flow.contradicted(step, answers, content):
        return Turn(step, step.id)
    if flow.left_open(step, answers, content) and marked != step.id:
        return Turn(step, step.id)
    if what == "finish":
        blocking = flow.blocked(answers, content)
        return Turn(blocking, blocking.id if blocking else "")
    return Turn(flow.beside(step, 1, content))
