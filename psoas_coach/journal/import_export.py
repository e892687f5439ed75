"""A whole journal out, and the facts of another one in: all or nothing.

Facts meet by id. What is not here is added with its history, what is told further there is told
further here, and where the two tell different things nothing is overwritten: the other's last word
may be added as one more revision, when the person says so.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, select
from sqlalchemy import insert as plain_insert

from psoas_coach.journal import validation
from psoas_coach.journal.day_notes import day_note_record, day_note_row
from psoas_coach.journal.db_errors import translate_db_errors
from psoas_coach.journal.drafts import drop_draft_of
from psoas_coach.journal.dump import JournalDump, MergeCounts, MergeReport, RecordRevision
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.owner_scope import Part, insert_into
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord
from psoas_coach.journal.self_checks import self_check_record, self_check_row
from psoas_coach.journal.session_rows import hold_rows, session_row
from psoas_coach.journal.sessions import with_holds
from psoas_coach.journal.tables import day_notes, drafts, holds, self_checks, sessions, settings

Record = TypeVar("Record", SelfCheck, SessionRecord, DayNote)
Chain = list[RecordRevision[Record]]


class _NothingToAddError(Exception):
    """Undoes a transaction that had nothing to add, the counter with it."""

    def __init__(self, comparison: MergeReport) -> None:
        self.comparison = comparison
        super().__init__()


class ImportExport(Part):
    """Everything at once."""

    def dump(self) -> JournalDump:
        """All facts with their revisions and all settings, as they stood at one instant."""
        with self._steady() as connection:
            return self._dump(connection)

    def compare(self, other: JournalDump) -> MergeReport:
        """Tell what ``merge`` would do with ``other``; changes nothing."""
        with self._steady() as connection:
            return _MergePlan(self._dump(connection), other, take=False).comparison

    def merge(self, other: JournalDump, *, take: bool = False) -> MergeReport:
        """Add what ``other`` has and this journal has not, in one transaction.

        Args:
            other: Facts by id; the owner they once had does not matter.
            take: Where both tell different things, let the other's last word stand here too.

        Returns:
            What was done. Doing the same again finds everything already there.

        Raises:
            JournalRefusalError: A field is not what its type says; nothing was changed.
        """
        try:
            with self._scope.write_tx() as connection:
                self._scope.count_write(
                    connection
                )  # first: it makes another writer of this owner wait
                merging = _MergePlan(self._dump(connection), other, take=take)
                self._take_in(connection, merging)
        except _NothingToAddError as nothing:
            return nothing.comparison
        return merging.comparison

    def _take_in(self, connection: Connection, merging: _MergePlan) -> None:
        """Write what a merge has found to be new."""
        if not merging.rows and not merging.settings:
            raise _NothingToAddError(merging.comparison)
        for table, rows in merging.rows.items():
            own = [{**row, "owner": self._scope.owner} for row in rows]
            connection.execute(plain_insert(table), own)
            told = {str(row["id"]) for row in rows}
            open_ = select(drafts.c.about).where(drafts.c.owner == self._scope.owner)
            for about in told & set(connection.scalars(open_)):
                drop_draft_of(self._scope, connection, about)
        done = [
            row
            for revised in merging.sessions
            for row in hold_rows(self._scope.owner, revised.record, revised.revision)
        ]
        if done:
            connection.execute(plain_insert(holds), done)
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
    def _steady(self) -> Iterator[Connection]:
        """A transaction whose reads all see the same instant; SQLite's always do."""
        if self._scope.file is not None:
            with self._scope.read_tx() as connection:
                yield connection
            return
        engine = self._scope.reader.execution_options(isolation_level="REPEATABLE READ")
        with translate_db_errors(), engine.connect() as connection:
            self._scope.name_owner(connection)
            yield connection

    def _dump(self, connection: Connection) -> JournalDump:
        told = {
            table: connection.execute(
                select(table).where(table.c.owner == self._scope.owner).order_by(*table.primary_key)
            ).all()
            for table in (self_checks, sessions, day_notes)
        }
        kept = connection.execute(
            select(settings).where(settings.c.owner == self._scope.owner).order_by(settings.c.key)
        )
        return JournalDump(
            self_checks=_to_revisions(told[self_checks], map(self_check_record, told[self_checks])),
            sessions=_to_revisions(
                told[sessions], with_holds(self._scope, connection, told[sessions])
            ),
            day_notes=_to_revisions(told[day_notes], map(day_note_record, told[day_notes])),
            settings={row.key: msgspec.json.decode(row.value) for row in kept},
        )


def _to_revisions(rows: Sequence[Any], records: Any) -> tuple[RecordRevision[Any], ...]:  # noqa: ANN401 -- rows and records of any one kind
    """The revisions that ``rows`` keep, in the order that an export has."""
    chains: dict[str, Chain[Any]] = {}
    for row, record in zip(rows, records, strict=True):
        chains.setdefault(row.id, []).append(RecordRevision(row.revision, row.removed, record))
    return _sort_chains(chains)


def _sort_chains(chains: Mapping[str, Chain[Any]]) -> tuple[RecordRevision[Any], ...]:
    ordered = sorted(
        chains.values(), key=lambda chain: (chain[0].record.at.utc, chain[0].record.id)
    )
    return tuple(revised for chain in ordered for revised in chain)


