"""One owner's part of the database: transactions that see no other owner's rows, and a counter.

Every part of a ``Journal`` uses these functions. Each transaction is restricted to the owner twice:
every statement names the owner, and on PostgreSQL row-level security enforces it on the server too.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Select,
    Table,
    and_,
    exists,
    not_,
    select,
    text,
)
from sqlalchemy.dialects import sqlite

from psoas_coach.journal import validation
from psoas_coach.journal.change_token import bump_token, read_token
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.engine import WRITE_OPTION
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.file_guard import FILE_KEY, was_replaced
from psoas_coach.journal.tables import owners
from psoas_coach.journal.wal_checkpoint import schedule_checkpoint

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

SET_OWNER = text("SELECT set_config('psoas_coach.owner', :owner, true)")


VERSION = "SELECT version FROM owners WHERE owner = :owner"


class NothingToWriteError(Exception):
    """Ends a ``counted_tx`` without anything to write."""


class OwnerScope:
    """The rows of one owner.

    Args:
        engine: From ``open_engine``; shared by all owners and threads.
        owner: The owner of the rows; ``local`` without sign-in.
    """

    def __init__(self, engine: Engine, owner: str) -> None:
        self.owner = validation.validate_owner(owner)
        self.reader = engine
        self.file = engine.url.database if engine.dialect.name == "sqlite" else None

    @cached_property
    def writer(self) -> Engine:
        """The engine for transactions that write."""
        # The row count shows whether an insert was new; by default SQLAlchemy discards it.
        return self.reader.execution_options(preserve_rowcount=True, **{WRITE_OPTION: True})

    def read_version(self) -> int:
        """Return the number of this owner's confirmed writes; equal numbers mean equal contents.

        Drafts are not counted: no chart reads them.
        """
        return int(self.fetch_value(VERSION, owner=self.owner) or 0)

    def read_change_token(self) -> bytes | None:
        """Return bytes that stay the same until anybody's next write; None if unknown.

        They also change with drafts and with other owners' writes, and need no query.
        """
        beat = read_token(self.reader)
        return None if beat is None else beat + self.owner.encode()

    def is_shared(self) -> bool:
        """Whether the journal's file or server has other owners than this one.

        Always true on a server, because one owner cannot find out about others.
        """
        if self.file is None:
            return True
        with self.read_tx() as connection:
            others = select(owners.c.owner).where(owners.c.owner != self.owner).limit(1)
            return connection.execute(others).one_or_none() is not None

    def fetch_value(self, statement: str, **values: str) -> Any:  # noqa: ANN401 -- whatever the column holds
        """Read one value that every rerun of every page needs; None if there is no row.

        For a file it uses the driver directly: SQLAlchemy takes twenty times as long as its 0.02
        ms, a tenth of a whole rerun.
        """
        if self.file is None:
            with self.read_tx() as connection:
                return connection.scalar(text(statement), values)
        with translate_db_errors(self.file):
            connection_of_driver = self.reader.raw_connection()
            try:
                row = connection_of_driver.cursor().execute(statement, values).fetchone()
            finally:
                connection_of_driver.close()
        return None if row is None else row[0]

    @contextmanager
    def read_tx(self) -> Iterator[Connection]:
        """Yield a transaction that reads."""
        with translate_db_errors(self.file), self.reader.connect() as connection:
            self.name_owner(connection)
            yield connection

    @contextmanager
    def write_tx(self) -> Iterator[Connection]:
        """Yield a transaction that writes; it is rolled back if the block raises.

        Raises:
            JournalUnavailableError: The file was replaced while it was written to.
        """
        try:
            with translate_db_errors(self.file):
                with self.writer.begin() as connection:
                    self.name_owner(connection)
                    file_id = connection.info.get(FILE_KEY)
                    yield connection
                if was_replaced(self.reader, file_id):  # It was replaced during the write.
                    raise JournalUnavailableError("replaced")
        finally:  # Even after an error, because a failed commit may have been applied.
            bump_token(self.reader)
            schedule_checkpoint(self.reader)

    @contextmanager
    def counted_tx(self) -> Iterator[Connection]:
        """Yield a transaction that counts its write first, so that this owner's other writers wait.

        ``NothingToWriteError`` rolls it back, including the count, and is not propagated.
        """
        with suppress(NothingToWriteError), self.write_tx() as connection:
            self.count_write(connection)
            yield connection

    def lock_owner(self, connection: Connection) -> None:
        """Make other writers of this owner wait until the end of this transaction.

        SQLite's writers wait for each other anyway.
        """
        connection.execute(self._select_version().with_for_update())

    def count_write(self, connection: Connection) -> None:
        """Count one confirmed write, in its own transaction."""
        row = insert_into(connection, owners).values(owner=self.owner, version=1)
        connection.execute(
            row.on_conflict_do_update(
                index_elements=[owners.c.owner], set_={"version": owners.c.version + 1}
            )
        )

    def _select_version(self) -> Select[tuple[int]]:
        """Return the query for this owner's counter."""
        return select(owners.c.version).where(owners.c.owner == self.owner)

    def is_current(self, table: Table) -> ColumnElement[bool]:
        """Return the condition for the owner's current rows: not removed, and not superseded."""
        return and_(table.c.owner == self.owner, _is_last_revision(table))

    def name_owner(self, connection: Connection) -> None:
        """Tell the server whose rows this transaction may access."""
        if self.file is None:
            connection.execute(SET_OWNER, {"owner": self.owner})


@functools.cache
def _is_last_revision(table: Table) -> ColumnElement[bool]:
    """Return the condition for rows that are not removed and not superseded.

    It is made once for each table: an alias copies every column, which took longer than to make
    and run the rest of a query.
    """
    later = table.alias("later")
    return and_(
        not_(table.c.removed),
        not_(
            exists().where(
                later.c.owner == table.c.owner,
                later.c.id == table.c.id,
                later.c.revision > table.c.revision,
            )
        ),
    )


class Part:
    """One part of a journal: the operations on one kind of data of one owner."""

    def __init__(self, scope: OwnerScope) -> None:
        self._scope = scope


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """Return an insert that can handle a row that exists already."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 -- slow, and no file needs it

    return postgresql.insert(table)
