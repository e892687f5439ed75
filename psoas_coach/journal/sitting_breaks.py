"""Breaks from sitting: taken, skipped, or slept through by the computer, each with its sit.

A timer in the browser reports them under ids of its own, repeatedly until the page has acknowledged
them. Each is stored as one row, however often it arrives. The timer's page removes breaks one day
at a time; each can also be changed and removed on its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, case, func, select

from psoas_coach.journal import validation
from psoas_coach.journal.moments import read_moment, write_moment
from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.records import SittingBreak
from psoas_coach.journal.revisions import EditableFacts
from psoas_coach.journal.summaries import BreakDay
from psoas_coach.journal.tables import sitting_breaks

RESTS = ("taken", "away")
"""Outcomes that count as a break. So does a computer that slept for longer than one."""


class SittingBreaks(EditableFacts):
    """The breaks of one owner."""

    def __init__(self, scope: OwnerScope) -> None:
        super().__init__(scope, sitting_breaks)

    def add(self, records: Iterable[SittingBreak]) -> int:
        """Store breaks, all in one transaction.

        Returns:
            How many are new; an id that was stored or removed before adds nothing.

        Raises:
            JournalRefusalError: A field has an invalid value; nothing was stored.
        """
        rows = [build_sitting_break_row(validation.validate_record(record)) for record in records]
        if not rows:
            return 0
        with self._scope.write_tx() as connection:
            new = sum(self._revisions.add(connection, row) for row in rows)
            if new:
                self._scope.count_write(connection)
            return new

    def sum_days(
        self, since: dt.date | None = None, until: dt.date | None = None
    ) -> tuple[BreakDay, ...]:
        """Summarize each day that has a break, oldest first.

        Args:
            since: The first date; None for all.
            until: The last date; None for all.
        """
        date, outcome, sat = (
            sitting_breaks.c.local_date,
            sitting_breaks.c.outcome,
            sitting_breaks.c.sat_seconds,
        )
        conditions = [self._scope.is_current(sitting_breaks)]
        if since is not None:
            conditions.append(date >= since)
        if until is not None:
            conditions.append(date <= until)
        query = (
            select(
                date,
                func.sum(case((outcome.in_(RESTS), 1), else_=0)),
                func.sum(case((outcome == "skipped", 1), else_=0)),
                func.max(sat),
                # A skipped break does not end the sitting, which is counted when it ends.
                func.sum(case((outcome == "skipped", 0), else_=sat)),
            )
            .where(*conditions)
            .group_by(date)
            .order_by(date)
        )
        with self._scope.read_tx() as connection:
            return tuple(
                BreakDay(day, int(taken), int(skipped), int(longest), int(total))
                for day, taken, skipped, longest, total in connection.execute(query)
            )

    def remove_day(self, date: dt.date) -> int:
        """Remove the breaks of a date; return their number. ``restore_day`` undoes it."""
        return self._supersede_day(date, removed=True)

    def restore_day(self, date: dt.date) -> int:
        """Undo the removal of a date's breaks; return their number."""
        return self._supersede_day(date, removed=False)

    def replace(self, record: SittingBreak) -> bool:
        """Supersede the break with this id by ``record``.

        Returns:
            Whether something changed; False if it is equal, removed, or unknown.

        Raises:
            JournalRefusalError: A field has an invalid value.
        """
        valid = validation.validate_record(record)
        row = build_sitting_break_row(valid)
        with self._scope.write_tx() as connection:
            revision = self._revisions.replace(
                connection, row, lambda latest: read_sitting_break(latest) == valid
            )
            return revision is not None

    def _supersede_day(self, date: dt.date, *, removed: bool) -> int:
        query = (
            select(sitting_breaks.c.id)
            .where(
                sitting_breaks.c.owner == self._scope.owner,
                sitting_breaks.c.local_date == date,
            )
            .distinct()
        )
        changed = 0
        with self._scope.write_tx() as connection:
            self._scope.lock_owner(connection)
            for id_ in connection.scalars(query).all():
                latest = self._revisions.read_latest(connection, id_)
                if latest is not None and latest.removed is not removed:
                    self._revisions.repeat(connection, latest, latest.revision, removed=removed)
                    changed += 1
            if changed:
                self._scope.count_write(connection)
        return changed


def build_sitting_break_row(record: SittingBreak) -> dict[str, object]:
    """Return the columns of a validated break."""
    return {
        "id": record.id,
        "demo": record.demo,
        **write_moment(record.at),
        "outcome": record.outcome,
        "sat_seconds": record.sat_seconds,
    }


def read_sitting_break(row: Row[Any]) -> SittingBreak:
    """Return the record of a row."""
    return SittingBreak(row.id, read_moment(row), row.outcome, row.sat_seconds, row.demo)
