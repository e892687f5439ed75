"""Days when it flares up: less, or breaks only, for a few days, and then look again.

Nothing else changes. What is allowed stays what it is, and nothing counts as missed.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.results import Guidance, PlanItem

FlareMode = Literal["half", "breaks"]
FLARE_MODES: tuple[FlareMode, ...] = ("half", "breaks")
"""Half of every dose, or only the sitting break."""


def find_review_date(first: dt.date, content: Content) -> dt.date:
    """Return the date on which to look again at a flare that began on ``first``."""
    return first + dt.timedelta(days=content.session.flare.look_again_days)


def reduce_for_flare(guidance: Guidance, way: FlareMode) -> Guidance:
    """Return the guidance with the plan of a flare day. It never holds more than the plan did."""
    if way == "breaks":
        return msgspec.structs.replace(guidance, plan=guidance.plan[:1])
    sitting, moves = guidance.plan[:1], guidance.plan[1:]
    return msgspec.structs.replace(guidance, plan=(*sitting, *map(halve_item, moves)))


def halve_item(item: PlanItem) -> PlanItem:
    """Halve the holds or sets, rounded down; a single one is halved itself, rounded up."""
    if item.hold_seconds is None:
        if item.rounds > 1:
            return msgspec.structs.replace(item, sets=item.rounds // 2)
        return msgspec.structs.replace(item, repetitions=(item.repetitions + 1) // 2)
    if item.repetitions > 1:
        return msgspec.structs.replace(item, repetitions=item.repetitions // 2)
    return msgspec.structs.replace(item, hold_seconds=(item.hold_seconds + 1) // 2)
