"""Which moves fit what somebody looks for: where, with what, how deep and how long. Pure."""

from __future__ import annotations

from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.content.moving import Move
from psoas_coach.guidance.dose import find_usual_dose
from psoas_coach.guidance.plan import compute_seconds
from psoas_coach.guidance.plan_tables import build_item

POSITIONS = ("floor", "standing", "chair", "bed")


class MoveFilter(Struct, frozen=True):
    """What somebody looks for; None and empty mean that any will do.

    Attributes:
        position: One of ``POSITIONS``.
        kit: What they have at hand; a move that needs anything else is left out.
        depth: 0 to 3.
        minutes: The most it may take, as shown.
    """

    position: str | None = None
    kit: frozenset[str] = frozenset()
    depth: int | None = None
    minutes: int | None = None


def minutes(id_: str, content: Content) -> int:
    """Return how long a move takes with its usual dose, in whole minutes, at least one."""
    item = build_item(id_, content, find_usual_dose(id_, content), "")
    return max(1, round(compute_seconds(item, content) / 60))


def filter_moves(filter_: MoveFilter, content: Content) -> tuple[str, ...]:
    """Return the moves that fit, the gentlest first, else in the order of the content."""
    fitting = [id_ for id_, move in content.moves.items() if _fits(id_, move, filter_, content)]
    return tuple(sorted(fitting, key=lambda id_: content.moves[id_].depth))


def _fits(id_: str, move: Move, filter_: MoveFilter, content: Content) -> bool:
    return (
        filter_.position in {None, move.position}
        and (not filter_.kit or filter_.kit.issuperset(move.kit))
        and filter_.depth in {None, move.depth}
        and (filter_.minutes is None or minutes(id_, content) <= filter_.minutes)
    )
