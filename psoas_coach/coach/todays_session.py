"""The moves of today's session, and the minutes that Today says it takes.

The moves are those of the physio's plan if it has any for today, else ours. The minutes are those
of its steps, which ``guidance/timeline.py`` adds up.
"""

from __future__ import annotations

from msgspec import Struct

from psoas_coach.coach.own_moves import add_own_moves
from psoas_coach.coach.physio_plan import OpenPlan, list_own_moves
from psoas_coach.coach.physio_session import find_physio_warm_up
from psoas_coach.coach.todays_plan import TodaysPlan
from psoas_coach.coach.warm_up import find_warm_up
from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import WarmUp, compute_session_minutes


class TodaysSession(Struct, frozen=True):
    """A session that has not begun.

    Attributes:
        items: The moves to do, in order.
        warm_up: The warm-up, or None.
        content: The moves and their words, including a physio's own.
        is_physio: Whether it is a session of a physio's plan.
    """

    items: tuple[PlanItem, ...]
    warm_up: WarmUp | None
    content: Content
    is_physio: bool = False

    @property
    def minutes(self) -> int:
        """The duration in the player, in minutes; at least one."""
        return compute_session_minutes(self.items, self.warm_up, self.content)


def find_todays_session(
    plan: TodaysPlan, physio: OpenPlan | None, content: Content
) -> TodaysSession:
    """Return today's session.

    Args:
        plan: Today's plan by our own rules.
        physio: The physio's plan in force, or None.
        content: Our moves and their words.
    """
    if physio is None or not physio.items:
        return build_session(plan.moves, plan, content)
    return TodaysSession(
        physio.items,
        find_physio_warm_up(physio.plan, physio.today, plan.guidance.allowed, content),
        add_own_moves(content, list_own_moves(physio.plan, physio.today)),
        is_physio=True,
    )


def build_session(items: tuple[PlanItem, ...], plan: TodaysPlan, content: Content) -> TodaysSession:
    """Return a session of our own moves.

    Args:
        items: The moves.
        plan: Today's plan, which decides the possible warm-ups.
        content: Our moves and their words.
    """
    return TodaysSession(items, find_warm_up(items, plan.guidance.allowed, content), content)
