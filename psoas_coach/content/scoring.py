"""The structure of the score: domains, the points of each question, and the bands."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from psoas_coach.content.table import Cap, Id, Points, Table


class Domain(Table, frozen=True):
    """A part of the score and the most points it can give."""

    id: Id
    most: Points


class PointClass(Table, frozen=True):
    """Points for numbers ``below`` (not included) or ``up_to`` (included); neither: the rest."""

    points: Points
    below: float | None = None
    up_to: float | None = None


class PointLine(Table, frozen=True):
    """How one question scores; exactly one of ``values``, ``classes`` and ``times`` is given."""

    ask: Id
    domain: Id
    source: str
    values: dict[str, Points] = msgspec.field(default_factory=dict)
    classes: tuple[PointClass, ...] = ()
    times: Annotated[int, Meta(ge=1, le=10)] | None = None
    changeable: bool = False


class Band(Table, frozen=True):
    """A band starts at ``from`` points; a cap at or under ``cap_at_most`` lifts to it."""

    id: Id
    start: Points = msgspec.field(name="from")
    cap_at_most: Cap | None = None
