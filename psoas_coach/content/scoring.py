"""The structure of the score: domains, the points of each question, and the bands."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from psoas_coach.content.table import Cap, Id, Points, Table


class Domain(Table, frozen=True):
    """A domain of the score, and its maximum points."""

    id: Id
    most: Points


class PointClass(Table, frozen=True):
    """Points for numbers ``below`` (exclusive) or ``up_to`` (inclusive); neither: the rest."""

    points: Points
    below: float | None = None
    up_to: float | None = None


class PointLine(Table, frozen=True):
    """The scoring of a question; exactly one of ``values``, ``classes`` and ``times`` is given."""

    ask: Id
    domain: Id
    source: str
    values: dict[str, Points] = msgspec.field(default_factory=dict)
    classes: tuple[PointClass, ...] = ()
    times: Annotated[int, Meta(ge=1, le=10)] | None = None
    changeable: bool = False


class Band(Table, frozen=True):
    """A band starts at ``from`` points; a cap of at most ``cap_at_most`` raises it to this band."""

    id: Id
    start: Points = msgspec.field(name="from")
    cap_at_most: Cap | None = None
