"""Open a journal for reading only, or check whether it is usable; create and migrate nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, create_engine, select, text
from sqlalchemy.pool import NullPool, StaticPool

from psoas_coach.journal import backup_files, file_copy, file_format, migrations
from psoas_coach.journal.db_errors import is_writable, translate_db_errors
from psoas_coach.journal.engine import resolve_url
from psoas_coach.journal.errors import JournalUnavailableError, Kind
from psoas_coach.journal.file_guard import identify_file
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.tables import owners

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine import URL


class OlderFormError(RuntimeError):
    """The journal has an older schema, whose rows this program can only read after migrating it."""


def open_read_only(url: str | None = None) -> Engine:
    """Open a journal with the newest schema for reading.

    Args:
        url: Address of the database; see ``engine.resolve_url``.

    Raises:
        OlderFormError: It must be migrated first.
        JournalRefusalError: Not an address of SQLite or PostgreSQL.
        JournalUnavailableError: It exists but is not usable; ``kind`` says why.
    """
    where = resolve_url(url)
    if where.drivername == "sqlite":
        return _open_file(Path(where.database or "").expanduser())
    with translate_db_errors():
        engine = create_engine(where, poolclass=NullPool, hide_parameters=True)
        with engine.connect() as connection:
            _require_head(migrations.read_current_revision(connection))
    return engine


def has_broken_rows(path: Path) -> bool:
    """Whether a complete file with the newest schema has an invalid row.

    A file with an older schema is not checked: it was verified while that was the newest.
    """
    try:
        engine = _open_file(path)
    except OlderFormError:
        return False
    try:
        with translate_db_errors(str(path)), engine.connect() as connection:
            everybody = connection.scalars(select(owners.c.owner)).all()
        return any(Journal(engine, owner).integrity.find_faults() for owner in everybody)
    finally:
        engine.dispose()


def _open_file(path: Path) -> Engine:
    """Return an engine with one connection to a file, which leaves no files behind."""

    def connect() -> sqlite3.Connection:
        quiet = "" if file_copy.is_in_use(path) else "&immutable=1"
        where = f"{path.absolute().as_uri()}?mode=ro{quiet}"
        return sqlite3.connect(where, uri=True, check_same_thread=False)

    engine = create_engine(
        f"sqlite:///{path}", creator=connect, poolclass=StaticPool, hide_parameters=True
    )
    try:
        with translate_db_errors(str(path)), engine.connect() as read_connection:
            _require_head(migrations.read_current_revision(read_connection))
    except BaseException:
        engine.dispose()
        raise
    return engine


def _require_head(revision: str | None) -> None:
    if revision == migrations.HEAD:
        return
    migrations.require_supported(revision)
    raise OlderFormError


Readiness = Literal["ready", "behind", "unbound"] | Kind
"""``behind``: not there yet, or of an older form. ``unbound``: the role sees everybody's rows,
because row-level security binds neither superusers nor roles with BYPASSRLS
(https://www.postgresql.org/docs/15/ddl-rowsecurity.html). The others as in ``errors.Kind``."""

WAIT_SECONDS = 2
"""A health check is repeated soon, so a slow answer counts as a failure."""


def check_readiness(url: str | None = None) -> Readiness:
    """Return whether the journal at ``url`` (see ``engine.resolve_url``) is ready, else why not.

    Raises:
        JournalRefusalError: Not an address of SQLite or PostgreSQL.
    """
    where = resolve_url(url)
    if where.drivername == "sqlite":
        return _check_file(Path(where.database or "").expanduser())
    try:
        with translate_db_errors():
            engine = create_engine(
                where,
                poolclass=NullPool,
                hide_parameters=True,
                connect_args=_choose_timeouts(where),
            )
            with engine.connect() as connection:
                return _check_server(connection)
    except JournalUnavailableError as trouble:
        return trouble.kind


def _check_file(path: Path) -> Readiness:
    """Check a file without creating anything beside it."""
    try:
        with translate_db_errors(str(path)):
            if identify_file(path) is None:
                return "missing" if backup_files.list_restorable(path) else "behind"
            with file_copy.connect(path, "ro") as connection:
                if file_format.is_foreign(connection.cursor()):
                    return "foreign"
                at = file_format.read_revision(connection)
            if at == migrations.HEAD and not (is_writable(path) and is_writable(path.parent)):
                return "read_only"
            return _compare_revision(at)
    except JournalUnavailableError as trouble:
        return trouble.kind


def _choose_timeouts(where: URL) -> dict[str, object]:
    """Return the timeouts of connections and queries, unless the address sets them."""
    usual: dict[str, object] = {
        "connect_timeout": WAIT_SECONDS,
        "options": f"-c statement_timeout={WAIT_SECONDS * 1000}",
    }
    return {name: value for name, value in usual.items() if name not in where.query}


def _check_server(connection: Connection) -> Readiness:
    role = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
    if connection.execute(role).scalar():
        return "unbound"
    if connection.execute(text("SHOW transaction_read_only")).scalar() == "on":
        return "read_only"
    return _compare_revision(migrations.read_current_revision(connection))


def _compare_revision(at: str | None) -> Readiness:
    """Return what a revision means for this program.

    Raises:
        JournalUnavailableError: The program can never use it.
    """
    migrations.require_supported(at)
    return "ready" if at == migrations.HEAD else "behind"
