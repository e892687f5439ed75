"""Whether a journal's file has the columns that its form has.

SQLite can find a file whole in which a single letter of a column's name has changed: to SQLite that
is another table, and to us it is one that cannot be read.
"""

from __future__ import annotations

import sqlite3

from psoas_coach.journal import migrations
from psoas_coach.journal.tables import metadata

COLUMNS = {table.name: set(table.columns.keys()) for table in metadata.sorted_tables}


def fits(connection: sqlite3.Connection) -> bool:
    """Return whether a file of the newest form has all its columns; one of another form may differ.

    Args:
        connection: To the file; nothing is written.
    """
    if "version_num" not in _columns(connection, "alembic_version"):
        return False
    said = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if said != (migrations.HEAD,):
        return said is not None
    return all(names <= _columns(connection, table) for table, names in COLUMNS.items())


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
