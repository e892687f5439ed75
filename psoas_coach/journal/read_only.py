"""A journal opened to be read only: nothing is made, migrated or left beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool, StaticPool

from psoas_coach.journal import file_copy, migrations
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.engine import resolve_url
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.tables import owners

if TYPE_CHECKING:
    from sqlalchemy import Engine


class OlderFormError(RuntimeError):
    """The journal has an older form, whose rows this program cannot read without changing it."""


def open_read_only(url: str | None = None) -> Engine:
    """Open a journal of the newest form to read it.

    Args:
        url: Address of the database; see ``engine.resolve_url``.

    Raises:
        OlderFormError: It has to be migrated first.
        JournalRefusalError: Not an address of SQLite or PostgreSQL.
        JournalUnavailableError: There, but not usable; ``kind`` says why.
    """
    where = resolve_url(url)
    if where.drivername == "sqlite":
        return _open_file(Path(where.database or "").expanduser())
    with translate_db_errors():
        engine = create_engine(where, poolclass=NullPool, hide_parameters=True)
        with engine.connect() as connection:
            _require_head(migrations.current_revision(connection))
    return engine


def has_broken_rows(path: Path) -> bool:
    """Whether a whole file of the newest form has a row that is not as it should be.

    One of an older form is not looked at: it was proved while that was the newest.
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
    """One connection to a file, made so that it leaves nothing behind."""

    def connection() -> sqlite3.Connection:
        quiet = "" if file_copy.is_in_use(path) else "&immutable=1"
        where = f"{path.absolute().as_uri()}?mode=ro{quiet}"
        return sqlite3.connect(where, uri=True, check_same_thread=False)

    engine = create_engine(
        f"sqlite:///{path}", creator=connection, poolclass=StaticPool, hide_parameters=True
    )
    try:
        with translate_db_errors(str(path)), engine.connect() as opened:
            _require_head(migrations.current_revision(opened))
    except BaseException:
        engine.dispose()
        raise
    return engine


def _require_head(revision: str | None) -> None:
    if revision == migrations.HEAD:
        return
    migrations.require_supported(revision)
    raise OlderFormError
