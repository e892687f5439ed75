"""Days when it flares up: less, or breaks only, for a few days, and then look again.

Nothing else changes. What is allowed stays what it is, and nothing counts as missed.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from psoas_coach.guidance.results import Guidance, PlanItem

Way = Literal["half", "breaks"]
WAYS: tuple[Way, ...] = ("half", "breaks")
"""Half of every dose, or only the sitting break."""

LOOK_AGAIN_DAYS = 3
"""Days that a flare is marked for before the person is asked again. A choice of ours: long enough
to rest, short enough that a few easy days do not become weeks."""

LENGTHS = (1, 2, 3, 5, 7)
"""Days, today included, that a person can choose instead. Never more than a week at once: a flare
that lasts is asked about, and after a week somebody should see it. A choice of ours."""


def look_again(first: dt.date) -> dt.date:
    """Return the date on which to look again at a flare that began on ``first``."""
    return first + dt.timedelta(days=LOOK_AGAIN_DAYS)


def eased(guidance: Guidance, way: Way) -> Guidance:
    """Return the guidance with the plan of a flare day. It never holds more than the plan did."""
    if way == "breaks":
        return msgspec.structs.replace(guidance, plan=guidance.plan[:1])
    sitting, moves = guidance.plan[:1], guidance.plan[1:]
    return msgspec.structs.replace(guidance, plan=(*sitting, *map(_halved, moves)))


def _halved(item: PlanItem) -> PlanItem:
    """Halve the repetitions, rounded down; a single one is held half as long, rounded up."""
    if item.repetitions > 1:
        return msgspec.structs.replace(item, repetitions=item.repetitions // 2)
    return msgspec.structs.replace(item, hold_seconds=(item.hold_seconds + 1) // 2)
