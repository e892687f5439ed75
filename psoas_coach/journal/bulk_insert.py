"""Many facts at once, all or nothing: an empty journal is filled, and the demo's taken out again.

Invented facts are marked on every row. They never come into a journal that a person has begun,
and they are the only facts that are ever deleted rather than superseded.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select

from psoas_coach.journal import validation
from psoas_coach.journal.day_notes import day_note_row
from psoas_coach.journal.owner_scope import Part
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord
from psoas_coach.journal.revisions import FIRST_REVISION
from psoas_coach.journal.self_checks import self_check_row
from psoas_coach.journal.session_rows import hold_rows, session_row
from psoas_coach.journal.summaries import FactCounts
from psoas_coach.journal.tables import day_notes, holds, self_checks, sessions

FACTS = (self_checks, sessions, day_notes)


class _NotEmptyError(Exception):
    """Undoes the transaction that found the journal begun."""


class BulkInsert(Part):
    """Facts in bulk."""

    def tally(self) -> FactCounts:
        """Count what the journal has ever been told, and what was invented."""
        with self._scope.read_tx() as connection:
            return self._tally(connection)

    def fill_empty(
        self,
        self_checks_: Iterable[SelfCheck],
        sessions_: Iterable[SessionRecord],
        day_notes_: Iterable[DayNote],
    ) -> bool:
        """Fill an empty journal in one transaction.

        Returns:
            False when the journal has been told anything before; then nothing is changed.

        Raises:
            JournalRefusalError: A field of a record is not what its type says.
        """
        told = [validation.validate_record(record) for record in sessions_]
        done = [
            row for record in told for row in hold_rows(self._scope.owner, record, FIRST_REVISION)
        ]
        rows = {
            self_checks: [
                self_check_row(validation.validate_record(record)) for record in self_checks_
            ],
            sessions: [session_row(record) for record in told],
            day_notes: [day_note_row(validation.validate_record(record)) for record in day_notes_],
        }
        first = {"owner": self._scope.owner, "revision": FIRST_REVISION, "removed": False}
        try:
            with self._scope.write_tx() as connection:
                self._scope.count_write(
                    connection
                )  # first: it makes another writer of this owner wait
                self._must_be_empty(connection)
                for table, facts in rows.items():
                    if facts:
                        connection.execute(insert(table), [{**row, **first} for row in facts])
                if done:
                    connection.execute(insert(holds), done)
        except _NotEmptyError:
            return False
        return True

    def erase_demo(self) -> int:
        """Delete every invented fact; gives how many there were. What a person told stays."""
        with self._scope.write_tx() as connection:
            gone = sum(
                connection.execute(
                    delete(table).where(table.c.owner == self._scope.owner, table.c.demo)
                ).rowcount
                for table in FACTS
            )
            if gone:
                self._scope.count_write(connection)
            return gone

    def _must_be_empty(self, connection: Connection) -> None:
        if self._tally(connection) != FactCounts(told=0, demo=0):
            raise _NotEmptyError

    def _tally(self, connection: Connection) -> FactCounts:
        counts = {False: 0, True: 0}
        for table in FACTS:
            query = (
                select(table.c.demo, func.count())
                .where(table.c.owner == self._scope.owner, table.c.revision == FIRST_REVISION)
                .group_by(table.c.demo)
            )
            for demo, count in connection.execute(query):
                counts[demo] += count
        return FactCounts(told=counts[False], demo=counts[True])
