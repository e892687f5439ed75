"""Days from other apps' files: compared first, added together, and removed together.

An imported day claims less than anything else in the journal. It is not a session, not a check-in
and not a statement about how the person is now, so no rule, average or reminder uses it. Only
Progress shows it, apart from everything else.

Its id is derived from the source and the date, so importing the same file twice adds nothing. If
that day already has another value, the existing one stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, insert, select

from psoas_coach.journal import stored_bodies, validation
from psoas_coach.journal.day_notes import build_day_note_row, read_day_note
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.owner_scope import NothingToWriteError, Part
from psoas_coach.journal.records import DayNote
from psoas_coach.journal.stored_bodies import ImportedDay
from psoas_coach.journal.summaries import DatedImport
from psoas_coach.journal.tables import day_notes

KIND: Literal["imported"] = "imported"


class ImportCounts(Struct, frozen=True):
    """The effect of an import of days.

    Attributes:
        new: Days that are not in the journal, or were removed from it.
        same: Days that are in it already.
        differing: Days that are in it with another value, which stays.
    """

    new: int = 0
    same: int = 0
    differing: int = 0


class ImportedDays(Part):
    """Imported days of all sources."""

    def list(self, until: dt.date | None = None) -> tuple[DatedImport, ...]:
        """Return the current imported days, oldest first, up to ``until``."""
        conditions = [] if until is None else [day_notes.c.local_date <= until]
        query = (
            select(day_notes.c.local_date, day_notes.c.body)
            .where(self._scope.is_current(day_notes), day_notes.c.kind == KIND, *conditions)
            .order_by(day_notes.c.local_date, day_notes.c.id)
        )
        with self._scope.read_tx() as connection:
            rows = connection.execute(query).all()
        return tuple(DatedImport(date, _read_body(body)) for date, body in rows)

    def compare(self, records: Iterable[DayNote]) -> ImportCounts:
        """Return what ``add`` would do with ``records``; changes nothing."""
        admitted = _validate_days(records)
        with self._scope.read_tx() as connection:
            return _plan(admitted, self._fetch_latest(connection))[0]

    def add(self, records: Iterable[DayNote]) -> ImportCounts:
        """Add the missing days, and restore removed ones, in one transaction.

        Returns:
            What was done. Repeating the call finds everything already present.

        Raises:
            JournalRefusalError: A record is not an imported day; nothing was changed.
        """
        admitted = _validate_days(records)
        counts = ImportCounts()
        with self._scope.counted_tx() as connection:
            counts, rows = _plan(admitted, self._fetch_latest(connection))
            self._write(connection, rows)
        return counts

    def remove(self, import_id: str) -> int:
        """Remove all days of one import, in one transaction; return their number."""
        return self._mark(import_id, removed=True)

    def restore(self, import_id: str) -> int:
        """Restore the removed days of one import, in one transaction; return their number."""
        return self._mark(import_id, removed=False)

    def _mark(self, import_id: str, *, removed: bool) -> int:
        import_id = validation.validate_id(import_id)
        rows: list[dict[str, object]] = []
        with self._scope.counted_tx() as connection:
            rows = [
                {**row._asdict(), "revision": row.revision + 1, "removed": removed}
                for row in self._fetch_latest(connection).values()
                if row.kind == KIND
                and row.removed != removed
                and _read_body(row.body).import_id == import_id
            ]
            self._write(connection, rows)
        return len(rows)

    def _fetch_latest(self, connection: Connection) -> dict[str, Row[Any]]:
        """Return the highest revision of every note by its id, removed or not.

        Notes of other kinds are included, because a forged export may contain one with the id of an
        imported day.
        """
        query = (
            select(day_notes)
            .where(day_notes.c.owner == self._scope.owner)
            .order_by(day_notes.c.revision)
        )
        return {row.id: row for row in connection.execute(query)}

    def _write(self, connection: Connection, rows: Sequence[dict[str, object]]) -> None:
        if not rows:
            raise NothingToWriteError
        connection.execute(insert(day_notes), [{**row, "owner": self._scope.owner} for row in rows])


def _validate_days(records: Iterable[DayNote]) -> tuple[DayNote, ...]:
    admitted = tuple(validation.validate_record(record) for record in records)
    if any(record.kind != KIND for record in admitted):
        raise JournalRefusalError("kind", "expected an imported day")
    if len({record.id for record in admitted}) < len(admitted):
        raise JournalRefusalError("id", "expected each day once")
    return admitted


def _plan(
    records: Iterable[DayNote], latest: dict[str, Row[Any]]
) -> tuple[ImportCounts, list[dict[str, object]]]:
    """Return the effect of ``records``, and the rows to write, without the owner."""
    rows: list[dict[str, object]] = []
    same = differing = 0
    for record in records:
        stored = latest.get(record.id)
        if stored is not None and stored.kind != KIND:
            differing += 1
        elif stored is None or stored.removed:
            revision = 1 if stored is None else stored.revision + 1
            rows.append({**build_day_note_row(record), "revision": revision, "removed": False})
        elif _is_same(read_day_note(stored), record):
            same += 1
        else:
            differing += 1
    return ImportCounts(new=len(rows), same=same, differing=differing), rows


def _is_same(stored: DayNote, there: DayNote) -> bool:
    """Whether two records of a day are equal apart from their imports."""
    mine, theirs = (stored_bodies.validate_imported(note.body) for note in (stored, there))
    return (mine.practised, mine.pain) == (theirs.practised, theirs.pain)


def _read_body(body: str) -> ImportedDay:
    return msgspec.json.decode(body, type=ImportedDay)
