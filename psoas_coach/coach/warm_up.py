"""The warm-up of a session: whether there is one, and which move it is."""

from __future__ import annotations

from collections.abc import Iterable

from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import WarmUp, choose_warm_up


def find_warm_up(
    items: Iterable[PlanItem], allowed: tuple[str, ...], content: Content
) -> WarmUp | None:
    """Return the warm-up of a session; None for a session that lengthens nothing.

    Args:
        items: The moves of the session.
        allowed: Every move that the person's guidance allows.
        content: The rules.
    """
    moves = (content.moves.get(item.move) for item in items)
    if not any(move.lengthens for move in moves if move is not None):
        return None
    return build_warm_up(allowed, content)


def build_warm_up(allowed: tuple[str, ...], content: Content) -> WarmUp | None:
    """Return the warm-up for a session that lengthens; None if no warm-up is allowed.

    Args:
        allowed: Every move that the person's guidance allows.
        content: The rules.
    """
    possible = [id_ for id_ in content.plan.warm_up if id_ in allowed]
    if not possible:  # A result of earlier rules may allow none of them.
        return None
    return WarmUp(choose_warm_up(allowed, content), content.plan.warm_up_seconds)
