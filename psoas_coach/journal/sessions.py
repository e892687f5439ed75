"""Sessions and their holds: one row for each move, side and repetition.

A session, its holds, the counter and the end of its draft are one transaction. After a crash all of
it is stored or nothing, and the page can send it again under the same id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select
from sqlalchemy import insert as plain_insert

from psoas_coach.journal import validation
from psoas_coach.journal.clock_skew import add_entry
from psoas_coach.journal.moments import order_newest_first
from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.records import SessionRecord
from psoas_coach.journal.revisions import FIRST_REVISION, EditableFacts
from psoas_coach.journal.session_rows import build_hold_rows, build_session_row, read_session
from psoas_coach.journal.tables import holds, sessions

MAX_IDS = 500
"""Up to this many sessions are selected by id; beyond that, all holds of the owner are read."""


class Sessions(EditableFacts):
    """Sessions: what was planned, what was done, and how it felt."""

    def __init__(self, scope: OwnerScope) -> None:
        super().__init__(scope, sessions)

    def add(self, record: SessionRecord) -> bool:
        """Store a session with its holds and delete its draft.

        Returns:
            Whether it is new; False if its id has been stored before, with any contents, even if it
            has been removed since.

        Raises:
            JournalRefusalError: A field has an invalid value.
        """
        valid = validation.validate_record(record)
        row = build_session_row(valid)
        with self._scope.write_tx() as connection:
            new = add_entry(self._scope, connection, sessions, row, valid)
            if new:
                self._add_holds(connection, valid, FIRST_REVISION)
            return new

    def get(self, record: str) -> SessionRecord | None:
        """Return the session with this id, or None."""
        records = self._select(sessions.c.id == validation.validate_id(record))
        return records[0] if records else None

    def list(
        self, limit: int | None = None, since: dt.date | None = None
    ) -> tuple[SessionRecord, ...]:
        """Return the sessions from ``since`` on, newest first."""
        conditions = [] if since is None else [sessions.c.local_date >= since]
        return self._select(*conditions, limit=limit)

    def replace(self, record: SessionRecord) -> bool:
        """Supersede the session with this id by ``record``.

        Returns:
            Whether something changed; False if it is equal, removed, or unknown.

        Raises:
            JournalRefusalError: A field has an invalid value.
        """
        valid = validation.validate_record(record)
        row = build_session_row(valid)
        with self._scope.write_tx() as connection:
            revision = self._revisions.replace(
                connection,
                row,
                lambda latest: attach_holds(self._scope, connection, [latest]) == (valid,),
            )
            if revision is not None:
                self._add_holds(connection, valid, revision)
            return revision is not None

    def _add_holds(self, connection: Connection, record: SessionRecord, revision: int) -> None:
        """Add the holds of one revision of a session."""
        rows = build_hold_rows(self._scope.owner, record, revision)
        if rows:
            connection.execute(plain_insert(holds), rows)

    def _select(
        self, *conditions: ColumnElement[bool], limit: int | None = None
    ) -> tuple[SessionRecord, ...]:
        query = (
            select(sessions)
            .where(self._scope.is_current(sessions), *conditions)
            .order_by(*order_newest_first(sessions))
            .limit(limit)
        )
        with self._scope.read_tx() as connection:
            return attach_holds(self._scope, connection, connection.execute(query).all())


def attach_holds(
    scope: OwnerScope, connection: Connection, rows: Sequence[Row[Any]]
) -> tuple[SessionRecord, ...]:
    """Return the records of ``rows``, each with its holds in order.

    Args:
        scope: The owner.
        connection: A connection in the transaction that read the rows.
        rows: Rows of the table of sessions.
    """
    by_revision: dict[tuple[str, int], list[Row[Any]]]
    by_revision = {(row.id, row.revision): [] for row in rows}
    query = select(holds).where(holds.c.owner == scope.owner)
    if len(by_revision) <= MAX_IDS:
        query = query.where(holds.c.session.in_([row.id for row in rows]))
    for hold in connection.execute(query.order_by(*holds.primary_key)):
        key = (hold.session, hold.revision)
        if key in by_revision:
            by_revision[key].append(hold)
    return tuple(read_session(row, by_revision[row.id, row.revision]) for row in rows)
