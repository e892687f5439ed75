"""The points of each domain of the score, out of the results as they were given.

They lie inside the stored results, where SQL does not reach in the same way on both engines, so
the texts are read and all but the points is skipped: some 10 microseconds for each self-check.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct
from sqlalchemy import select

from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.summaries import DomainPoints
from psoas_coach.journal.tables import self_checks


class _Points(Struct):
    points: int


class _Result(Struct):
    domains: dict[str, _Points] | None = None


_DECODER = msgspec.json.Decoder(_Result)


def read_domain_points(scope: OwnerScope) -> tuple[DomainPoints, ...]:
    """The points of every self-check with a score, oldest first.

    A result that came from elsewhere and has no points in this shape is passed over.
    """
    query = (
        select(self_checks.c.local_date, self_checks.c.rules, self_checks.c.result)
        .where(scope.current_rows(self_checks), self_checks.c.score.is_not(None))
        .order_by(self_checks.c.utc, self_checks.c.local_date, self_checks.c.id)
    )
    with scope.read_tx() as connection:
        rows = connection.execute(query).all()
    return tuple(
        DomainPoints(date, rules, points)
        for date, rules, result in rows
        if (points := _decode_points(result))
    )


def _decode_points(result: str) -> dict[str, int]:
    try:
        found = _DECODER.decode(result).domains or {}
    except msgspec.ValidationError:
        return {}
    return {id_: one.points for id_, one in found.items()}
