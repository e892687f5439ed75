"""The warm-up of a session: whether there is one, which move, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from psoas_coach.content import Content
from psoas_coach.guidance.plan import choose_warm_up
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import WarmUp, build_timeline, sum_seconds
from psoas_coach.ui.words import say

_MINUTE = 60


def warm_up_for(
    items: Iterable[PlanItem], allowed: tuple[str, ...], content: Content
) -> WarmUp | None:
    """Return what a session begins with; None for one that lengthens nothing.

    Args:
        items: The moves of the session.
        allowed: Every move that the person's guidance allows.
        content: The rules.
    """
    known = (content.moves.get(item.move) for item in items)
    if not any(move.lengthens for move in known if move is not None):
        return None
    possible = [id_ for id_ in content.plan.warm_up if id_ in allowed]
    if not possible:  # a result of earlier rules may allow none of them
        return None
    return WarmUp(choose_warm_up(allowed, content), content.plan.warm_up_seconds)


def sentence(first: WarmUp | None) -> str:
    """Say what the session begins with; empty where it begins with its first move."""
    if first is None:
        return ""
    cue = say(f"player.warm_up.{first.move}")
    return say("guidance.plan.warm_up", minutes=round(first.seconds / _MINUTE), cue=cue)


def minutes(items: Sequence[PlanItem], first: WarmUp | None, content: Content) -> int:
    """Return how many minutes a session takes in the player; at least one."""
    known = [item for item in items if item.move in content.moves]
    return max(1, round(sum_seconds(build_timeline(known, content.plan, warm_up=first)) / _MINUTE))
