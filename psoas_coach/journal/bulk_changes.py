"""Bulk changes: fill an empty journal, remove the demo data, delete everything.

Demo data are marked on every row and never added to a journal that a person has started. Only here
are facts deleted rather than superseded.

SQLite would leave deleted rows readable in the file's free pages and in its write-ahead log. A
person's data are therefore first overwritten with zeros, and the file is then rebuilt. On
PostgreSQL the remains of deleted rows disappear with its next vacuum.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import Connection, delete, func, insert, select

from psoas_coach.journal import validation
from psoas_coach.journal.day_notes import build_day_note_row
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.owner_scope import Part
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord
from psoas_coach.journal.revisions import FIRST_REVISION
from psoas_coach.journal.self_checks import build_self_check_row
from psoas_coach.journal.session_rows import build_hold_rows, build_session_row
from psoas_coach.journal.summaries import FactCounts
from psoas_coach.journal.tables import (
    day_notes,
    drafts,
    fair_test_ends,
    fair_tests,
    holds,
    physio_plans,
    self_checks,
    sessions,
    settings,
    sitting_breaks,
)

FACTS = (
    *(self_checks, sessions, day_notes, sitting_breaks, physio_plans),
    *(fair_test_ends, fair_tests),
)
"""The tables of facts in the order of deletion: the end of a test refers to the test."""


class _NotEmptyError(Exception):
    """Rolls back the transaction if the journal is not empty."""


class BulkInsert(Part):
    """Inserts many facts at once."""

    def tally(self) -> FactCounts:
        """Count the facts ever recorded, and the demo facts."""
        with self._scope.read_tx() as connection:
            return self._count_facts(connection)

    def fill_empty(
        self,
        self_checks_: Iterable[SelfCheck],
        sessions_: Iterable[SessionRecord],
        day_notes_: Iterable[DayNote],
    ) -> bool:
        """Fill an empty journal in one transaction.

        Args:
            self_checks_: Demo self-checks.
            sessions_: Demo sessions.
            day_notes_: Demo notes.

        Returns:
            False if anything has ever been recorded in the journal; then nothing is changed.

        Raises:
            JournalRefusalError: A field has an invalid value.
        """
        records = [validation.validate_record(record) for record in sessions_]
        hold_rows = [
            row
            for record in records
            for row in build_hold_rows(self._scope.owner, record, FIRST_REVISION)
        ]
        rows = {
            self_checks: [
                build_self_check_row(validation.validate_record(record)) for record in self_checks_
            ],
            sessions: [build_session_row(record) for record in records],
            day_notes: [
                build_day_note_row(validation.validate_record(record)) for record in day_notes_
            ],
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
                if hold_rows:
                    connection.execute(insert(holds), hold_rows)
        except _NotEmptyError:
            return False
        return True

    def erase_demo(self) -> int:
        """Delete all demo facts; return their number. A person's own facts stay."""
        with self._scope.write_tx() as connection:
            count = sum(
                connection.execute(
                    delete(table).where(table.c.owner == self._scope.owner, table.c.demo)
                ).rowcount
                for table in FACTS
            )
            if count:
                self._scope.count_write(connection)
            return count

    def _must_be_empty(self, connection: Connection) -> None:
        if self._count_facts(connection) != FactCounts(recorded=0, demo=0):
            raise _NotEmptyError

    def _count_facts(self, connection: Connection) -> FactCounts:
        counts = {False: 0, True: 0}
        for table in FACTS:
            query = (
                select(table.c.demo, func.count())
                .where(table.c.owner == self._scope.owner, table.c.revision == FIRST_REVISION)
                .group_by(table.c.demo)
            )
            for demo, count in connection.execute(query):
                counts[demo] += count
        return FactCounts(recorded=counts[False], demo=counts[True])


class Deletion(Part):
    """Deletes everything of one owner."""

    def erase_everything(self) -> int:
        """Delete all facts, drafts and settings; return the number of facts.

        The counter of writes stays, so that nothing computed from the old facts is considered
        current. The hashes of ended sign-ins also stay, so that none opens this journal again.
        """
        with self._scope.write_tx() as connection:
            self._scope.count_write(connection)  # first: it makes another writer of this owner wait
            if self._scope.file is not None:
                connection.exec_driver_sql("PRAGMA secure_delete=ON")
            facts = sum(
                connection.scalar(
                    select(func.count()).where(
                        table.c.owner == self._scope.owner, table.c.revision == FIRST_REVISION
                    )
                )
                or 0
                for table in FACTS
            )
            for table in (holds, *FACTS, drafts, settings):
                connection.execute(delete(table).where(table.c.owner == self._scope.owner))
        if self._scope.file is not None:
            with suppress(JournalUnavailableError):  # It has been deleted and overwritten already.
                self._write_anew()
        return facts

    def _write_anew(self) -> None:
        """Rewrite the file without its free pages, and empty the write-ahead log."""
        with translate_db_errors(self._scope.file):
            connection = self._scope.writer.raw_connection()
            try:
                cursor = connection.cursor()
                for step in ("wal_checkpoint(TRUNCATE)", "", "wal_checkpoint(TRUNCATE)"):
                    cursor.execute(f"PRAGMA {step}" if step else "VACUUM")
                    cursor.fetchall()
            finally:
                connection.close()
