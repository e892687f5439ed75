"""Whether a physio's plan fits our moves and our rules, before anybody's answers are considered."""

from __future__ import annotations

from typing import Literal, NamedTuple

from psoas_coach.content import Content
from psoas_coach.content.moves import Move
from psoas_coach.guidance.physio_plan.model import HeldDose, LibraryLine, PhysioPlan, PlanLine

Rule = Literal["move", "sides", "dose", "side_once", "until", "pictures"]
"""The rule that is broken, by the key of the words that say what is allowed."""


MOST_PICTURES = 5
"""The most pictures that fit, with the longest texts, into a stored plan of 256 KiB."""


class PlanFault(NamedTuple):
    """A fault and its place in the file, such as ``moves[2].dose``."""

    where: str
    rule: Rule


def find_plan_fault(plan: PhysioPlan, content: Content) -> PlanFault | None:
    """Return the first fault of a plan, or None."""
    days = (plan.until - plan.made_on).days
    if not 0 <= days <= content.physio_plan.longest_days:
        return PlanFault("until", "until")
    pictured = [number for number, line in enumerate(plan.moves) if has_picture(line)]
    if len(pictured) > MOST_PICTURES:
        return PlanFault(f"moves[{pictured[MOST_PICTURES]}].picture", "pictures")
    used: set[tuple[str, str]] = set()
    for number, line in enumerate(plan.moves):
        rule = find_line_fault(line, content)
        if rule is not None:
            return PlanFault(f"moves[{number}].{rule}", rule)
        sides = {(line.move, side) for side in list_sides(line)}
        if not used.isdisjoint(sides):
            return PlanFault(f"moves[{number}].sides", "side_once")
        used |= sides
    return None


def find_line_fault(line: PlanLine, content: Content) -> Literal["move", "sides", "dose"] | None:
    """Return which field of a line does not fit the move that it names, or None.

    The sitting break and the walk are habits of the day, so they cannot be lines of a session.
    """
    if not isinstance(line, LibraryLine):
        return None
    move = find_session_move(line.move, content)
    if move is None:
        return "move"
    if (line.sides == "once") != (move.sides == 1):
        return "sides"
    if isinstance(line.dose, HeldDose) == move.counted:
        return "dose"
    return None


def find_session_move(id_: str, content: Content) -> Move | None:
    """Return one of our moves if it may be part of a session, or None."""
    if id_ in content.plan.breaks or id_ in content.plan.habits:
        return None
    return content.moves.get(id_)


def has_picture(line: PlanLine) -> bool:
    """Whether a line has a picture."""
    return not isinstance(line, LibraryLine) and bool(line.picture)


def find_single_side(line: PlanLine) -> Literal["left", "right"] | None:
    """Return the only side of a line; None for both sides, or for a move without sides."""
    if line.sides == "left":
        return "left"
    return "right" if line.sides == "right" else None


def list_sides(line: PlanLine) -> tuple[str, ...]:
    """Return the sides of a line; ``once`` for a move without sides."""
    return ("left", "right") if line.sides == "each" else (line.sides,)
