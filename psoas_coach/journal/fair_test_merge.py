"""How an import treats fair tests: each is added as a whole or not at all.

A test that exists in both journals must be recorded the same way in both, or its terms have been
changed. The file may supply a missing end; an end that exists here stays.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from psoas_coach.journal import validation
from psoas_coach.journal.dump import JournalDump, Record, RecordRevision
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.fair_test_ends import check_end
from psoas_coach.journal.fair_test_records import FairTest, FairTestEnd
from psoas_coach.journal.fair_tests import build_fair_test_end_row, build_fair_test_row
from psoas_coach.journal.revisions import FIRST_REVISION


class FairTestMerge(Struct, frozen=True):
    """The effect of a merge on fair tests.

    Attributes:
        tests: Tests to add.
        ends: Ends to add, of tests in the journal or of added ones.
        later: The number of tests in the journal that get their end.
        same: The number of tests that are in the journal with all that is recorded about them.
    """

    tests: tuple[FairTest, ...]
    ends: tuple[FairTestEnd, ...]
    later: int
    same: int


def plan_fair_test_merge(mine: JournalDump, other: JournalDump) -> FairTestMerge:
    """Return the effect of merging the fair tests of ``other`` into ``mine``.

    Raises:
        JournalRefusalError: ``fair_test_changed`` if a test or its history differs from its terms;
            ``fair_test_second`` if two tests would be in progress.
    """
    ours = {revised.record.id: revised.record for revised in mine.fair_tests}
    ended = {revised.record.id for revised in mine.fair_test_ends}
    theirs = {test.id: test for test in _validate_single(other.fair_tests)}
    their_ends = {end.id: end for end in _validate_single(other.fair_test_ends)}
    for test in theirs.values():
        build_fair_test_row(test)
        if test.id in ours and not _is_same(ours[test.id], test):
            raise JournalRefusalError("fair_test_changed", "expected the terms that are here")
    for end in their_ends.values():
        build_fair_test_end_row(end)
        if end.id not in theirs:
            raise JournalRefusalError("fair_test_changed", "expected the test of an end")
        check_end(theirs[end.id], end)
    new = [test for id_, test in theirs.items() if id_ not in ours]
    ends = [end for id_, end in their_ends.items() if id_ not in ended]
    ended |= their_ends.keys()
    if sum(id_ not in ended for id_ in {**ours, **theirs}) > 1:
        raise JournalRefusalError("fair_test_second", "expected one test in progress at most")
    later = sum(end.id in ours for end in ends)
    return FairTestMerge(tuple(new), tuple(ends), later, len(theirs) - len(new) - later)


def _validate_single(revisions: Iterable[RecordRevision[Record]]) -> list[Record]:
    """Return the validated records of facts that may have only one revision."""
    records: dict[str, Record] = {}
    for revision in revisions:
        if revision.revision != FIRST_REVISION or revision.removed or revision.record.id in records:
            raise JournalRefusalError("fair_test_changed", "expected one revision that stands")
        records[revision.record.id] = validation.validate_record(revision.record)
    return list(records.values())


def _is_same(ours: FairTest, theirs: FairTest) -> bool:
    return msgspec.json.encode(ours) == msgspec.json.encode(theirs)
