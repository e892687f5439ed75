"""Plans by the person's own physio, as they were opened here. The newest one applies.

A plan is stored whole, including the physio's own moves, and is never changed: a new plan is
another fact. Which of its moves are allowed is computed again each day
(``guidance.physio_plan.cap``).
"""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Row, select

from psoas_coach.guidance.physio_plan.model import OwnLine, PhysioPlan
from psoas_coach.journal import validation
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.moments import order_newest_first, read_moment, write_moment
from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.pictures import is_plain_jpeg
from psoas_coach.journal.records import PhysioPlanRecord
from psoas_coach.journal.revisions import RemovableFacts
from psoas_coach.journal.tables import physio_plans


class PhysioPlans(RemovableFacts):
    """The plans of one owner."""

    def __init__(self, scope: OwnerScope) -> None:
        super().__init__(scope, physio_plans)

    def add(self, record: PhysioPlanRecord) -> bool:
        """Store a plan.

        Returns:
            Whether it is new; False if its id has been stored before, with any contents.

        Raises:
            JournalRefusalError: A field has an invalid value, or its body is not a plan.
        """
        row = build_physio_plan_row(validation.validate_record(record))
        with self._scope.write_tx() as connection:
            new = self._revisions.add(connection, row)
            if new:
                self._scope.count_write(connection)
            return new

    def find_latest(self) -> PhysioPlanRecord | None:
        """Return the plan that was opened last and not removed, or None."""
        plans = self._select(limit=1)
        return plans[0] if plans else None

    def list(self) -> tuple[PhysioPlanRecord, ...]:
        """Return all plans, newest first."""
        return self._select()

    def _select(self, limit: int | None = None) -> tuple[PhysioPlanRecord, ...]:
        query = (
            select(physio_plans)
            .where(self._scope.is_current(physio_plans))
            .order_by(*order_newest_first(physio_plans))
            .limit(limit)
        )
        with self._scope.read_tx() as connection:
            return tuple(read_physio_plan_record(row) for row in connection.execute(query))


def read_plan(record: PhysioPlanRecord) -> PhysioPlan:
    """Return the plan of a record.

    Raises:
        JournalRefusalError: Its body is not a plan.
    """
    try:
        plan = msgspec.convert(record.body, PhysioPlan)
    except (msgspec.ValidationError, UnicodeEncodeError):
        raise JournalRefusalError("physio_plan", "expected a physio's plan") from None
    pictures = [line.picture for line in plan.moves if isinstance(line, OwnLine) and line.picture]
    if not all(map(is_plain_jpeg, pictures)):
        raise JournalRefusalError("physio_plan", "expected pictures without metadata")
    return plan


def build_physio_plan_row(record: PhysioPlanRecord) -> dict[str, object]:
    """Return the columns of a validated plan.

    Raises:
        JournalRefusalError: Its body is not a plan.
    """
    return {
        "id": record.id,
        "demo": record.demo,
        **write_moment(record.at),
        "until": read_plan(record).until,
        "body": validation.encode_json(record.body, "body"),
    }


def read_physio_plan_record(row: Row[Any]) -> PhysioPlanRecord:
    """Return the record of a row."""
    body = msgspec.json.decode(row.body, type=dict[str, Any])
    return PhysioPlanRecord(row.id, read_moment(row), body, row.demo)
