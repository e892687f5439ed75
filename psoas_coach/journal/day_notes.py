"""Notes about a day: check-ins, measures, flare days, days away or ill.

Days away and ill are marked, so that no chart counts them as missed.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, func, or_, select

from psoas_coach.guidance import new_signs
from psoas_coach.guidance.new_signs import find_open_report
from psoas_coach.journal import stored_bodies, validation
from psoas_coach.journal.clock_skew import add_entry, bring_back
from psoas_coach.journal.moments import order_newest_first, read_moment, write_moment
from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.records import DayNote, make_moment
from psoas_coach.journal.revisions import EditableFacts
from psoas_coach.journal.stored_bodies import (
    CheckIn,
    DailyAnswer,
    HipReadings,
    NewSigns,
    OverallChange,
)
from psoas_coach.journal.summaries import Measure
from psoas_coach.journal.tables import day_notes, self_checks

DENORMALISED = ("pain_now", "tingling", "sitting_hours", "longest_sit")
"""Numbers of a check-in that have their own column."""
BODY_TYPES: dict[str, type[NewSigns | OverallChange | DailyAnswer]] = {
    "new_signs": NewSigns,
    "overall_change": OverallChange,
    "daily_answer": DailyAnswer,
}
"""The type of a note's body, by kind, if it contains more than numbers to add up."""


class DayNotes(EditableFacts):
    """Day notes; a day may have several."""

    def __init__(self, scope: OwnerScope) -> None:
        super().__init__(scope, day_notes)

    def add(self, record: DayNote) -> bool:
        """Store a note, and delete its draft if there is one.

        Returns:
            Whether it is new; False if its id has been stored before.

        Raises:
            JournalRefusalError: A field has an invalid value.
        """
        valid = validation.validate_record(record)
        row = build_day_note_row(valid)
        with self._scope.write_tx() as connection:
            return add_entry(self._scope, connection, day_notes, row, valid)

    def report_new_signs(self, record: DayNote) -> DayNote:
        """Store a report of new signs, or its current contents, as the latest entry.

        A report that was superseded by a self-check meanwhile, or withdrawn, is in force again: it
        counts from now, whenever its note was begun. It is never dated before a self-check that the
        journal has, even if the clock was set back since.

        Args:
            record: The note, dated now.

        Returns:
            The note as it is stored, with that instant or a later one.

        Raises:
            JournalRefusalError: A field has an invalid value.
        """
        valid = validation.validate_record(record)
        with self._scope.write_tx() as connection:
            latest = self._revisions.read_latest(connection, valid.id)
            bring_back(self._scope, connection, valid.at.utc)
            dated = self._move_after_self_checks(connection, valid)
            if latest is None:
                self._revisions.add(connection, build_day_note_row(dated))
            elif latest.removed or read_day_note(latest) != dated:
                self._revisions.append(connection, latest, build_day_note_row(dated))
            self._scope.count_write(connection)  # Even if only the clock skew was corrected.
            return dated

    def _move_after_self_checks(self, connection: Connection, record: DayNote) -> DayNote:
        """Return the note, moved after every self-check in force if necessary."""
        checked: dt.datetime | None = connection.scalar(self._select_last_self_check())
        if checked is None or checked <= record.at.utc:
            return record
        return msgspec.structs.replace(record, at=make_moment(checked, record.at.zone))

    def _select_last_self_check(self) -> Select[dt.datetime]:
        return select(func.max(self_checks.c.utc)).where(self._scope.is_current(self_checks))

    def list(self, since: dt.date | None = None) -> tuple[DayNote, ...]:
        """Return the notes from ``since`` on, newest first."""
        conditions = [] if since is None else [day_notes.c.local_date >= since]
        query = (
            select(day_notes)
            .where(self._scope.is_current(day_notes), *conditions)
            .order_by(*order_newest_first(day_notes))
        )
        with self._scope.read_tx() as connection:
            return tuple(read_day_note(row) for row in connection.execute(query))

    def list_hip_measures(self, since: dt.date | None = None) -> tuple[Measure, ...]:
        """Return the home measures of the hips from ``since`` on, oldest first."""
        conditions = [] if since is None else [day_notes.c.local_date >= since]
        query = (
            select(day_notes.c.id, day_notes.c.utc, day_notes.c.local_date, day_notes.c.body)
            .where(self._scope.is_current(day_notes), day_notes.c.kind == "measure", *conditions)
            .order_by(day_notes.c.utc, day_notes.c.local_date, day_notes.c.id)
        )
        with self._scope.read_tx() as connection:
            return tuple(_to_measure(*row) for row in connection.execute(query))

    def open_new_signs(self) -> DayNote | None:
        """Return the note of new signs in force, by ``guidance.new_signs``; None if there is none.

        Notes and self-checks count by their instants, unless they were removed: a removed
        self-check closes nothing.
        """
        checked = self._select_last_self_check().scalar_subquery()
        query = select(day_notes).where(
            self._scope.is_current(day_notes),
            day_notes.c.kind == "new_signs",
            or_(checked.is_(None), day_notes.c.utc >= checked),
        )
        with self._scope.read_tx() as connection:
            notes = {row.id: read_day_note(row) for row in connection.execute(query)}
        report = find_open_report(map(_to_new_signs, notes.values()), ())
        return None if report is None else notes[report.id]

    def replace(self, record: DayNote) -> bool:
        """Supersede the note of this id by ``record``.

        Returns:
            Whether something changed; False if it is equal, removed, or unknown.
        """
        valid = validation.validate_record(record)
        row = build_day_note_row(valid)
        with self._scope.write_tx() as connection:
            revision = self._revisions.replace(
                connection, row, lambda latest: read_day_note(latest) == valid
            )
            return revision is not None


def build_day_note_row(record: DayNote) -> dict[str, object]:
    """Return the columns of a validated note.

    Raises:
        JournalRefusalError: A number for charts is out of range, or a measure or an imported day
            has none.
    """
    if record.kind == "measure":
        stored_bodies.validate_readings(record.body)
    elif record.kind == "imported":
        stored_bodies.validate_imported(record.body)
    elif record.kind in BODY_TYPES:
        validation.convert(record.body, BODY_TYPES[record.kind], "body")
    fields = record.body if record.kind == "check_in" else {}
    numbers: CheckIn = validation.convert(fields, CheckIn, "body")
    return {
        "id": record.id,
        "demo": record.demo,
        **write_moment(record.at),
        "kind": record.kind,
        **{name: getattr(numbers, name) for name in DENORMALISED},
        "body": validation.encode_json(record.body, "body"),
    }


def read_day_note(row: Row[Any]) -> DayNote:
    """Return the record of a row."""
    return DayNote(
        id=row.id,
        at=read_moment(row),
        kind=row.kind,
        body=msgspec.json.decode(row.body, type=dict[str, Any]),
        demo=row.demo,
    )


def _to_new_signs(note: DayNote) -> new_signs.NewSignsReport:
    """Return a note of new signs in the form that the rules use."""
    body: NewSigns = validation.convert(note.body, NewSigns, "body")
    return new_signs.NewSignsReport(note.id, note.at.utc, body.level, body.signs)


def _to_measure(id_: str, utc: dt.datetime, date: dt.date, body: str) -> Measure:
    readings = msgspec.json.decode(body, type=HipReadings)
    return Measure(id_, utc, date, readings.method, readings.left, readings.right)
