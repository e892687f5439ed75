"""The journal's schema versions, and the upgrade of a database to the latest one.

Alembic takes 0.26 s to import, so it is imported only if a database is out of date; a single row
shows that one is up to date.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from psoas_coach.journal.errors import JournalUnavailableError

FIRST = "0010"
"""The first released schema; builds before it wrote others, with lower numbers."""
HEAD = "0014"
"""The newest revision; a test compares it with the files in ``versions``."""
LOCK = 0x50534F4153
"""The key of PostgreSQL's advisory lock: the letters PSOAS. Processes that start together migrate
one after the other, and all but the first have nothing to do.
"""


def read_current_revision(connection: Connection) -> str | None:
    """Return the revision of the database, or None if it has never been migrated."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if revision is None else str(revision)


def require_supported(revision: str | None) -> None:
    """Check that this program can use a journal, after a migration if necessary.

    Raises:
        JournalUnavailableError: ``older`` if a build from before the first release wrote it,
            ``newer`` if this program does not know its revision.
    """
    if revision is None:
        return
    if len(revision) == len(HEAD) and revision.isdecimal():
        if revision < FIRST:
            raise JournalUnavailableError("older")
        if revision <= HEAD:
            return
    raise JournalUnavailableError("newer")


def upgrade(connection: Connection, before: Callable[[], None] = lambda: None) -> None:
    """Migrate the database to HEAD within the transaction of ``connection``.

    Args:
        connection: A connection in a transaction that writes.
        before: Called before a database with contents changes its schema; if it raises, nothing is
            changed.

    Raises:
        JournalUnavailableError: ``older`` or ``newer``, see ``require_supported``.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    at = read_current_revision(connection)
    if at == HEAD:
        return
    require_supported(at)
    from alembic import command  # noqa: PLC0415 -- slow to import, seldom needed
    from alembic.config import Config  # noqa: PLC0415 -- the same

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    if at is not None:
        before()
    command.upgrade(config, "head")
