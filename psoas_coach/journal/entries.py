"""All entries of a person in one list, newest first, one page at a time.

There are many breaks from sitting, a dozen on a day at a desk, so they are listed only on request.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    exists,
    func,
    literal,
    not_,
    select,
    union_all,
)

from psoas_coach.journal.day_notes import read_day_note
from psoas_coach.journal.owner_scope import Part
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord, SittingBreak
from psoas_coach.journal.self_checks import read_self_check
from psoas_coach.journal.sessions import attach_holds
from psoas_coach.journal.sitting_breaks import read_sitting_break
from psoas_coach.journal.tables import day_notes, self_checks, sessions, sitting_breaks

Entry = SelfCheck | SessionRecord | DayNote | SittingBreak
FACTS = (self_checks, sessions, day_notes)
WITH_BREAKS = (*FACTS, sitting_breaks)


class Entries(Part):
    """Facts of all kinds together."""

    def list_page(
        self, limit: int, offset: int = 0, *, removed: bool = False, breaks: bool = False
    ) -> tuple[Entry, ...]:
        """Return facts of all kinds, newest first.

        Args:
            limit: The maximum number.
            offset: How many of the newest to skip.
            removed: Removed facts, which can be restored, instead of current ones.
            breaks: Include breaks from sitting.
        """
        tables = WITH_BREAKS if breaks else FACTS
        # Each table first returns its latest rows by index; sorting all years together is slow.
        newest = [
            select(literal(table.name).label("kind"), table.c.id, table.c.local_date, table.c.utc)
            .where(self._is_latest(table, removed=removed))
            .order_by(table.c.utc.desc(), table.c.local_date.desc(), table.c.id)
            .limit(limit + offset)
            .subquery()
            for table in tables
        ]
        keys_query = union_all(*(select(query) for query in newest)).subquery()
        page = (
            select(keys_query.c.kind, keys_query.c.id)
            .order_by(
                keys_query.c.utc.desc(),
                keys_query.c.local_date.desc(),
                keys_query.c.id,
                keys_query.c.kind,
            )
            .limit(limit)
            .offset(offset)
        )
        with self._scope.read_tx() as connection:
            keys = [(row.kind, row.id) for row in connection.execute(page)]
            records: dict[tuple[str, str], Entry] = {}
            for table in tables:
                ids = [id_ for kind, id_ in keys if kind == table.name]
                if ids:
                    records |= self._load(connection, table, ids, removed=removed)
            return tuple(records[key] for key in keys if key in records)

    def find(self, id_: str, *, removed: bool = False) -> Entry | None:
        """Return one fact, or None if the owner has no current one with this id.

        Args:
            id_: The id of the fact.
            removed: Look among the removed facts that can be restored.
        """
        with self._scope.read_tx() as connection:
            for table in WITH_BREAKS:
                fact = self._load(connection, table, [id_], removed=removed)
                if fact:
                    return next(iter(fact.values()))
        return None

    def count(self, *, removed: bool = False, breaks: bool = False) -> int:
        """Count the current or removed facts; ``breaks`` includes breaks from sitting."""
        counted = union_all(
            *(
                select(func.count().label("facts")).where(self._is_latest(table, removed=removed))
                for table in (WITH_BREAKS if breaks else FACTS)
            )
        ).subquery()
        with self._scope.read_tx() as connection:
            return int(connection.scalar(select(func.sum(counted.c.facts))) or 0)

    def _is_latest(self, table: Table, *, removed: bool) -> ColumnElement[bool]:
        """Return the condition for the owner's latest revisions, current or removed."""
        if not removed:
            return self._scope.is_current(table)
        later = table.alias("later")
        return and_(
            table.c.owner == self._scope.owner,
            table.c.removed,
            not_(
                exists().where(
                    later.c.owner == table.c.owner,
                    later.c.id == table.c.id,
                    later.c.revision > table.c.revision,
                )
            ),
        )

    def _load(
        self, connection: Connection, table: Table, ids: list[str], *, removed: bool
    ) -> dict[tuple[str, str], Entry]:
        """Return the facts of one table with these ids."""
        query = select(table).where(self._is_latest(table, removed=removed), table.c.id.in_(ids))
        rows: Any = connection.execute(query).all()
        records: list[Entry]
        if table is sessions:
            records = list(attach_holds(self._scope, connection, rows))
        elif table is self_checks:
            records = [read_self_check(row) for row in rows]
        elif table is sitting_breaks:
            records = [read_sitting_break(row) for row in rows]
        else:
            records = [read_day_note(row) for row in rows]
        return {(table.name, record.id): record for record in records}
