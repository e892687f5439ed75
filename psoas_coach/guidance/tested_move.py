"""Replace a move by another of its kind and depth, while a fair test compares the two.

The plan is filled again by the same rules from the same allowed moves: one of the two is left out,
and the other is treated as the one done longest ago. If the rules have no place for it, the plan
stays as it is.
"""

from __future__ import annotations

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.dose import compute_session_seconds
from psoas_coach.guidance.history import HistorySummary
from psoas_coach.guidance.plan import build_plan
from psoas_coach.guidance.results import Answers, Guidance

_MINUTE = 60
_FIRST = -2
"""Sorts before every session, and before moves that were never done."""


class MoveSwap(msgspec.Struct, frozen=True):
    """The moves that a fair test compares this week.

    Attributes:
        move: The id of the move that a session should contain.
        instead_of: The id of the move that it should not contain.
    """

    move: str
    instead_of: str


def with_tested_move(  # noqa: PLR0913 -- a plan, what it is made from, and the two moves
    guidance: Guidance,
    tested: MoveSwap,
    *,
    hidden: frozenset[str],
    answers: Answers,
    past: HistorySummary,
    content: Content,
) -> Guidance:
    """Return the guidance with a plan that has one move and not the other, if the rules allow it.

    It allows no further move, and makes no session deeper or longer than permitted.

    Args:
        guidance: Guidance with today's plan.
        tested: The two moves; unknown ids are ignored.
        hidden: Ids of moves that the person does not want to see.
        answers: Validated answers.
        past: The summary of the history.
        content: The rules.
    """
    if tested.move not in guidance.allowed or not guidance.session:
        return guidance
    last_done = {**past.last_done, tested.move: _FIRST}
    plan = build_plan(
        answers,
        content,
        allowed=list_visible_moves(guidance.allowed, hidden | {tested.instead_of}, content),
        states=guidance.patterns,
        past=msgspec.structs.replace(past, last_done=last_done),
    )
    changed = msgspec.structs.replace(guidance, plan=plan)
    return changed if _fits(changed, guidance, tested, content) else guidance


def list_visible_moves(
    allowed: tuple[str, ...], hidden: frozenset[str], content: Content
) -> tuple[str, ...]:
    """Return the allowed moves without hidden ones, sorted.

    If nothing else is left for the sitting break, or for the session, that part ignores hidden
    moves, because the previous plan is better than none.

    Args:
        allowed: Ids of the allowed moves.
        hidden: Ids of moves; unknown ids are ignored.
        content: The rules.
    """
    breaks, habits = content.plan.breaks, content.plan.habits
    left = [id_ for id_ in allowed if id_ in habits and id_ not in hidden]
    for part in (
        [id_ for id_ in allowed if id_ in breaks],
        [id_ for id_ in allowed if id_ not in breaks and id_ not in habits],
    ):
        left += [id_ for id_ in part if id_ not in hidden] or part
    return tuple(sorted(left))


def _fits(changed: Guidance, guidance: Guidance, tested: MoveSwap, content: Content) -> bool:
    """Whether a session has the move, and is neither deeper than today's nor too long."""
    longest = content.plan.longest_minutes * _MINUTE
    return (
        any(item.move == tested.move for item in changed.session)
        and _find_depth(changed) <= _find_depth(guidance)
        and compute_session_seconds(changed.session, content) <= longest
    )


def _find_depth(guidance: Guidance) -> int:
    return max((item.depth for item in guidance.session), default=0)
