"""Import days from other apps as imported days; one import can be removed as a whole.

Imported days have no effect on guidance. A day practised elsewhere is not a session: its moves, its
length and how it felt are unknown, so it earns no step, no depth and no dose. Pain from a table is
not a check-in, so it neither adjusts the walk nor counts towards a change.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Sequence

from msgspec import Struct

from psoas_coach.journal.records import DayNote, ImportSource, Moment
from psoas_coach.journal.summaries import DatedImport
from psoas_coach.sharing.loop_habits_import import Habit
from psoas_coach.sharing.pain_table_import import PainDays

_NOON = dt.time(12, tzinfo=dt.UTC)
_ZONE = "UTC"
"""The person's zone is unknown; with one zone for all, the same file gives the same instants."""


class ImportSummary(Struct, frozen=True):
    """The days that one import added, and those that still exist."""

    import_id: str
    source: ImportSource
    count: int
    first: dt.date
    last: dt.date


def make_practice_notes(habits: Iterable[Habit], import_id: str) -> tuple[DayNote, ...]:
    """Return a note for each day on which one of ``habits`` was ticked, oldest first.

    Args:
        habits: The habits that the person calls practice.
        import_id: A random UUID for this import.
    """
    dates = sorted({date for habit in habits for date in habit.ticked})
    return tuple(_make_note("loop", date, {"practised": True}, import_id) for date in dates)


def make_pain_notes(days: PainDays, import_id: str) -> tuple[DayNote, ...]:
    """Return a note for each day of a table, oldest first.

    Args:
        days: The contents of the table.
        import_id: A random UUID for this import.
    """
    return tuple(
        _make_note("pain_csv", dated.date, {"pain": dated.pain}, import_id) for dated in days.days
    )


def list_imports(days: Sequence[DatedImport]) -> tuple[ImportSummary, ...]:
    """Return the imports with days that still exist, by their first dates.

    Args:
        days: Oldest first.
    """
    by_import: dict[str, list[DatedImport]] = {}
    for dated in days:
        by_import.setdefault(dated.day.import_id, []).append(dated)
    return tuple(
        ImportSummary(id_, days[0].day.source, len(days), days[0].date, days[-1].date)
        for id_, days in by_import.items()
    )


def _make_note(
    source: ImportSource, date: dt.date, fields: dict[str, object], import_id: str
) -> DayNote:
    """Return the note of a day; its id is derived from source and date, so none is added twice."""
    digest = hashlib.sha256(f"imported {source} {date.isoformat()}".encode()).digest()
    return DayNote(
        id=uuid.UUID(bytes=digest[:16], version=4).hex,
        at=Moment(dt.datetime.combine(date, _NOON), date, _ZONE),
        kind="imported",
        body={"source": source, "import_id": import_id, **fields},
    )
