"""When a fact was recorded, as four columns: the instant, and the person's date and time zone.

``week`` is the Monday of ``local_date``, for queries on the file itself: SQLite and PostgreSQL have
no common way to compute it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, ColumnElement, Date, DateTime, Row, Table, Text, TypeDecorator

from psoas_coach.journal.records import Moment

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect


class Instant(TypeDecorator[dt.datetime]):
    """An aware instant; SQLite, which has no time zones, stores it as text in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: dt.datetime | None, _dialect: Dialect
    ) -> dt.datetime | None:
        """Convert to UTC."""
        return value if value is None else value.astimezone(dt.UTC)

    def process_result_value(
        self, value: dt.datetime | None, _dialect: Dialect
    ) -> dt.datetime | None:
        """Return the instant in UTC, aware."""
        if value is None or value.tzinfo is dt.UTC:
            return value
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


def make_moment_columns() -> tuple[Column[Any], ...]:
    """Create the columns of a moment for a table."""
    return (
        Column("utc", Instant, nullable=False),
        Column("local_date", Date, nullable=False),
        Column("week", Date, nullable=False),
        Column("zone", Text, nullable=False),
    )


def write_moment(at: Moment) -> dict[str, object]:
    """Return the column values of a moment."""
    week = at.local_date - dt.timedelta(days=at.local_date.weekday())
    return {"utc": at.utc, "local_date": at.local_date, "zone": at.zone, "week": week}


def read_moment(row: Row[Any]) -> Moment:
    """Return the moment of a row."""
    return Moment(row.utc, row.local_date, row.zone)


def order_newest_first(table: Table) -> tuple[ColumnElement[Any], ...]:
    """Return the order of facts by instant: on a journey a later fact may have an earlier date."""
    return table.c.utc.desc(), table.c.local_date.desc(), table.c.id.desc()
