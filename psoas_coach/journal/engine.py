"""Find the location of the journal, and open a durable, private database there.

The location is ``PSOAS_COACH_DATABASE_URL`` if set, else a SQLite file in the user's own data
folder, never in the source tree. Only the person can access it: folder 0700, file 0600. A confirmed
write survives a power cut (WAL with ``synchronous=FULL``). A writer takes its lock at the start
(``BEGIN IMMEDIATE``), or two writers could read first and one lose its change.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from psoas_coach.journal import change_token, file_copy, file_format, migrations
from psoas_coach.journal.backup_files import list_restorable
from psoas_coach.journal.backups import create_backup
from psoas_coach.journal.db_errors import is_writable, translate_db_errors
from psoas_coach.journal.errors import JournalRefusalError, JournalUnavailableError
from psoas_coach.journal.file_guard import connect, identify_file, watch_file
from psoas_coach.journal.wal_checkpoint import checkpoint

URL_VARIABLE = "PSOAS_COACH_DATABASE_URL"
WAIT_SECONDS = 5.0
"""How long a writer waits for another before the journal counts as locked."""
WRITE_OPTION = "psoas_coach_write"
"""The execution option of a connection that will write."""


def find_default_path() -> Path:
    """Return the journal's default file in the user's data folder."""
    from platformdirs import user_data_path  # noqa: PLC0415 -- not needed with an address

    return user_data_path("psoas-coach", appauthor=False) / "journal.sqlite3"


def resolve_url(url: str | None = None) -> URL:
    """Return the database's address: ``url``, else the environment's, else the default file.

    Raises:
        JournalRefusalError: Not an address of SQLite or PostgreSQL.
    """
    chosen = url or os.environ.get(URL_VARIABLE) or ""
    try:
        parsed = (
            make_url(chosen) if chosen else URL.create("sqlite", database=str(find_default_path()))
        )
    except (ArgumentError, ValueError):  # It is not a URL, or its port is not a number.
        raise JournalRefusalError("address", "expected sqlite:/// or postgresql://") from None
    if parsed.drivername in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in {"sqlite", "postgresql+psycopg"}:
        raise JournalRefusalError("address", "expected sqlite:/// or postgresql://")
    if parsed.drivername == "sqlite" and (
        parsed.database in {None, "", ":memory:"} or "\0" in str(parsed.database) or parsed.query
    ):
        raise JournalRefusalError("address", "expected a file after sqlite:///, and nothing more")
    return parsed


def find_journal_path(url: str | None = None) -> Path | None:
    """Return the file of the journal at ``url`` (see ``address``); None if it is on a server.

    Raises:
        JournalRefusalError: Not an address of SQLite or PostgreSQL.
    """
    where = resolve_url(url)
    return Path(where.database or "").expanduser() if where.drivername == "sqlite" else None


def open_engine(
    url: str | None = None, *, wait_seconds: float = WAIT_SECONDS, anew: bool = False
) -> Engine:
    """Open the journal's database with the newest schema; create it if it does not exist.

    One engine serves a whole process and all its threads.

    Args:
        url: Address of the database; see ``address``.
        wait_seconds: How long a write waits for another.
        anew: Create a new journal even if backups of an older one are beside it. Otherwise a
            missing or empty file beside backups is an error.

    Raises:
        JournalRefusalError: Not an address of SQLite or PostgreSQL, or its driver is missing.
        JournalUnavailableError: It exists but is not usable; ``kind`` says why.
    """
    where = resolve_url(url)
    if where.drivername != "sqlite":
        with translate_db_errors():
            engine = _create_postgresql_engine(where)
            try:
                _migrate_if_behind(engine)
            except BaseException:
                engine.dispose()
                raise
        return engine
    path = Path(where.database or "").expanduser()
    with translate_db_errors(str(path)):
        if not anew and identify_file(path) is None and list_restorable(path):
            raise JournalUnavailableError("missing")
        engine = _create_sqlite_engine(where.set(database=str(path)), path, wait_seconds)
        try:
            _migrate_if_behind(engine)
            checkpoint(engine)
            watch_file(engine, path, _check_replacement)
        except BaseException:
            engine.dispose()
            raise
        change_token.start_token(engine, path)
    return engine


def _check_replacement(connection: sqlite3.Connection) -> None:
    """Accept a connection to a file that has replaced another, if it is one of our journals.

    It is checked before its journal mode is set, because that would write a page to an empty file.

    Raises:
        JournalUnavailableError: It is not one, or does not have the newest schema.
    """
    if file_format.read_revision(connection) != migrations.HEAD:
        raise JournalUnavailableError("replaced")
    with suppress(sqlite3.OperationalError):  # The folder is read-only.
        connection.execute("PRAGMA journal_mode=WAL").fetchone()


def _create_sqlite_engine(where: URL, path: Path, wait_seconds: float) -> Engine:
    """Return an engine on a file of the person's own."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    elif not path.is_file():
        raise JournalUnavailableError("unreachable")  # A folder, for instance.
    _reject_unsupported_file(path)
    if path.stat().st_mode & 0o077:
        with suppress(PermissionError):  # The file belongs to another user.
            path.chmod(path.stat().st_mode & 0o700)  # -wal and -shm inherit the mode of the file.
    engine = create_engine(
        where,
        hide_parameters=True,  # A log must not repeat what a person typed.
        creator=lambda: connect(path, wait_seconds),
    )

    @event.listens_for(engine, "connect")
    def _configure_connection(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # The driver would begin only with the first write.
        if not is_writable(path.parent):
            return
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA fullfsync=ON")  # macOS: past the drive's own cache
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin_transaction(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITE_OPTION)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    try:
        _enable_wal(engine, path, wait_seconds)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _reject_unsupported_file(path: Path) -> None:
    """Reject a file of another program or of an unreleased build, without changing it.

    Raises:
        JournalUnavailableError: It is such a file, or an empty one beside backups.
    """
    if identify_file(path) is None:
        return
    try:
        file_copy.reject_unsupported(path)
    except JournalUnavailableError as trouble:
        if trouble.kind == "foreign" and list_restorable(path):
            raise JournalUnavailableError("corrupt") from None
        raise


def _enable_wal(engine: Engine, path: Path, wait_seconds: float) -> None:
    """Switch the file to write-ahead logging, once in its life.

    SQLite does not use its normal timeout for this switch, so several processes that open a new
    file at the same time retry here.
    """
    until = time.monotonic() + wait_seconds
    while True:
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            if cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",):
                return
            if not is_writable(path.parent):
                return  # It is readable as it is.
            cursor.execute("PRAGMA journal_mode=WAL")
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
        finally:
            connection.close()


def _create_postgresql_engine(where: URL) -> Engine:
    """Return an engine on a PostgreSQL server, with at most ten connections."""
    usual = {
        "connect_timeout": str(int(WAIT_SECONDS)),
        "options": f"-c lock_timeout={int(WAIT_SECONDS * 1000)}",
    }
    try:
        return create_engine(
            where,
            hide_parameters=True,
            pool_size=5,
            max_overflow=5,
            pool_timeout=WAIT_SECONDS,
            pool_pre_ping=True,  # A restarted server causes no error.
            connect_args={name: usual[name] for name in usual.keys() - where.query.keys()},
        )
    except (ImportError, NoSuchModuleError):
        raise JournalRefusalError(
            "address", 'PostgreSQL needs its driver: pip install "psycopg[binary]"'
        ) from None


def _migrate_if_behind(engine: Engine) -> None:
    """Migrate the database if its schema is outdated; otherwise read one row."""
    with engine.connect() as connection:
        if migrations.read_current_revision(connection) == migrations.HEAD:
            return
    with engine.execution_options(**{WRITE_OPTION: True}).begin() as connection:
        migrations.upgrade(connection, before=lambda: _back_up_before_migration(engine))
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id={file_format.APPLICATION_ID}")


def _back_up_before_migration(engine: Engine) -> None:
    """Create a backup of a file before its schema changes."""
    if engine.dialect.name == "sqlite":
        create_backup(Path(engine.url.database or ""), "migration", dt.datetime.now(dt.UTC))
