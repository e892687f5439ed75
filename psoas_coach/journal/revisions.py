"""Facts are added to, never changed: an edit, a removal and an undo are each a further row.

Of the rows that share an id the highest revision counts, and when that one is marked removed, none.
So nothing that was once confirmed is lost by a slip of the finger, and undo is always possible.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, exists, literal, not_, select
from sqlalchemy import insert as plain_insert

from psoas_coach.journal import validation
from psoas_coach.journal.owner_scope import OwnerScope, insert_into
from psoas_coach.journal.records import Moment
from psoas_coach.journal.tables import holds, sessions

FIRST_REVISION = 1
"""Revision of a fact as it was first told."""


def moment_columns(at: Moment) -> dict[str, object]:
    """The columns that say when."""
    week = at.local_date - dt.timedelta(days=at.local_date.weekday())
    return {"utc": at.utc, "local_date": at.local_date, "zone": at.zone, "week": week}


def read_moment(row: Row[Any]) -> Moment:
    """The moment that a row's columns say."""
    return Moment(row.utc, row.local_date, row.zone)


class Revisions(OwnerScope):
    """What is common to all facts; ``table`` is one of the tables of facts."""

    def _standing(self, table: Table) -> ColumnElement[bool]:
        """The owner's rows that count: not removed, and not superseded."""
        later = table.alias("later")
        return and_(
            table.c.owner == self._owner,
            not_(table.c.removed),
            not_(
                exists().where(
                    later.c.owner == table.c.owner,
                    later.c.id == table.c.id,
                    later.c.revision > table.c.revision,
                )
            ),
        )

    def _add(self, connection: Connection, table: Table, row: Mapping[str, object]) -> bool:
        """Add a fact; False when its id has been told before, in whatever revision."""
        first = {**row, "owner": self._owner, "revision": FIRST_REVISION, "removed": False}
        done = connection.execute(
            insert_into(connection, table).values(first).on_conflict_do_nothing()
        )
        return done.rowcount > 0

    def _remove(self, table: Table, record: str) -> bool:
        """Supersede a fact by its removal; False when there is none."""
        record = validation.validate_id(record)
        with self._writing() as connection:
            latest = self._latest(connection, table, record)
            if latest is None or latest.removed:
                return False
            self._repeat(connection, table, latest, latest.revision, removed=True)
            self._count(connection)
            return True

    def _restore(self, table: Table, record: str) -> bool:
        """Take back a removal; False when the fact is not removed."""
        record = validation.validate_id(record)
        with self._writing() as connection:
            latest = self._latest(connection, table, record)
            if latest is None or not latest.removed:
                return False
            kept = connection.execute(
                select(table.c.revision)
                .where(table.c.owner == self._owner, table.c.id == record, not_(table.c.removed))
                .order_by(table.c.revision.desc())
                .limit(1)
            ).scalar_one()
            self._repeat(connection, table, latest, kept, removed=False)
            self._count(connection)
            return True

    def _undo(self, table: Table, record: str) -> bool:
        """Take back the last edit, removal or undo; False when there was none."""
        record = validation.validate_id(record)
        with self._writing() as connection:
            latest = self._latest(connection, table, record)
            if latest is None or latest.revision == FIRST_REVISION:
                return False
            before = latest.revision - 1
            removed = connection.scalar(
                select(table.c.removed).where(
                    table.c.owner == self._owner, table.c.id == record, table.c.revision == before
                )
            )
            self._repeat(connection, table, latest, before, removed=bool(removed))
            self._count(connection)
            return True

    def _latest(self, connection: Connection, table: Table, record: str) -> Row[Any] | None:
        """The highest revision, other writers of this owner held until the transaction ends."""
        self._hold_others(connection)
        return connection.execute(
            select(table)
            .where(table.c.owner == self._owner, table.c.id == record)
            .order_by(table.c.revision.desc())
            .limit(1)
        ).one_or_none()

    def _supersede(
        self, connection: Connection, table: Table, row: Mapping[str, object], latest: int
    ) -> int:
        """Add ``row`` as the revision after ``latest``; gives its number."""
        said = {**row, "owner": self._owner, "revision": latest + 1, "removed": False}
        connection.execute(plain_insert(table).values(said))
        return latest + 1

    def _repeat(
        self,
        connection: Connection,
        table: Table,
        latest: Row[Any],
        source: int,
        **change: object,
    ) -> None:
        """Say revision ``source`` of the fact once more, after ``latest``, its holds with it.

        Args:
            connection: In a transaction that writes.
            table: The table of the fact.
            latest: Its highest revision.
            source: The revision to say again.
            **change: Columns that say something else than in ``source``.
        """
        record, revision = latest.id, latest.revision + 1
        said: dict[str, ColumnElement[Any]] = {c.name: c for c in table.c}
        said["revision"] = literal(revision)
        said |= {name: literal(value, table.c[name].type) for name, value in change.items()}
        connection.execute(
            plain_insert(table).from_select(
                list(said),
                select(*said.values()).where(
                    table.c.owner == self._owner, table.c.id == record, table.c.revision == source
                ),
            )
        )
        if table is not sessions:
            return
        done: Sequence[ColumnElement[Any]] = [
            literal(revision) if c.name == "revision" else c for c in holds.c
        ]
        connection.execute(
            plain_insert(holds).from_select(
                [c.name for c in holds.c],
                select(*done).where(
                    holds.c.owner == self._owner,
                    holds.c.session == record,
                    holds.c.revision == source,
                ),
            )
        )
