"""What stands between somebody and each move today: their latest answers, and what they hid. Pure.

Whatever asks for help first comes first here too: while it does, no move is shown as one to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.guidance.menu import menu
from psoas_coach.guidance.results import Guidance, PlanItem
from psoas_coach.ui.guidance import said

Card = Literal["incomplete", "under_18", "outdated"]
"""What comes before any move, by the name of its words under ``results.levels``.

While help is needed now or today, no page of moves is drawn at all.
"""


class Standing(Struct, frozen=True):
    """How the moves stand for one person.

    Attributes:
        checked: There is a self-check to go by.
        waits: The card that comes first; while there is one, all moves wait.
        because: For each withheld move, the references of the answers that withhold it.
        instead: For each withheld move, what is offered in its place, or None.
        plan: The lines of today's plan, by move.
        advice: For each move that a precaution changes, the lines of advice for the person.
        crisis: The answers call for somebody to talk to, who is named before anything else.
        hidden: What the person never wants to see.
    """

    checked: bool = False
    waits: Card | None = None
    because: Mapping[str, tuple[str, ...]] = {}
    instead: Mapping[str, str | None] = {}
    plan: Mapping[str, PlanItem] = {}
    advice: Mapping[str, tuple[str, ...]] = {}
    crisis: bool = False
    hidden: frozenset[str] = frozenset()


def outdated(hidden: frozenset[str] = frozenset()) -> Standing:
    """Return how the moves stand for somebody whose self-check today's rules cannot go by."""
    return Standing(checked=True, waits="outdated", hidden=hidden)


def standing(guidance: Guidance | None, hidden: frozenset[str] = frozenset()) -> Standing:
    """Sum up the guidance that is in force.

    Args:
        guidance: What follows from the latest self-check; None before the first.
        hidden: What the person has hidden.
    """
    if guidance is None:
        return Standing(hidden=hidden)
    return Standing(
        checked=True,
        waits=_first(guidance),
        because={one.move: one.because for one in guidance.withheld},
        instead={one.move: one.instead for one in guidance.withheld},
        plan={item.move: item for item in guidance.plan},
        hidden=hidden,
    )


def _first(guidance: Guidance) -> Card | None:
    if guidance.depth_cap >= 0:
        return None
    return "incomplete" if guidance.level == "incomplete" else "under_18"


def reasons(move: str, now: Standing) -> tuple[str, ...]:
    """Return the phrases for what withholds a move; empty when nothing does."""
    return tuple(said.because(ref) for ref in now.because.get(move, ()))


def advice(answers: Mapping[str, object], content: Content) -> dict[str, tuple[str, ...]]:
    """Return the lines of advice that the ticked precautions add, by move."""
    ticked = answers.get("precautions")
    mine = [
        lines
        for precaution, lines in menu(content).advice.items()
        if isinstance(ticked, list | tuple) and precaution in ticked
    ]
    moves = {move for lines in mine for move in lines}
    return {move: tuple(lines[move] for lines in mine if move in lines) for move in moves}
