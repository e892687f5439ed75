"""What the extra questions did to a plan: found by leaving their answers out."""

from __future__ import annotations

from typing import Literal

import msgspec

from psoas_coach.coach import self_check_flow
from psoas_coach.coach.self_check_flow import Step
from psoas_coach.content import Content
from psoas_coach.guidance import History, assess
from psoas_coach.guidance.results import Answers


class ExtraEffect(msgspec.Struct, frozen=True):
    """How a plan differs from the one without the extra answers.

    Attributes:
        kind: It has moves that it would not have, or fewer of them, or another order, or nothing.
        moves: The moves that only the one of the two plans has.
    """

    kind: Literal["moves", "fewer", "order", "nothing"]
    moves: tuple[str, ...] = ()


def unanswered_extras(answers: Answers, content: Content) -> tuple[Step, ...]:
    """Return the extra questions that are open, in asking order."""
    extras = (step for step in self_check_flow.list_steps(content) if step.optional)
    return tuple(step for step in extras if not answers.keys() & set(step.asks))


def extra_effect(answers: Answers, history: History, content: Content) -> ExtraEffect | None:
    """Return what the extra answers did, or None where there are none.

    Args:
        answers: All answers of a self-check.
        history: The sessions before it.
        content: The questionnaire and the rules.
    """
    extras = {
        ask for step in self_check_flow.list_steps(content) if step.optional for ask in step.asks
    }
    if not extras & answers.keys():
        return None
    needed = {id_: answer for id_, answer in answers.items() if id_ not in extras}
    before, after = (
        tuple(item.move for item in assess(one, history, content).plan) for one in (needed, answers)
    )
    if before == after:
        return ExtraEffect("nothing")
    if new := tuple(move for move in after if move not in before):
        return ExtraEffect("moves", new)
    if removed := tuple(move for move in before if move not in after):
        return ExtraEffect("fewer", removed)
    return ExtraEffect("order")
