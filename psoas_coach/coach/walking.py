"""The walk of today: the step of the ladder in force, and the plan's walk with its minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.flare import Way
from psoas_coach.guidance.results import WALK, PlanItem
from psoas_coach.guidance.walking import Ladder, ladder
from psoas_coach.journal.journal import Journal

_MINUTE = 60


def walk(journal: Journal, today: dt.date, content: Content) -> Ladder:
    """Return where the person stands on the walking ladder.

    Args:
        journal: The person's check-ins.
        today: The person's own date.
        content: The rules.
    """
    return ladder(journal.walking_days(today), today, content.walking)


def with_minutes(plan: Sequence[PlanItem], found: Ladder, way: Way | None) -> tuple[PlanItem, ...]:
    """Return a plan whose walk, where it has one, lasts as long as the step in force asks.

    Args:
        plan: Today's plan.
        found: Where the person stands.
        way: How a flare that is on changes the plan; it halves the walk as it does the moves.
    """
    seconds = found.step.minutes * _MINUTE
    if way is not None:
        seconds = (seconds + 1) // 2
    return tuple(
        msgspec.structs.replace(item, hold_seconds=seconds) if item.move == WALK else item
        for item in plan
    )
