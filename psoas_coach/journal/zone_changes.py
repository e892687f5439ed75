"""Where the person's time zone changed between one entry and the next."""

from __future__ import annotations

from sqlalchemy import func, select, union_all

from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.records import Moment
from psoas_coach.journal.revisions import read_moment
from psoas_coach.journal.tables import day_notes, self_checks, sessions


def find_zone_changes(scope: OwnerScope) -> tuple[tuple[Moment, Moment], ...]:
    """Return each pair of entries in a row whose zones differ, oldest first.

    Entries of all kinds count, in the order of their instants.
    """
    entries = union_all(
        *(
            select(table.c.utc, table.c.local_date, table.c.zone).where(scope.current_rows(table))
            for table in (self_checks, sessions, day_notes)
        )
    ).subquery()
    order = (entries.c.utc, entries.c.local_date, entries.c.zone)
    before = [
        func.lag(entries.c[name], type_=entries.c[name].type)
        .over(order_by=order)
        .label(f"{name}_before")
        for name in ("utc", "local_date", "zone")
    ]
    pairs = select(entries, *before).subquery()
    query = select(pairs).where(pairs.c.zone != pairs.c.zone_before).order_by(pairs.c.utc)
    with scope.read_tx() as connection:
        rows = connection.execute(query).all()
    return tuple(
        (Moment(row.utc_before, row.local_date_before, row.zone_before), read_moment(row))
        for row in rows
    )
