"""Sessions and their holds: one row for each move, side and repetition.

A session, its holds, the counter and the end of its draft are one transaction: after a crash there
is all of it or none, and the page still holds what it needs to send it again under the same id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select
from sqlalchemy import insert as plain_insert

from psoas_coach.journal import validation
from psoas_coach.journal.clock_skew import ClockSkew
from psoas_coach.journal.drafts import Drafts
from psoas_coach.journal.records import SessionRecord
from psoas_coach.journal.revisions import FIRST_REVISION
from psoas_coach.journal.session_rows import hold_rows, session_record, session_row
from psoas_coach.journal.tables import holds, sessions

NEWEST = (sessions.c.utc.desc(), sessions.c.local_date.desc(), sessions.c.id.desc())
"""By the instant: on a journey the later entry may have the earlier date."""
MAX_IDS = 500
"""Up to so many sessions are asked for by id; beyond, all the owner's holds are read in one go."""


class Sessions(Drafts, ClockSkew):
    """What was planned, what was done, and how it felt."""

    def add_session(self, record: SessionRecord) -> bool:
        """Keep a session with its holds and drop its draft.

        Returns:
            Whether it is new; False when its id has been kept before, whatever it says now, and
            even when it has been removed since.

        Raises:
            JournalRefusalError: A field is not what its type says.
        """
        kept = validation.validate_record(record)
        row = session_row(kept)
        with self._writing() as connection:
            new = self._add(connection, sessions, row)
            self._drop_draft_of(connection, kept.id)
            if new:
                self._bring_back(connection, kept.at.utc)
                self._add_holds(connection, kept, FIRST_REVISION)
                self._count(connection)
            return new

    def session(self, record: str) -> SessionRecord | None:
        """The session with this id, or None."""
        found = self._sessions(sessions.c.id == validation.validate_id(record))
        return found[0] if found else None

    def sessions(
        self, limit: int | None = None, since: dt.date | None = None
    ) -> tuple[SessionRecord, ...]:
        """Sessions, newest first, of ``since`` and later."""
        conditions = [] if since is None else [sessions.c.local_date >= since]
        return self._sessions(*conditions, limit=limit)

    def replace_session(self, record: SessionRecord) -> bool:
        """Supersede the session of this id by ``record``.

        Returns:
            Whether something changed; False when it says the same, is removed, or never was.

        Raises:
            JournalRefusalError: A field is not what its type says.
        """
        kept = validation.validate_record(record)
        row = session_row(kept)
        with self._writing() as connection:
            latest = self._latest(connection, sessions, kept.id)
            if latest is None or latest.removed:
                return False
            if self._with_holds(connection, [latest]) == (kept,):
                return False
            revision = self._supersede(connection, sessions, row, latest.revision)
            self._add_holds(connection, kept, revision)
            self._count(connection)
            return True

    def remove_session(self, record: str) -> bool:
        """Remove a session; False when there is none. ``restore_session`` takes it back."""
        return self._remove(sessions, record)

    def restore_session(self, record: str) -> bool:
        """Take back a removal; False when the session is not removed."""
        return self._restore(sessions, record)

    def undo_session(self, record: str) -> bool:
        """Take back the last edit or removal; once more takes back the taking back."""
        return self._undo(sessions, record)

    def _add_holds(self, connection: Connection, kept: SessionRecord, revision: int) -> None:
        """Add the holds of one revision of a session."""
        rows = hold_rows(self._owner, kept, revision)
        if rows:
            connection.execute(plain_insert(holds), rows)

    def _sessions(
        self, *conditions: ColumnElement[bool], limit: int | None = None
    ) -> tuple[SessionRecord, ...]:
        query = (
            select(sessions)
            .where(self._standing(sessions), *conditions)
            .order_by(*NEWEST)
            .limit(limit)
        )
        with self._reading() as connection:
            return self._with_holds(connection, connection.execute(query).all())

    def _with_holds(
        self, connection: Connection, rows: Sequence[Row[Any]]
    ) -> tuple[SessionRecord, ...]:
        """The records that ``rows`` keep, each with its holds in order."""
        wanted: dict[tuple[str, int], list[Row[Any]]]
        wanted = {(row.id, row.revision): [] for row in rows}
        query = select(holds).where(holds.c.owner == self._owner)
        if len(wanted) <= MAX_IDS:
            query = query.where(holds.c.session.in_([row.id for row in rows]))
        for hold in connection.execute(query.order_by(*holds.primary_key)):
            key = (hold.session, hold.revision)
            if key in wanted:
                wanted[key].append(hold)
        return tuple(session_record(row, wanted[row.id, row.revision]) for row in rows)
