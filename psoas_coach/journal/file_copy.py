"""Copy a journal's file: under a lock of its own, verified, and never visible half written.

A copy is written under a name that nobody can guess and then renamed. What a killed process left
unfinished is deleted by the next one. Files are created with ``O_EXCL`` and without following
links: in a folder that others may write to, this overwrites none of their files and writes to none
of them.
"""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal

from psoas_coach.journal import file_format, migrations
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.errors import JournalUnavailableError

try:
    import fcntl
except ImportError:  # On Windows only threads of one process wait for each other.
    fcntl = None  # type: ignore[assignment]

SIDE_FILES = ("-wal", "-shm", "-journal", "-change-token")
"""Suffixes of the files that SQLite and we create beside a file in use."""
TEMPORARY_PATTERN = re.compile(r"\.[0-9a-f]+\.half(?:-wal|-shm|-journal)?\Z")
"""The suffix of a copy that is not complete."""
HEAD_BYTES = 100
"""The length of an SQLite file's header."""
WAIT_SECONDS = 10.0
"""How long a copy waits for another copy to end."""
_LOCK = threading.RLock()
_LOCK_DEPTH: dict[str, int] = {}
"""How often this process holds the lock of each folder; guarded by ``_LOCK``."""


@contextmanager
def hold_exclusive_lock(folder: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of a folder, against threads and processes; the same thread may nest it.

    Raises:
        JournalUnavailableError: ``locked``: another process held it the whole time.
        OSError: The folder does not exist.
    """
    name = os.path.realpath(folder)
    if not _LOCK.acquire(timeout=wait_seconds):
        raise JournalUnavailableError("locked")
    try:
        handle = _lock_folder(name, wait_seconds) if name not in _LOCK_DEPTH else None
        _LOCK_DEPTH[name] = _LOCK_DEPTH.get(name, 0) + 1
        try:
            yield
        finally:
            _LOCK_DEPTH[name] -= 1
            if not _LOCK_DEPTH[name]:
                del _LOCK_DEPTH[name]
                if handle is not None:
                    os.close(handle)
    finally:
        _LOCK.release()


def _lock_folder(folder: str, wait_seconds: float) -> int | None:
    """Lock the folder itself, which needs no lock file and is released when the process dies."""
    if fcntl is None:
        return None
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    until = time.monotonic() + wait_seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                os.close(handle)
                raise JournalUnavailableError("locked") from None
            time.sleep(0.02)
        except OSError:  # This file system has no locks; threads still wait.
            return handle
        else:
            return handle


def remove_leftovers(folder: Path, wait_seconds: float = 0.0) -> None:
    """Remove unfinished files of killed processes, unless another process is at work."""
    with suppress(OSError, JournalUnavailableError), hold_exclusive_lock(folder, wait_seconds):
        for path in folder.iterdir():
            if TEMPORARY_PATTERN.search(path.name) and path.name.startswith("journal-"):
                path.unlink(missing_ok=True)


def copy_journal(source: Path, target: Path) -> None:
    """Copy a journal that may be in use to a single private file (0600).

    Raises:
        JournalUnavailableError: ``source`` is damaged or missing, ``target`` is not writable, or
            another copy is being made there.
        FileExistsError: ``target`` exists: nothing is overwritten.
    """
    if os.path.lexists(target):
        raise FileExistsError(target)
    with translate_db_errors(str(source)), hold_exclusive_lock(target.parent):
        for left in target.parent.glob(f"{_escape_glob(target.name)}.*"):
            if TEMPORARY_PATTERN.fullmatch(left.name.removeprefix(target.name)):
                left.unlink(missing_ok=True)
        half = create_temporary(target)
        try:
            with connect(source, "rw") as from_, connect(half, "rw") as to:
                from_.backup(to)
                to.execute("PRAGMA journal_mode=DELETE")  # A single file, nothing beside it.
                _drop_devices(to)
            verify_journal(half)
            with half.open("rb") as file:
                os.fsync(file.fileno())
            _publish(half, target)
        finally:
            delete_file(half)


def _drop_devices(copy: sqlite3.Connection) -> None:
    """Remove paired devices from a copy, so that restoring it cannot bring back a removed one."""
    if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'devices'").fetchone():
        copy.execute("PRAGMA secure_delete=ON")
        copy.execute("DELETE FROM devices")
        copy.commit()


def create_temporary(target: Path) -> Path:
    """Create an empty private file beside ``target``, with an unpredictable name."""
    half = target.with_name(f"{target.name}.{secrets.token_hex(8)}.half")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    os.close(os.open(half, flags, 0o600))
    return half


def delete_file(path: Path) -> None:
    """Remove a file and the files that belong to it."""
    for end in ("", *SIDE_FILES):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _escape_glob(name: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", name)


def _publish(half: Path, target: Path) -> None:
    """Rename a finished copy, unless the name has been taken."""
    try:
        os.link(half, target)
    except FileExistsError:
        raise
    except OSError:  # The file system has no links.
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        half.replace(target)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with suppress(OSError):
                os.fsync(folder)
        finally:
            os.close(folder)


def reject_unsupported(path: Path) -> None:
    """Reject a file of another program or of an unreleased build, without changing it.

    Raises:
        JournalUnavailableError: ``foreign``, ``older`` or ``newer``; otherwise why it cannot be
            read.
    """
    # Only a writer can roll back an interrupted transaction.
    how: Literal["ro", "rw"] = "rw" if os.path.lexists(f"{path}-journal") else "ro"
    with translate_db_errors(str(path)), connect(path, how) as connection:
        if file_format.is_foreign(connection.cursor()):
            raise JournalUnavailableError("foreign")
        migrations.require_supported(file_format.read_revision(connection))


def verify_journal(path: Path) -> None:
    """Verify that a file is a complete journal of ours.

    Raises:
        JournalUnavailableError: ``corrupt`` if it is damaged, ``foreign`` if another program made
            it, ``older`` or ``newer`` if a build from before the first release or a newer program
            did; otherwise why it cannot be read.
    """
    with translate_db_errors(str(path)), connect(path, "ro") as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise JournalUnavailableError("corrupt")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise JournalUnavailableError("corrupt")
        if file_format.is_foreign(connection.cursor()):
            raise JournalUnavailableError("foreign")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not tables.issuperset(file_format.REQUIRED_TABLES):
            raise JournalUnavailableError("corrupt")
        if not file_format.has_expected_columns(connection):
            raise JournalUnavailableError("corrupt")
        with path.open("rb") as file:
            if not file_format.is_utf_8(file.read(HEAD_BYTES)):
                raise JournalUnavailableError("corrupt")
        migrations.require_supported(file_format.read_revision(connection))


def has_facts(path: Path) -> bool:
    """Whether a copy contains any facts; False if it cannot be read."""
    facts = (
        *("self_checks", "sessions", "day_notes", "sitting_breaks", "physio_plans"),
        "fair_tests",
    )
    with (
        suppress(JournalUnavailableError),
        translate_db_errors(str(path)),
        connect(path, "ro") as connection,
    ):
        present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        return any(
            connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()  # noqa: S608 -- our names
            for table in facts
            if table in present  # An older copy lacks the newest tables.
        )
    return False


@contextmanager
def connect(path: Path, how: Literal["ro", "rw"]) -> Iterator[sqlite3.Connection]:
    """Yield a connection to an existing file."""
    where = f"{path.absolute().as_uri()}?mode={how}"
    if how == "ro" and not is_in_use(path):
        where += "&immutable=1"
    with closing(sqlite3.connect(where, uri=True, timeout=5)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        yield connection


def is_in_use(path: Path) -> bool:
    """Whether a process may have the file open; if not, reading it leaves no trace."""
    return any(os.path.lexists(f"{path}{end}") for end in ("-wal", "-journal"))
