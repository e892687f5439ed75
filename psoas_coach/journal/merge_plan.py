"""Classify the facts of another journal for an import: new, same, later, or different."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from psoas_coach.journal import validation
from psoas_coach.journal.day_notes import build_day_note_row
from psoas_coach.journal.dump import JournalDump, Record, RecordRevision
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.fair_test_merge import plan_fair_test_merge
from psoas_coach.journal.fair_tests import build_fair_test_end_row, build_fair_test_row
from psoas_coach.journal.physio_plans import build_physio_plan_row
from psoas_coach.journal.records import SessionRecord
from psoas_coach.journal.revisions import FIRST_REVISION
from psoas_coach.journal.self_checks import build_self_check_row
from psoas_coach.journal.session_rows import build_session_row
from psoas_coach.journal.sitting_breaks import build_sitting_break_row
from psoas_coach.journal.tables import (
    day_notes,
    fair_test_ends,
    fair_tests,
    physio_plans,
    self_checks,
    sessions,
    sitting_breaks,
)

if TYPE_CHECKING:
    from sqlalchemy import Table

Chain = list[RecordRevision[Record]]


def group_by_id(revisions: Sequence[RecordRevision[Record]]) -> dict[str, Chain[Record]]:
    """Return the revisions of each fact by its id, the first one first.

    Raises:
        JournalRefusalError: A fact's revisions are not 1, 2, 3 and so on, or the first one is a
            removal.
    """
    chains: dict[str, Chain[Record]] = {}
    for revised in sorted(revisions, key=attrgetter("revision")):
        chains.setdefault(revised.record.id, []).append(revised)
    for chain in chains.values():
        if [revised.revision for revised in chain] != list(range(1, len(chain) + 1)):
            raise JournalRefusalError("revision", "expected each number from 1, once")
        if chain[0].removed:
            raise JournalRefusalError("removed", "expected a first revision that stands")
    return chains


class MergePlan:
    """The rows that a merge of ``other`` into ``mine`` adds.

    Attributes:
        rows: Columns to add by table, without the owner.
        sessions: The sessions among them, whose holds are added with them.
        settings: Encoded values to set, by key.
        comparison: The numbers of the merge.
    """

    def __init__(self, mine: JournalDump, other: JournalDump, *, take: bool) -> None:
        self._take = take
        self.rows: dict[Table, list[dict[str, object]]] = {}
        self.sessions: Chain[SessionRecord] = []
        self.settings: dict[str, str] = {}
        checks, _ = self._plan_facts(
            self_checks, mine.self_checks, other.self_checks, build_self_check_row
        )
        merged_sessions, self.sessions = self._plan_facts(
            sessions, mine.sessions, other.sessions, build_session_row
        )
        notes, _ = self._plan_facts(day_notes, mine.day_notes, other.day_notes, build_day_note_row)
        breaks, _ = self._plan_facts(
            sitting_breaks, mine.sitting_breaks, other.sitting_breaks, build_sitting_break_row
        )
        plans, _ = self._plan_facts(
            physio_plans, mine.physio_plans, other.physio_plans, build_physio_plan_row
        )
        self.comparison = MergeReport(
            checks,
            merged_sessions,
            notes,
            breaks,
            plans,
            self._plan_fair_tests(mine, other),
            self._plan_settings(mine, other),
        )

    def _plan_facts(
        self,
        table: Table,
        mine: Sequence[RecordRevision[Record]],
        other: Sequence[RecordRevision[Record]],
        columns: Callable[[Record], dict[str, object]],
    ) -> tuple[MergeCounts, Chain[Record]]:
        chains, counts = group_by_id(mine), {"new": 0, "same": 0, "later": 0, "differing": 0}
        added: Chain[Record] = []
        for theirs in group_by_id(other).values():
            admitted = [
                msgspec.structs.replace(revised, record=validation.validate_record(revised.record))
                for revised in theirs
            ]
            ours, admitted = _match_by_id(chains, admitted)
            outcome, more = self._compare_histories(ours, admitted)
            counts[outcome] += 1
            added += more
        if added:
            self.rows[table] = [
                {
                    **columns(revised.record),
                    "revision": revised.revision,
                    "removed": revised.removed,
                }
                for revised in added
            ]
        return MergeCounts(**counts), added

    def _compare_histories(
        self, ours: Chain[Record], theirs: Chain[Record]
    ) -> tuple[str, Chain[Record]]:
        """Compare two histories of one fact; return the result, and the revisions to add."""
        our_keys, their_keys = (
            [_make_comparison_key(revised) for revised in ours],
            [_make_comparison_key(revised) for revised in theirs],
        )
        if not our_keys:
            return "new", theirs
        if len(their_keys) > len(our_keys) and their_keys[: len(our_keys)] == our_keys:
            return "later", theirs[len(our_keys) :]
        if our_keys[: len(their_keys)] == their_keys or our_keys[-1][1:] == their_keys[-1][1:]:
            return "same", []
        last = msgspec.structs.replace(theirs[-1], revision=len(our_keys) + 1)
        return "differing", [last] if self._take else []

    def _plan_fair_tests(self, mine: JournalDump, other: JournalDump) -> MergeCounts:
        plan = plan_fair_test_merge(mine, other)
        rows = {
            fair_tests: [build_fair_test_row(test) for test in plan.tests],
            fair_test_ends: [build_fair_test_end_row(end) for end in plan.ends],
        }
        for table, columns in rows.items():
            if columns:
                first = {"revision": FIRST_REVISION, "removed": False}
                self.rows[table] = [{**row, **first} for row in columns]
        return MergeCounts(new=len(plan.tests), same=plan.same, later=plan.later)

    def _plan_settings(self, mine: JournalDump, other: JournalDump) -> MergeCounts:
        ours = {key: validation.encode_json(value, "value") for key, value in mine.settings.items()}
        theirs = {
            validation.validate_token(key, "key"): validation.encode_json(value, "value")
            for key, value in other.settings.items()
        }
        new = theirs.keys() - ours.keys()
        differing = {key for key in theirs.keys() & ours.keys() if theirs[key] != ours[key]}
        keys = new | (differing if self._take else set())
        self.settings = {key: theirs[key] for key in sorted(keys)}
        return MergeCounts(
            new=len(new),
            same=len(theirs) - len(new) - len(differing),
            differing=len(differing),
        )


def _match_by_id(
    chains: Mapping[str, Chain[Record]], theirs: Chain[Record]
) -> tuple[Chain[Record], Chain[Record]]:
    """Return our revisions of the fact in ``theirs``, and ``theirs`` with its id in our journal.

    A fact is identified by its id and the instant of its first revision. Ids of check-ins were once
    derived from the answers, so two journals may have different facts under one id. In that case
    the imported fact gets another id, the same one in every import.
    """
    first = theirs[0].record
    ours = chains.get(first.id, [])
    if not ours or ours[0].record.at.utc == first.at.utc:
        return ours, theirs
    name = f"{first.id} {first.at.utc.astimezone(dt.UTC).isoformat()}"
    id_ = uuid.UUID(bytes=hashlib.sha256(name.encode()).digest()[:16], version=4).hex
    renamed = [
        msgspec.structs.replace(revised, record=msgspec.structs.replace(revised.record, id=id_))
        for revised in theirs
    ]
    return chains.get(id_, []), renamed


def _make_comparison_key(revised: RecordRevision[Any]) -> tuple[int, bool, bytes]:
    """Return a revision in a form that is equal only if every value is, even 1 and 1.0."""
    return revised.revision, revised.removed, msgspec.json.encode(revised.record)


class MergeCounts(Struct, frozen=True):
    """The effect of a merge on the facts of one kind.

    Attributes:
        new: Facts that are not in this journal.
        same: Facts that are in it already, with the same history.
        later: Facts that are in it, and get later revisions.
        differing: Facts with different histories; the person decides which one counts.
    """

    new: int = 0
    same: int = 0
    later: int = 0
    differing: int = 0


class MergeReport(Struct, frozen=True):
    """The effect of a merge, by kind."""

    self_checks: MergeCounts
    sessions: MergeCounts
    day_notes: MergeCounts
    sitting_breaks: MergeCounts
    physio_plans: MergeCounts
    fair_tests: MergeCounts
    settings: MergeCounts

    def sum_counts(self) -> MergeCounts:
        """Return the sum over all kinds."""
        kinds = [getattr(self, kind) for kind in self.__struct_fields__]
        return MergeCounts(
            *(sum(getattr(kind, name) for kind in kinds) for name in MergeCounts.__struct_fields__)
        )
