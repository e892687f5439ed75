"""Which moves are available today, given the latest answers and the moves the person hid. Pure.

Which moves are withheld, and why, is decided in ``guidance/moves.py`` and passed on here.

While the person needs help first, no move is shown as one to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, structs

from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.content import Content
from psoas_coach.guidance.level import find_crisis_signs
from psoas_coach.guidance.plan_tables import build_tables
from psoas_coach.guidance.results import Guidance, PlanItem
from psoas_coach.journal.records import SelfCheck

Card = Literal["incomplete", "under_18", "outdated"]
"""The card that comes before any move, by the key of its words under ``results.levels``. While help
is needed now or today, no page of moves is drawn at all.
"""


class MoveAvailability(Struct, frozen=True):
    """The availability of each move for one person.

    Attributes:
        checked: There is a self-check to rely on.
        waits: The card that comes first; while there is one, no move is available.
        because: For each withheld move, the references of the answers that withhold it.
        instead: For each withheld move, its substitute, or None.
        plan: The lines of today's plan, by move.
        advice: For each move that a precaution changes, the advice for the person.
        crisis: The answers require a crisis line before anything else.
        hidden: Moves that the person never wants to see.
    """

    checked: bool = False
    waits: Card | None = None
    because: Mapping[str, tuple[str, ...]] = {}
    instead: Mapping[str, str | None] = {}
    plan: Mapping[str, PlanItem] = {}
    advice: Mapping[str, tuple[str, ...]] = {}
    crisis: bool = False
    hidden: frozenset[str] = frozenset()


def find_availability(
    check: SelfCheck | None, plan: TodaysPlan | None, hidden: frozenset[str], content: Content
) -> MoveAvailability:
    """Return which moves are available to the person today, and why the others are not.

    Args:
        check: The latest self-check.
        plan: Today's plan for it; None if today's rules cannot use it.
        hidden: The moves that the person has hidden.
        content: The rules.
    """
    if check is None:
        return MoveAvailability(hidden=hidden)
    if plan is None:
        return MoveAvailability(checked=True, waits="outdated", hidden=hidden)
    return structs.replace(
        summarize_availability(plan.guidance, hidden),
        advice=_list_advice(check.answers, content),
        crisis=bool(find_crisis_signs(check.answers, content)),
    )


def summarize_availability(
    guidance: Guidance, hidden: frozenset[str] = frozenset()
) -> MoveAvailability:
    """Summarize guidance, without the parts that only the answers contain.

    Args:
        guidance: The guidance in force.
        hidden: The moves that the person has hidden.
    """
    return MoveAvailability(
        checked=True,
        waits=_find_card(guidance),
        because={entry.move: entry.because for entry in guidance.withheld},
        instead={entry.move: entry.instead for entry in guidance.withheld},
        plan={item.move: item for item in guidance.plan},
        hidden=hidden,
    )


def _find_card(guidance: Guidance) -> Card | None:
    if guidance.depth_cap >= 0:
        return None
    return "incomplete" if guidance.level == "incomplete" else "under_18"


def _list_advice(answers: Mapping[str, object], content: Content) -> dict[str, tuple[str, ...]]:
    """Return the advice that the ticked precautions add, by move."""
    ticked = answers.get("precautions")
    mine = [
        lines
        for precaution, lines in build_tables(content).advice.items()
        if isinstance(ticked, list | tuple) and precaution in ticked
    ]
    moves = {move for lines in mine for move in lines}
    return {move: tuple(lines[move] for lines in mine if move in lines) for move in moves}
