"""Suggestions for a break from sitting: the plan's own break, and moves that the plan allows.

Without a plan nothing is suggested, and never a move that the answers withhold. While the person
needs help first, or answers are missing, a break is only a change of position.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from psoas_coach.coach.plan_choices import load_choices
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.todays_plan import find_stop

STANDING = "stand_and_walk"
"""The break for which the person stands up."""


class BreakIdea(Struct, frozen=True):
    """A suggestion for a break.

    Attributes:
        move: Id of the move.
        advice: Advice for this person, because of their precautions.
    """

    move: str
    advice: tuple[str, ...] = ()


def find_break_ideas(snapshot: Snapshot) -> tuple[BreakIdea, ...]:
    """Return the suggestions for a break, the plan's own break first; none without a plan.

    Args:
        snapshot: The person's journal today.
    """
    return snapshot.compute_once("break ideas", lambda: _find_ideas(snapshot))


def _find_ideas(snapshot: Snapshot) -> tuple[BreakIdea, ...]:
    plan, content = snapshot.todays_plan, snapshot.content
    if plan is None or snapshot.urgent_card is not None or find_stop(plan, content) is not None:
        return ()
    choices = load_choices(snapshot.journal, snapshot.date)
    own = [item for item in plan.guidance.plan if item.move in content.plan.breaks][:1]
    if not own:
        return ()
    first = BreakIdea(own[0].move, own[0].modifications)
    if choices.flare_mode == "breaks":  # On a bad day the person may want only breaks.
        return (first,)
    others = _find_others(snapshot, first.move, choices.hidden)
    return (first, *others)[: content.breaks.most_ideas]


def _find_others(snapshot: Snapshot, first: str, hidden: frozenset[str]) -> Iterator[BreakIdea]:
    plan, available = snapshot.todays_plan, snapshot.move_availability
    allowed = plan.guidance.allowed if plan is not None else ()
    for move in snapshot.content.breaks.ideas:
        if move in allowed and move != first and move not in hidden:
            yield BreakIdea(move, tuple(available.advice.get(move, ())))
