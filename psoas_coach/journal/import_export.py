"""Export a whole journal, and import the facts of another one: all or nothing.

Facts are matched by id. A fact that is missing here is added with its history, and later revisions
of a fact are added to it. If the two journals contradict each other, nothing is overwritten: with
the person's consent the other's latest state is added as one more revision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy import insert as plain_insert

from psoas_coach.journal.day_notes import read_day_note
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.fair_tests import read_fair_test, read_fair_test_end
from psoas_coach.journal.key_values import drop_draft_of
from psoas_coach.journal.merge_plan import Chain, MergePlan, MergeReport
from psoas_coach.journal.owner_scope import Part, insert_into
from psoas_coach.journal.physio_plans import read_physio_plan_record
from psoas_coach.journal.self_checks import read_self_check
from psoas_coach.journal.session_rows import build_hold_rows
from psoas_coach.journal.sessions import attach_holds
from psoas_coach.journal.sitting_breaks import read_sitting_break
from psoas_coach.journal.tables import (
    day_notes,
    drafts,
    fair_test_ends,
    fair_tests,
    holds,
    physio_plans,
    self_checks,
    sessions,
    settings,
    sitting_breaks,
)


class _NothingToAddError(Exception):
    """Rolls back a transaction that had nothing to add, including its counter."""

    def __init__(self, comparison: MergeReport) -> None:
        self.comparison = comparison
        super().__init__()


class ImportExport(Part):
    """Exports and imports a whole journal."""

    def dump(self) -> JournalDump:
        """Return all facts with their revisions and all settings, from one instant."""
        with self._begin_repeatable_read() as connection:
            return self._dump(connection)

    def compare(self, other: JournalDump) -> MergeReport:
        """Return what ``merge`` would do with ``other``; changes nothing."""
        with self._begin_repeatable_read() as connection:
            return MergePlan(self._dump(connection), other, take=False).comparison

    def merge(self, other: JournalDump, *, take: bool = False) -> MergeReport:
        """Add what ``other`` has and this journal does not, in one transaction.

        Args:
            other: Facts by id; their previous owner does not matter.
            take: If both differ, add the other's latest state as a new revision.

        Returns:
            What was done. Repeating the call finds everything already present.

        Raises:
            JournalRefusalError: A field has an invalid value; nothing was changed.
        """
        try:
            with self._scope.write_tx() as connection:
                self._scope.count_write(
                    connection
                )  # first: it makes another writer of this owner wait
                merging = MergePlan(self._dump(connection), other, take=take)
                self._take_in(connection, merging)
        except _NothingToAddError as nothing:
            return nothing.comparison
        return merging.comparison

    def _take_in(self, connection: Connection, merging: MergePlan) -> None:
        """Write the new rows of a merge."""
        if not merging.rows and not merging.settings:
            raise _NothingToAddError(merging.comparison)
        for table, rows in merging.rows.items():
            own = [{**row, "owner": self._scope.owner} for row in rows]
            connection.execute(plain_insert(table), own)
            ids = {str(row["id"]) for row in rows}
            open_ = select(drafts.c.about).where(drafts.c.owner == self._scope.owner)
            for about in ids & set(connection.scalars(open_)):
                drop_draft_of(self._scope, connection, about)
        hold_rows = [
            row
            for revised in merging.sessions
            for row in build_hold_rows(self._scope.owner, revised.record, revised.revision)
        ]
        if hold_rows:
            connection.execute(plain_insert(holds), hold_rows)
        for key, value in merging.settings.items():
            row = insert_into(connection, settings).values(
                owner=self._scope.owner, key=key, value=value
            )
            connection.execute(
                row.on_conflict_do_update(
                    index_elements=[settings.c.owner, settings.c.key],
                    set_={"value": row.excluded.value},
                )
            )

    @contextmanager
    def _begin_repeatable_read(self) -> Iterator[Connection]:
        """Yield a transaction whose reads see the same instant; SQLite's always do."""
        if self._scope.file is not None:
            with self._scope.read_tx() as connection:
                yield connection
            return
        engine = self._scope.reader.execution_options(isolation_level="REPEATABLE READ")
        with translate_db_errors(), engine.connect() as connection:
            self._scope.name_owner(connection)
            yield connection

    def _dump(self, connection: Connection) -> JournalDump:
        rows = {
            table: connection.execute(
                select(table).where(table.c.owner == self._scope.owner).order_by(*table.primary_key)
            ).all()
            for table in (
                *(self_checks, sessions, day_notes, sitting_breaks, physio_plans),
                *(fair_tests, fair_test_ends),
            )
        }
        settings_rows = connection.execute(
            select(settings).where(settings.c.owner == self._scope.owner).order_by(settings.c.key)
        )
        return JournalDump(
            self_checks=_to_revisions(rows[self_checks], map(read_self_check, rows[self_checks])),
            sessions=_to_revisions(
                rows[sessions], attach_holds(self._scope, connection, rows[sessions])
            ),
            day_notes=_to_revisions(rows[day_notes], map(read_day_note, rows[day_notes])),
            sitting_breaks=_to_revisions(
                rows[sitting_breaks], map(read_sitting_break, rows[sitting_breaks])
            ),
            physio_plans=_to_revisions(
                rows[physio_plans], map(read_physio_plan_record, rows[physio_plans])
            ),
            fair_tests=_to_revisions(rows[fair_tests], map(read_fair_test, rows[fair_tests])),
            fair_test_ends=_to_revisions(
                rows[fair_test_ends], map(read_fair_test_end, rows[fair_test_ends])
            ),
            settings={row.key: msgspec.json.decode(row.value) for row in settings_rows},
        )


def _to_revisions(rows: Sequence[Any], records: Any) -> tuple[RecordRevision[Any], ...]:  # noqa: ANN401 -- rows and records of any one kind
    """Return the revisions of ``rows``, in the order of an export."""
    chains: dict[str, Chain[Any]] = {}
    for row, record in zip(rows, records, strict=True):
        chains.setdefault(row.id, []).append(RecordRevision(row.revision, row.removed, record))
    return _sort_chains(chains)


def _sort_chains(chains: Mapping[str, Chain[Any]]) -> tuple[RecordRevision[Any], ...]:
    ordered = sorted(
        chains.values(), key=lambda chain: (chain[0].record.at.utc, chain[0].record.id)
    )
    return tuple(revised for chain in ordered for revised in chain)
