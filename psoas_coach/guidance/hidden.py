"""Plans without the moves that somebody never wants to see.

A hidden move is passed over as if it were not allowed, and the plan is filled anew by the same
rules: whatever takes its place keeps to every limit on depth, minutes a week and length.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from psoas_coach import content as contents
from psoas_coach.content import Content
from psoas_coach.guidance.assess import validate
from psoas_coach.guidance.history import History, HistorySummary, summarize
from psoas_coach.guidance.plan import build_plan
from psoas_coach.guidance.results import Answers, Guidance


def without(
    guidance: Guidance,
    hidden: frozenset[str],
    answers: Mapping[str, object],
    history: History | None = None,
    content: Content | None = None,
) -> Guidance:
    """Return the guidance with a plan that does without hidden moves.

    What is allowed and what is withheld stay as they are: hiding a move says nothing about it.
    When nothing else is left for the sitting break, or for the session, that part ignores what is
    hidden: somebody who hid everything is better served by the old plan than by none.

    Args:
        guidance: What ``assess`` gave for these answers and this history.
        hidden: Ids of moves; unknown ones do no harm.
        answers: The answers it rests on.
        history: The history it rests on.
        content: The rules; the ones that ship with the product when None.

    Raises:
        FaultsError: When the answers break the contract.
    """
    content = content or contents.load()
    clean, past = validate(answers, history, content)
    return without_hidden(guidance, hidden, clean, summarize(past, content), content)


def without_hidden(
    guidance: Guidance,
    hidden: frozenset[str],
    answers: Answers,
    past: HistorySummary,
    content: Content,
) -> Guidance:
    """Do the same for accepted answers and what a history amounts to."""
    if all(item.move not in hidden for item in guidance.plan):
        return guidance
    breaks, habits = content.plan.breaks, content.plan.habits
    left = [id_ for id_ in guidance.allowed if id_ in habits and id_ not in hidden]
    for part in (
        [id_ for id_ in guidance.allowed if id_ in breaks],
        [id_ for id_ in guidance.allowed if id_ not in breaks and id_ not in habits],
    ):
        left += [id_ for id_ in part if id_ not in hidden] or part
    return msgspec.structs.replace(
        guidance,
        plan=build_plan(
            answers,
            content,
            allowed=tuple(sorted(left)),
            states=guidance.patterns,
            past=past,
        ),
    )
