"""Copy confirmed writes into the journal's own file once nothing has been written for a second.

SQLite keeps the latest writes in a second file, ``-wal``, until it has a thousand pages. A journal
with a few entries would never be written to its own file, and a plain copy of that file would be
empty. A second after the last write, a thread of its own therefore moves them over, at no cost to a
page.
"""

from __future__ import annotations

import sqlite3
import threading
from contextlib import suppress
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, ref

from sqlalchemy.exc import SQLAlchemyError

from psoas_coach.journal.errors import JournalUnavailableError

if TYPE_CHECKING:
    from sqlalchemy import Engine

QUIET_SECONDS = 1.0


class _DelayedCheckpoint:
    """At most one waiting thread; a write while it waits makes it wait again."""

    def __init__(self, engine: Engine) -> None:
        self._engine = ref(engine)
        self._lock = threading.Lock()
        self._is_due_again: bool | None = None  # None: nothing is scheduled.

    def ask(self) -> None:
        with self._lock:
            if self._is_due_again is None:
                self._wait()
            else:
                self._is_due_again = True

    def _wait(self) -> None:
        self._is_due_again = False
        timer = threading.Timer(QUIET_SECONDS, self._run_when_due)
        timer.daemon = True
        timer.start()

    def _run_when_due(self) -> None:
        with self._lock:
            if self._is_due_again:
                self._wait()
                return
            self._is_due_again = None
        engine = self._engine()
        if engine is not None:
            checkpoint(engine)


_DELAYED: WeakKeyDictionary[Engine, _DelayedCheckpoint] = WeakKeyDictionary()


def schedule_checkpoint(engine: Engine) -> None:
    """Move writes from the log to the file after a quiet second. Does nothing on a server."""
    if engine.dialect.name == "sqlite":
        _DELAYED.setdefault(engine, _DelayedCheckpoint(engine)).ask()


def checkpoint(engine: Engine) -> None:
    """Move writes from the log to the file now. What readers still need is moved later."""
    with suppress(SQLAlchemyError, sqlite3.Error, JournalUnavailableError, OSError):
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        finally:
            connection.close()