def group_by_id(told: Sequence[RecordRevision[Record]]) -> dict[str, Chain[Record]]:
    """The revisions of each fact by its id, first one first.

    Raises:
        JournalRefusalError: A fact's revisions are not 1, 2, 3 and so on, or its first is a
            removal of nothing.
    """
    found: dict[str, Chain[Record]] = {}
    for revised in sorted(told, key=attrgetter("revision")):
        found.setdefault(revised.record.id, []).append(revised)
    for chain in found.values():
        if [revised.revision for revised in chain] != list(range(1, len(chain) + 1)):
            raise JournalRefusalError("revision", "expected each number from 1, once")
        if chain[0].removed:
            raise JournalRefusalError("removed", "expected a first revision that stands")
    return found


class _MergePlan:
    """What taking in ``other`` means for ``mine``.

    Attributes:
        rows: Columns to add by table, without the owner.
        sessions: The sessions among them, whose holds come with them.
        settings: Encoded values to set, by key.
        comparison: The same in numbers.
    """

    def __init__(self, mine: JournalDump, other: JournalDump, *, take: bool) -> None:
        self._take = take
        self.rows: dict[Table, list[dict[str, object]]] = {}
        self.sessions: Chain[SessionRecord] = []
        self.settings: dict[str, str] = {}
        checks, _ = self._facts(self_checks, mine.self_checks, other.self_checks, self_check_row)
        told, self.sessions = self._facts(sessions, mine.sessions, other.sessions, session_row)
        notes, _ = self._facts(day_notes, mine.day_notes, other.day_notes, day_note_row)
        self.comparison = MergeReport(checks, told, notes, self._settings(mine, other))

    def _facts(
        self,
        table: Table,
        mine: Sequence[RecordRevision[Record]],
        other: Sequence[RecordRevision[Record]],
        columns: Callable[[Record], dict[str, object]],
    ) -> tuple[MergeCounts, Chain[Record]]:
        known, counts = group_by_id(mine), {"new": 0, "same": 0, "later": 0, "differing": 0}
        added: Chain[Record] = []
        for theirs in group_by_id(other).values():
            admitted = [
                msgspec.structs.replace(one, record=validation.validate_record(one.record))
                for one in theirs
            ]
            ours, admitted = _match_by_id(known, admitted)
            what, more = self._meet(ours, admitted)
            counts[what] += 1
            added += more
        if added:
            self.rows[table] = [
                {**columns(one.record), "revision": one.revision, "removed": one.removed}
                for one in added
            ]
        return MergeCounts(**counts), added

    def _meet(self, ours: Chain[Record], theirs: Chain[Record]) -> tuple[str, Chain[Record]]:
        """What two histories of one fact are to each other, and the revisions to add."""
        here, there = (
            [_comparison_key(one) for one in ours],
            [_comparison_key(one) for one in theirs],
        )
        if not here:
            return "new", theirs
        if len(there) > len(here) and there[: len(here)] == here:
            return "later", theirs[len(here) :]
        if here[: len(there)] == there or here[-1][1:] == there[-1][1:]:
            return "same", []
        last = msgspec.structs.replace(theirs[-1], revision=len(here) + 1)
        return "differing", [last] if self._take else []

    def _settings(self, mine: JournalDump, other: JournalDump) -> MergeCounts:
        here = {key: validation.encode_json(value, "value") for key, value in mine.settings.items()}
        there = {
            validation.validate_token(key, "key"): validation.encode_json(value, "value")
            for key, value in other.settings.items()
        }
        new = there.keys() - here.keys()
        differing = {key for key in there.keys() & here.keys() if there[key] != here[key]}
        wanted = new | (differing if self._take else set())
        self.settings = {key: there[key] for key in sorted(wanted)}
        return MergeCounts(
            new=len(new),
            same=len(there) - len(new) - len(differing),
            differing=len(differing),
        )


def _match_by_id(
    known: Mapping[str, Chain[Record]], theirs: Chain[Record]
) -> tuple[Chain[Record], Chain[Record]]:
    """What is here of the fact that ``theirs`` tells, and ``theirs`` under the id it has here.

    The instant of its first telling belongs to a fact as its id does. Ids of check-ins were once
    made from the answers, so two journals may have told different things under one id: then the
    one that comes in takes another id, the same one each time it comes in.
    """
    first = theirs[0].record
    ours = known.get(first.id, [])
    if not ours or ours[0].record.at.utc == first.at.utc:
        return ours, theirs
    name = f"{first.id} {first.at.utc.astimezone(dt.UTC).isoformat()}"
    id_ = uuid.UUID(bytes=hashlib.sha256(name.encode()).digest()[:16], version=4).hex
    renamed = [
        msgspec.structs.replace(one, record=msgspec.structs.replace(one.record, id=id_))
        for one in theirs
    ]
    return known.get(id_, []), renamed


def _comparison_key(revised: RecordRevision[Any]) -> tuple[int, bool, bytes]:
    """A revision in a form that is equal only where every value is, down to 1 and 1.0."""
    return revised.revision, revised.removed, msgspec.json.encode(revised.record)
