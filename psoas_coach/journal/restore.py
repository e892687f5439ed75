"""Restore a backup: replace the contents of the journal's file by those of the backup.

The whole journal is replaced in one locked transaction. The lock is taken before the safety copy is
made and held until the backup's rows are in place. Another writer's change comes before or after
both, and is never lost between them.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from psoas_coach.journal import file_copy, file_format, migrations
from psoas_coach.journal.backup_files import Backup, find_free_name, list_restorable
from psoas_coach.journal.backups import create_backup
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.file_copy import (
    SIDE_FILES,
    copy_journal,
    hold_exclusive_lock,
    verify_journal,
)
from psoas_coach.journal.file_guard import identify_file
from psoas_coach.journal.tables import devices, ended_sign_ins, metadata, owners

Row = TypeVar("Row")

TABLES = [table.name for table in metadata.sorted_tables]
WAIT_SECONDS = 15.0
"""How long a restore waits for a writer."""
EXCLUDED_TABLES = {ended_sign_ins.name, devices.name}
"""Tables that a restore leaves unchanged: otherwise an ended sign-in or a removed device would have
access again.
"""


def replace_contents(journal: Path, backup: Path, keep: Callable[[], Row]) -> Row:
    """Replace the contents of a valid journal while readers and writers have it open.

    Args:
        journal: The file of a valid journal; an older schema is migrated first.
        backup: The file of a valid journal; it is read and not changed.
        keep: Creates the safety copy; called while no other process can write.

    Returns:
        The result of ``keep``.

    Raises:
        sqlite3.Error: Another process holds the lock, or a file problem. Nothing was changed.
    """
    open_engine(f"sqlite:///{journal}").dispose()
    newest = file_copy.create_temporary(find_temporary_target(journal))
    try:
        with file_copy.connect(backup, "ro") as from_, file_copy.connect(newest, "rw") as to:
            from_.backup(to)
            to.execute("PRAGMA journal_mode=DELETE")
        _migrate(newest)
        where = f"{journal.absolute().as_uri()}?mode=rw"
        with closing(
            sqlite3.connect(where, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
        ) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA fullfsync=ON")
            connection.execute("ATTACH ? AS backup", (f"{newest.absolute().as_uri()}?mode=ro",))
            connection.execute("BEGIN IMMEDIATE")
            try:
                safety_copy = keep()
                _copy_rows(connection)
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            return safety_copy
    finally:
        file_copy.delete_file(newest)


def find_temporary_target(journal: Path) -> Path:
    """Return a path in the journal's folder, from which the temporary copy's name is derived."""
    return journal.with_name(f"journal-{journal.stem}")


def _copy_rows(connection: sqlite3.Connection) -> None:
    """Replace all rows by the backup's, while the counters of writes still increase."""
    counted = connection.execute("SELECT owner, version FROM main.owners").fetchall()
    for table in reversed(TABLES):
        if table not in EXCLUDED_TABLES:
            connection.execute(f"DELETE FROM main.{table}")  # noqa: S608 -- our own names
    for table in TABLES:
        if table == devices.name:  # A backup restores no devices, even if it was edited.
            continue
        names = ", ".join(metadata.tables[table].columns.keys())
        connection.execute(
            f"INSERT OR IGNORE INTO main.{table} ({names}) "  # noqa: S608 -- our own names
            f"SELECT {names} FROM backup.{table}"
        )
    # Values computed from the previous facts must not be considered current.
    connection.executemany(
        f"INSERT INTO main.{owners.name} VALUES (?, ?) "  # noqa: S608 -- our own names
        "ON CONFLICT (owner) DO UPDATE SET version = max(version, excluded.version)",
        counted,
    )
    connection.execute("UPDATE main.owners SET version = version + 1")


def _migrate(path: Path) -> None:
    """Migrate a copy to the newest schema."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.begin() as connection:
        migrations.upgrade(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={file_format.APPLICATION_ID}")


def restore_backup(backup: Path, journal: Path, now: dt.datetime) -> Backup | None:
    """Replace the journal by ``backup``, after saving what is there now.

    A valid journal is locked, copied and refilled through SQLite: nobody can write in between, and
    other programs that have it open see the change. A damaged one is moved aside unchanged; an
    empty or missing one is created.

    Args:
        backup: The backup's file.
        journal: The journal's file.
        now: The current instant, aware.

    Returns:
        The backup of the previous contents; None if there were none.

    Raises:
        JournalUnavailableError: The backup is not a valid journal, is a newer program's, or there
            is a file problem; the journal is then unchanged.
    """
    verify_journal(backup)
    with translate_db_errors(str(journal)):
        journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with hold_exclusive_lock(journal.parent):
            if identify_file(journal) is None:
                file_copy.delete_file(
                    journal
                )  # Remains of a lost file would otherwise be read into it.
                copy_journal(backup, journal)
                return None
            try:
                verify_journal(journal)
            except JournalUnavailableError as trouble:
                replaced = trouble.kind == "foreign" and list_restorable(journal)
                if trouble.kind != "corrupt" and not replaced:
                    raise
                safety_copy = _move_aside(journal, now)
                copy_journal(backup, journal)
                return safety_copy
            return replace_contents(
                journal, backup, lambda: create_backup(journal, "restore", now, spare=backup)
            )


def _move_aside(journal: Path, now: dt.datetime) -> Backup:
    """Move a damaged journal, and the files beside it, into the backup folder."""
    made_at, target = find_free_name(journal, "damaged", now)
    with translate_db_errors(str(journal)):
        for end in ("", *SIDE_FILES):
            with suppress(FileNotFoundError):
                journal.with_name(journal.name + end).replace(target.with_name(target.name + end))
        return Backup(target, made_at, "damaged", target.stat().st_size)
