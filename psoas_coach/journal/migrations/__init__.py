"""The journal's history of shapes, and how a database is brought to the newest one.

Alembic takes 0.26 s to import, so it is imported only when a database is behind; one that is up to
date is recognised by a single row.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, inspect, text

HEAD = "0004"
"""The newest revision; a test holds it equal to what Alembic finds in ``versions``."""
LOCK = 0x50534F4153
"""Key of PostgreSQL's advisory lock: the letters PSOAS. Processes that start together migrate one
after the other, and all but the first find nothing to do."""


def current_revision(connection: Connection) -> str | None:
    """The revision the database is at, or None when it has never been migrated."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def is_known(revision: str) -> bool:
    """Whether this program knows a revision: they are numbered, and none is ever taken back."""
    return len(revision) == len(HEAD) and revision.isascii() and "0000" <= revision <= HEAD


def upgrade(connection: Connection, before: Callable[[], None] = lambda: None) -> None:
    """Bring the database to HEAD within the transaction of ``connection``; keep it otherwise.

    Args:
        connection: In a transaction that writes.
        before: Called before a database that holds something changes its shape; when it raises,
            nothing is changed.

    Raises:
        LookupError: The database is at a revision this program does not know.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    at = current_revision(connection)
    if at == HEAD:
        return
    from alembic import command, script  # noqa: PLC0415 -- slow to import, seldom needed
    from alembic.config import Config  # noqa: PLC0415 -- the same
    from alembic.util.exc import CommandError  # noqa: PLC0415 -- the same

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        script.ScriptDirectory.from_config(config).get_revision(at or "base")
    except CommandError as error:
        raise LookupError(f"unknown revision {at}") from error
    if at is not None:
        before()
    command.upgrade(config, "head")
