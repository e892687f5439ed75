"""Forgetting for good: the one place where what a person told is deleted and not superseded.

SQLite would leave deleted rows readable in the file's free pages and in its write-ahead log, so
they are overwritten with zeros first and the file is then written anew. What PostgreSQL keeps of
deleted rows goes with its own next vacuum.
"""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import delete, func, select

from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.owner_scope import Part
from psoas_coach.journal.revisions import FIRST_REVISION
from psoas_coach.journal.tables import (
    day_notes,
    drafts,
    holds,
    self_checks,
    sessions,
    settings,
)

FACTS = (self_checks, sessions, day_notes)


class Deletion(Part):
    """Deleting everything of one owner."""

    def erase_everything(self) -> int:
        """Delete all facts, drafts and settings; gives how many facts there were.

        The counter of writes stays, so that nothing made from the old facts is ever taken for
        current; and so do the hashes of sign-ins that are over, so that none opens this again.
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
            with suppress(JournalUnavailableError):  # deleted and overwritten it is already
                self._write_anew()
        return facts

    def _write_anew(self) -> None:
        """Write the file again without its free pages, and empty the log beside it."""
        with translate_db_errors(self._scope.file):
            connection = self._scope.writer.raw_connection()
            try:
                cursor = connection.cursor()
                for step in ("wal_checkpoint(TRUNCATE)", "", "wal_checkpoint(TRUNCATE)"):
                    cursor.execute(f"PRAGMA {step}" if step else "VACUUM")
                    cursor.fetchall()
            finally:
                connection.close()
