"""Append-only facts: an edit, a removal and an undo are each a further row.

Of the rows with the same id the highest revision counts; if it is marked as removed, the fact is
gone. A slip of the finger therefore loses nothing that was confirmed, and undo is always possible.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, literal, not_, select
from sqlalchemy import insert as plain_insert

from psoas_coach.journal import validation
from psoas_coach.journal.owner_scope import OwnerScope, Part, insert_into
from psoas_coach.journal.tables import holds, sessions

FIRST_REVISION = 1
"""The revision of a fact when it is first recorded."""


class Revisions(Part):
    """The revisions of the facts in one table.

    Args:
        scope: The owner.
        table: One of the tables of facts.
    """

    def __init__(self, scope: OwnerScope, table: Table) -> None:
        super().__init__(scope)
        self._table = table

    def add(self, connection: Connection, row: Mapping[str, object]) -> bool:
        """Add a fact; False if its id has been recorded before, in any revision."""
        first = {**row, "owner": self._scope.owner, "revision": FIRST_REVISION, "removed": False}
        result = connection.execute(
            insert_into(connection, self._table).values(first).on_conflict_do_nothing()
        )
        return result.rowcount > 0

    def remove(self, record: str) -> bool:
        """Supersede a fact by its removal; False if there is none."""
        record = validation.validate_id(record)
        with self._scope.write_tx() as connection:
            latest = self.read_latest(connection, record)
            if latest is None or latest.removed:
                return False
            self.repeat(connection, latest, latest.revision, removed=True)
            self._scope.count_write(connection)
            return True

    def restore(self, record: str) -> bool:
        """Undo a removal; False if the fact is not removed."""
        record = validation.validate_id(record)
        with self._scope.write_tx() as connection:
            latest = self.read_latest(connection, record)
            if latest is None or not latest.removed:
                return False
            revisions = connection.execute(
                select(self._table.c.revision)
                .where(
                    self._table.c.owner == self._scope.owner,
                    self._table.c.id == record,
                    not_(self._table.c.removed),
                )
                .order_by(self._table.c.revision.desc())
                .limit(1)
            ).scalar_one()
            self.repeat(connection, latest, revisions, removed=False)
            self._scope.count_write(connection)
            return True

    def undo(self, record: str) -> bool:
        """Undo the last edit, removal or undo; False if there was none."""
        record = validation.validate_id(record)
        with self._scope.write_tx() as connection:
            latest = self.read_latest(connection, record)
            if latest is None or latest.revision == FIRST_REVISION:
                return False
            before = latest.revision - 1
            removed = connection.scalar(
                select(self._table.c.removed).where(
                    self._table.c.owner == self._scope.owner,
                    self._table.c.id == record,
                    self._table.c.revision == before,
                )
            )
            self.repeat(connection, latest, before, removed=bool(removed))
            self._scope.count_write(connection)
            return True

    def read_latest(self, connection: Connection, record: str) -> Row[Any] | None:
        """Return the highest revision, and make other writers of this owner wait."""
        self._scope.lock_owner(connection)
        return connection.execute(
            select(self._table)
            .where(self._table.c.owner == self._scope.owner, self._table.c.id == record)
            .order_by(self._table.c.revision.desc())
            .limit(1)
        ).one_or_none()

    def replace(
        self,
        connection: Connection,
        row: Mapping[str, object],
        is_same: Callable[[Row[Any]], bool],
    ) -> int | None:
        """Supersede the fact with this id by ``row``, and count the write.

        Args:
            connection: A connection in a transaction that writes.
            row: The columns of the new revision, including the fact's id.
            is_same: Whether the previous revision is equal; then nothing is written.

        Returns:
            The number of the new revision; None if it is equal, removed, or unknown.
        """
        latest = self.read_latest(connection, str(row["id"]))
        if latest is None or latest.removed or is_same(latest):
            return None
        revision = self.append(connection, latest, row)
        self._scope.count_write(connection)
        return revision

    def append(self, connection: Connection, latest: Row[Any], row: Mapping[str, object]) -> int:
        """Add ``row`` as the revision after ``latest``, which may be a removal.

        Args:
            connection: A connection in a transaction that writes.
            latest: The highest revision of the fact.
            row: The columns of the new revision.

        Returns:
            The number of the new revision.
        """
        revision = int(latest.revision) + 1
        values = {**row, "owner": self._scope.owner, "revision": revision, "removed": False}
        connection.execute(plain_insert(self._table).values(values))
        return revision

    def repeat(
        self,
        connection: Connection,
        latest: Row[Any],
        source: int,
        **change: object,
    ) -> None:
        """Add revision ``source`` of the fact again after ``latest``, with its holds.

        Args:
            connection: A connection in a transaction that writes.
            latest: The highest revision of the fact.
            source: The revision to repeat.
            **change: Columns with other values than in ``source``.
        """
        record, revision = latest.id, latest.revision + 1
        columns: dict[str, ColumnElement[Any]] = {c.name: c for c in self._table.c}
        columns["revision"] = literal(revision)
        columns |= {
            name: literal(value, self._table.c[name].type) for name, value in change.items()
        }
        connection.execute(
            plain_insert(self._table).from_select(
                list(columns),
                select(*columns.values()).where(
                    self._table.c.owner == self._scope.owner,
                    self._table.c.id == record,
                    self._table.c.revision == source,
                ),
            )
        )
        if self._table is not sessions:
            return
        done: Sequence[ColumnElement[Any]] = [
            literal(revision) if c.name == "revision" else c for c in holds.c
        ]
        connection.execute(
            plain_insert(holds).from_select(
                [c.name for c in holds.c],
                select(*done).where(
                    holds.c.owner == self._scope.owner,
                    holds.c.session == record,
                    holds.c.revision == source,
                ),
            )
        )


class RemovableFacts(Part):
    """The part of a journal with one table of facts that can be removed.

    Args:
        scope: The owner.
        table: One of the tables of facts.
    """

    def __init__(self, scope: OwnerScope, table: Table) -> None:
        super().__init__(scope)
        self._revisions = Revisions(scope, table)

    def remove(self, record: str) -> bool:
        """Remove a fact; False if there is none. ``restore`` undoes it."""
        return self._revisions.remove(record)

    def restore(self, record: str) -> bool:
        """Undo a removal; False if the fact is not removed."""
        return self._revisions.restore(record)


class EditableFacts(RemovableFacts):
    """Like ``RemovableFacts``, with facts that can also be edited."""

    def undo(self, record: str) -> bool:
        """Undo the last edit or removal; a second call undoes the undo."""
        return self._revisions.undo(record)
