"""Check that the open file is still the one at its path.

A file can be renamed, deleted or replaced while a program has it open. On Unix the program
continues to write to a file that nobody will find again. Each use of a connection therefore
compares device and inode with those of the path. If they differ, the connection is closed and the
path is opened again.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import event
from sqlalchemy.exc import DisconnectionError

from psoas_coach.journal import file_copy
from psoas_coach.journal.db_errors import is_writable
from psoas_coach.journal.errors import JournalUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine
    from sqlalchemy.pool import ConnectionPoolEntry

FILE_KEY = "psoas_coach_file"
"""The key under which a pooled connection stores the identity of its file."""


class FileId(NamedTuple):
    """The identity of a file, independent of its name."""

    device: int
    inode: int


_WATCHED: WeakKeyDictionary[Engine, Path] = WeakKeyDictionary()


def identify_file(path: str | Path) -> FileId | None:
    """Return the identity of the file at a path; None if there is none, or an empty one.

    Raises:
        OSError: The path cannot be accessed.
    """
    try:
        status = os.stat(path)  # noqa: PTH116 -- asked at every use; a Path costs more than the call
    except (FileNotFoundError, NotADirectoryError):
        return None
    return FileId(status.st_dev, status.st_ino) if status.st_size else None


def connect(path: Path, wait_seconds: float) -> sqlite3.Connection:
    """Connect to an existing file, because SQLite would create a missing one.

    In a read-only folder SQLite cannot create its auxiliary files, and would not even read. If no
    other process has the file open, it is opened as immutable.

    Raises:
        JournalUnavailableError: ``missing``: the file does not exist.
    """
    if not path.exists():
        raise JournalUnavailableError("missing")
    where = f"{path.absolute().as_uri()}?mode=rw"
    if not is_writable(path.parent) and not file_copy.is_in_use(path):
        where = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(where, uri=True, timeout=wait_seconds, check_same_thread=False)


def watch_file(engine: Engine, path: Path, admit: Callable[[sqlite3.Connection], None]) -> None:
    """Compare the file with the path at each use of a connection from now on.

    Args:
        engine: The engine, whose existing connections are closed.
        path: The path of the file, a journal with the newest schema.
        admit: Called with each new connection; raises if its file is not such a journal.

    Raises:
        JournalUnavailableError: Later, at the use of a connection: the file is missing or empty.
        DisconnectionError: The file was replaced, so the pool connects again.
    """
    _WATCHED[engine] = path

    @event.listens_for(engine, "connect")
    def _remember_file(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        opened = identify_file(path)
        if opened is None:  # SQLite could create a new journal in an empty file.
            raise JournalUnavailableError("missing")
        entry.info[FILE_KEY] = opened
        admit(connection)

    @event.listens_for(engine, "checkout")
    def _check_file(_connection: object, entry: ConnectionPoolEntry, _proxy: object) -> None:
        now = identify_file(path)
        if now is None:
            raise JournalUnavailableError("missing")
        if now != entry.info.get(FILE_KEY):
            raise DisconnectionError("the journal's file was replaced")

    engine.dispose()


def was_replaced(engine: Engine, file_id: FileId | None) -> bool:
    """Whether the path of a guarded engine refers to another file than ``file_id``."""
    path = _WATCHED.get(engine)
    return path is not None and identify_file(path) != file_id
