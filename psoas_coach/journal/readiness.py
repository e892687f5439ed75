"""Whether a journal can be used at this moment, without making, migrating or changing anything.

A process that runs is not yet one that can serve: its database may be away, older than the program,
or reached by a role for which PostgreSQL does not keep people's rows apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from psoas_coach.journal import backups, file_copy, file_format, migrations
from psoas_coach.journal.db_errors import is_writable, translate_db_errors
from psoas_coach.journal.engine import resolve_url
from psoas_coach.journal.errors import JournalUnavailableError, Kind
from psoas_coach.journal.file_guard import identify_file

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

Readiness = Literal["ready", "behind", "unbound"] | Kind
"""``behind``: not there yet, or of an older form. ``unbound``: the role sees everybody's rows,
because row-level security binds neither superusers nor roles with BYPASSRLS
(https://www.postgresql.org/docs/15/ddl-rowsecurity.html). The others as in ``errors.Kind``."""

WAIT_SECONDS = 2
"""Whoever asks, asks again soon: a slow answer is a no."""


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
                where, poolclass=NullPool, hide_parameters=True, connect_args=_timeouts(where)
            )
            with engine.connect() as connection:
                return _check_server(connection)
    except JournalUnavailableError as trouble:
        return trouble.kind


def _check_file(path: Path) -> Readiness:
    """Look at a file, leaving nothing beside it."""
    try:
        with translate_db_errors(str(path)):
            if identify_file(path) is None:
                return "missing" if backups.list_restorable(path) else "behind"
            with file_copy.connect(path, "ro") as connection:
                if file_format.is_foreign(connection.cursor()):
                    return "foreign"
                at = file_format.read_revision(connection)
            if at == migrations.HEAD and not (is_writable(path) and is_writable(path.parent)):
                return "read_only"
            return _compare_revision(at)
    except JournalUnavailableError as trouble:
        return trouble.kind


def _timeouts(where: URL) -> dict[str, object]:
    """How long a connection and a question may take, where the address does not say it."""
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
    return _compare_revision(migrations.current_revision(connection))


def _compare_revision(at: str | None) -> Readiness:
    """What a revision means for this program.

    Raises:
        JournalUnavailableError: It cannot use it, whatever is done.
    """
    migrations.require_supported(at)
    return "ready" if at == migrations.HEAD else "behind"
