"""A whole journal as values: every revision of every fact, in a fixed order.

These are the contents of an export and of an import, so nothing may be missing. Superseded and
removed rows are included, or a change could not be undone after an export.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

from msgspec import Meta, Struct

from psoas_coach.journal.fair_test_records import FairTest, FairTestEnd
from psoas_coach.journal.records import (
    DayNote,
    PhysioPlanRecord,
    SelfCheck,
    SessionRecord,
    SittingBreak,
    Token,
)

Record = TypeVar(
    "Record",
    SelfCheck,
    SessionRecord,
    DayNote,
    SittingBreak,
    PhysioPlanRecord,
    FairTest,
    FairTestEnd,
)
RevisionNumber = Annotated[int, Meta(ge=1, le=10_000)]
"""The number of a revision of a fact, counted from 1."""


class RecordRevision(Struct, Generic[Record], frozen=True):
    """One revision of one fact.

    Attributes:
        removed: Whether this revision removes the fact; its record has the previous values.
    """

    revision: RevisionNumber
    removed: bool
    record: Record


class JournalDump(Struct, frozen=True):
    """All facts and settings of one owner.

    Facts are ordered by the instant of their first revision, then by their ids; the
    revisions of one fact are together, the first one first. Drafts are not facts and not included.
    """

    self_checks: tuple[RecordRevision[SelfCheck], ...] = ()
    sessions: tuple[RecordRevision[SessionRecord], ...] = ()
    day_notes: tuple[RecordRevision[DayNote], ...] = ()
    sitting_breaks: tuple[RecordRevision[SittingBreak], ...] = ()
    physio_plans: tuple[RecordRevision[PhysioPlanRecord], ...] = ()
    fair_tests: tuple[RecordRevision[FairTest], ...] = ()
    fair_test_ends: tuple[RecordRevision[FairTestEnd], ...] = ()
    settings: dict[Token, Any] = {}

    def count_rows(self) -> int:
        """Return the number of revisions."""
        facts = (
            self.self_checks,
            self.sessions,
            self.day_notes,
            self.sitting_breaks,
            self.physio_plans,
            self.fair_tests,
            self.fair_test_ends,
        )
        return sum(map(len, facts))


def select_current(revisions: Sequence[RecordRevision[Record]]) -> list[RecordRevision[Record]]:
    """Return the current facts: the last revision of each, unless it is a removal."""
    last = {revised.record.id: revised for revised in revisions}
    return [revised for revised in last.values() if not revised.removed]
