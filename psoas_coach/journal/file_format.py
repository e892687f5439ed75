"""Check that a file is a journal of ours, and that its tables have the expected columns.

SQLite can consider a file intact in which a single letter of a column's name has changed: for
SQLite that is another table, and we cannot read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psoas_coach.journal import migrations
from psoas_coach.journal.tables import metadata

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy.engine.interfaces import DBAPICursor

APPLICATION_ID = 0x50534F41
"""The application id in the header of an SQLite file: the letters PSOA."""
REQUIRED_TABLES = (
    "alembic_version",
    "self_checks",
    "sessions",
    "holds",
    "day_notes",
    "settings",
    "owners",
)
"""Tables that every journal has."""
ENCODING_BYTES = slice(56, 60)
"""The bytes of the header with the text encoding:
https://sqlite.org/fileformat2.html#the_database_header.
"""
UTF_8 = 1
COLUMNS = {table.name: set(table.columns.keys()) for table in metadata.sorted_tables}


def is_utf_8(head: bytes) -> bool:
    """Whether a file stores its text in UTF-8, as ours do.

    SQLite treats an unknown encoding as UTF-8, but refuses to copy rows from such a file.

    Args:
        head: At least the first 60 bytes of the file.
    """
    return int.from_bytes(head[ENCODING_BYTES], "big") == UTF_8


def has_expected_columns(connection: sqlite3.Connection) -> bool:
    """Whether a file with the newest schema has all its columns.

    Args:
        connection: A connection to the file; nothing is written.
    """
    if "version_num" not in _list_column_names(connection, "alembic_version"):
        return False
    revision = read_revision(connection)
    if revision != migrations.HEAD:
        return revision is not None
    return all(names <= _list_column_names(connection, table) for table, names in COLUMNS.items())


def read_revision(connection: sqlite3.Connection) -> str | None:
    """Return the schema revision of a journal's file; None if it has none."""
    if not _list_column_names(connection, "alembic_version"):
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def is_foreign(cursor: sqlite3.Cursor | DBAPICursor) -> bool:
    """Whether a readable file belongs to another program. An empty file belongs to none.

    Journals of the first builds have no application id, so they are recognised by their tables.
    """
    cursor.execute("PRAGMA application_id")
    (row,) = cursor.fetchone() or (0,)
    if row:
        return bool(row != APPLICATION_ID)
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {name for (name,) in cursor.fetchall()}
    return bool(tables) and not tables.issuperset(REQUIRED_TABLES)


def _list_column_names(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
