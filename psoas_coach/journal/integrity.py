"""Verify row by row that a journal is consistent.

The database verifies its own pages. This module verifies what only the journal knows: every fact
has all its revisions, the columns copied from a body still equal the body, and every value is one
that the journal would accept today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
from sqlalchemy import RowMapping, Table, select

from psoas_coach.journal import validation
from psoas_coach.journal.day_notes import build_day_note_row
from psoas_coach.journal.dump import JournalDump, Record, RecordRevision
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.fair_test_ends import check_end
from psoas_coach.journal.fair_tests import build_fair_test_end_row, build_fair_test_row
from psoas_coach.journal.import_export import ImportExport
from psoas_coach.journal.merge_plan import group_by_id
from psoas_coach.journal.owner_scope import Part
from psoas_coach.journal.physio_plans import build_physio_plan_row
from psoas_coach.journal.self_checks import build_self_check_row
from psoas_coach.journal.session_rows import build_session_row
from psoas_coach.journal.sitting_breaks import build_sitting_break_row
from psoas_coach.journal.tables import (
    day_notes,
    fair_test_ends,
    fair_tests,
    holds,
    owners,
    physio_plans,
    self_checks,
    sessions,
    sitting_breaks,
)

JSON_COLUMNS = frozenset({"answers", "result", "plan", "body", "versions"})
"""Columns that contain JSON: they are compared by value, not as text."""


class IntegrityFault(msgspec.Struct, frozen=True):
    """One fault of the journal.

    Attributes:
        what: ``value``: the journal would refuse it; ``revisions``: one is missing or duplicated;
            ``extracted``: a column differs from the body; ``places``: holds are missing or out of
            order; ``counter``: facts without a counter of writes.
        table: The table.
        id: The id of the fact; empty if it is about the whole table.
        field: The column or field, if there is one.
    """

    what: str
    table: str
    id: str = ""
    field: str = ""


class Integrity(Part):
    """Verifies everything that an owner has recorded."""

    def find_faults(self) -> tuple[IntegrityFault, ...]:
        """Return all faults of this owner; none if everything is valid.

        Raises:
            JournalUnavailableError: It is too damaged to be read.
        """
        dump = ImportExport(self._scope).dump()
        faults = [
            *self._check_facts(self_checks, dump.self_checks, build_self_check_row),
            *self._check_facts(sessions, dump.sessions, build_session_row),
            *self._check_facts(day_notes, dump.day_notes, build_day_note_row),
            *self._check_facts(sitting_breaks, dump.sitting_breaks, build_sitting_break_row),
            *self._check_facts(physio_plans, dump.physio_plans, build_physio_plan_row),
            *self._check_facts(fair_tests, dump.fair_tests, build_fair_test_row),
            *self._check_facts(fair_test_ends, dump.fair_test_ends, build_fair_test_end_row),
            *_check_ends(dump),
            *self._check_places(),
        ]
        with self._scope.read_tx() as connection:
            counted = connection.scalar(
                select(owners.c.version).where(owners.c.owner == self._scope.owner)
            )
        if counted is None and dump.count_rows():
            faults.append(IntegrityFault("counter", owners.name))
        return tuple(faults)

    def _check_facts(
        self,
        table: Table,
        revisions: tuple[RecordRevision[Record], ...],
        columns: Callable[[Record], dict[str, object]],
    ) -> Iterator[IntegrityFault]:
        by_id: dict[str, list[RecordRevision[Record]]] = {}
        for revised in revisions:
            by_id.setdefault(revised.record.id, []).append(revised)
        for id_, chain in by_id.items():
            try:
                group_by_id(chain)
            except JournalRefusalError:
                yield IntegrityFault("revisions", table.name, id_)
        records = {
            (revision.record.id, revision.revision): revision.record for revision in revisions
        }
        with self._scope.read_tx() as connection:
            query = select(table).where(table.c.owner == self._scope.owner)
            for row in connection.execute(query).mappings():
                record = records.get((row["id"], row["revision"]))
                if record is not None:
                    yield from _check_row(table, row, record, columns)

    def _check_places(self) -> Iterator[IntegrityFault]:
        """Yield the holds whose places are not 0, 1, 2 and so on."""
        query = (
            select(holds.c.session, holds.c.revision, holds.c.place)
            .where(holds.c.owner == self._scope.owner)
            .order_by(*holds.primary_key)
        )
        due: dict[tuple[str, int], int] = {}
        broken: set[str] = set()
        with self._scope.read_tx() as connection:
            for session, revision, place in connection.execute(query):
                if place != due.get((session, revision), 0):
                    broken.add(session)
                due[session, revision] = place + 1
        for session in sorted(broken):
            yield IntegrityFault("places", holds.name, session)


def _check_ends(dump: JournalDump) -> Iterator[IntegrityFault]:
    """Yield the ends of fair tests that their tests cannot have had."""
    tests = {test.record.id: test.record for test in dump.fair_tests}
    for end in (revised.record for revised in dump.fair_test_ends):
        try:
            if end.id in tests:
                check_end(tests[end.id], end)
        except JournalRefusalError as error:
            yield IntegrityFault("value", fair_test_ends.name, end.id, error.field)


def _check_row(
    table: Table,
    row: RowMapping,
    record: Record,
    columns: Callable[[Record], dict[str, object]],
) -> Iterator[IntegrityFault]:
    """Yield the faults of one row."""
    try:
        expected = columns(validation.validate_record(record))
    except JournalRefusalError as error:
        yield IntegrityFault("value", table.name, row["id"], error.field)
        return
    for name, value in expected.items():
        if name not in JSON_COLUMNS and row[name] != value:
            yield IntegrityFault("extracted", table.name, row["id"], name)
