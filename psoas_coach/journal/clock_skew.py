"""Move entries that were recorded with a clock that was ahead back to the present.

Nothing can have been recorded in the future. Entries with such an instant would count as the latest
ones until that time has come: a healthy self-check of next month would hide today's red flag. The
first entry recorded with a correct clock therefore moves them to just before itself. As with every
change of a fact this is a further revision, and the entries keep their order. Imported days never
count as the latest entry and keep the date of their file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Connection, Table, select

from psoas_coach.journal.key_values import drop_draft_of
from psoas_coach.journal.moments import write_moment
from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord, make_moment
from psoas_coach.journal.revisions import Revisions
from psoas_coach.journal.tables import day_notes, self_checks, sessions

TOLERANCE = dt.timedelta(minutes=2)
"""The clocks of several servers differ by less."""
RECENT = dt.timedelta(hours=1)
"""An entry with a date within this time before now is made now; an older one is about a past day.
"""
STEP = dt.timedelta(microseconds=1)


def add_entry(
    scope: OwnerScope,
    connection: Connection,
    table: Table,
    row: Mapping[str, object],
    record: SelfCheck | SessionRecord | DayNote,
) -> bool:
    """Add a fact that may be the latest, and delete its draft; False if its id exists already.

    Args:
        scope: The owner.
        connection: A connection in the transaction that adds it.
        table: The table of its kind.
        row: The fact as its columns.
        record: The same fact as a record.
    """
    new = Revisions(scope, table).add(connection, row)
    drop_draft_of(scope, connection, record.id)
    if new:
        bring_back(scope, connection, record.at.utc)
        scope.count_write(connection)
    return new


def bring_back(scope: OwnerScope, connection: Connection, recorded: dt.datetime) -> None:
    """Move an owner's entries that are in the future to just before ``recorded``, or now.

    Args:
        scope: The owner.
        connection: A connection in the transaction that adds the new entry.
        recorded: The instant of the new entry. One in the future itself changes nothing.
    """
    now = dt.datetime.now(dt.UTC)
    if recorded > now + TOLERANCE:
        return
    until = recorded if recorded > now - RECENT else now
    for table in (self_checks, sessions, day_notes):
        dated_by_hand = [table.c.kind != "imported"] if table is day_notes else []
        query = (
            select(table)
            .where(
                scope.is_current(table),
                table.c.utc > now + TOLERANCE,
                table.c.demo.is_(False),
                *dated_by_hand,
            )
            .order_by(table.c.utc.desc(), table.c.id.desc())
        )
        for place, row in enumerate(connection.execute(query).all(), start=1):
            at = min(until, now) - place * STEP
            moved = write_moment(make_moment(at, row.zone))
            Revisions(scope, table).repeat(connection, row, row.revision, **moved)
