"""Fair tests: started once, ended once, and never changed in between.

A result is only worth something if nobody can choose afterwards what was tested, for how long, and
in which order. A test therefore has no edit, no removal and no undo. A hash that is shown before
the first day commits to its terms, the tables reject every update, and an import with a different
version of a test is rejected as a whole.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, Table, select

from psoas_coach.journal import validation
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.fair_test_records import FairTest, FairTestEnd, FairTestResult
from psoas_coach.journal.moments import read_moment, write_moment
from psoas_coach.journal.owner_scope import NothingToWriteError, Part, insert_into
from psoas_coach.journal.revisions import FIRST_REVISION
from psoas_coach.journal.tables import fair_test_ends, fair_tests

MOST_DAYS_AHEAD = 7
"""A test's first day is at most this long after the day on which it is started."""


class RecordedTest(Struct, frozen=True):
    """A fair test, with its end if it has one."""

    test: FairTest
    end: FairTestEnd | None = None


class FairTests(Part):
    """The fair tests of one owner."""

    def begin(self, record: FairTest) -> bool:
        """Store a test, unless another one is in progress.

        Returns:
            Whether it was stored; False if its id exists already, or another test is in progress.

        Raises:
            JournalRefusalError: A field has an invalid value, or the hash is of other terms.
        """
        valid = validation.validate_record(record)
        row = build_fair_test_row(valid)
        with self._scope.counted_tx() as connection:
            is_free = all(recorded.end is not None for recorded in self._list(connection))
            if is_free and self._insert(connection, fair_tests, row):
                return True
            raise NothingToWriteError
        return False

    def finish(self, record: FairTestEnd) -> bool:
        """Store the end of a test, with its verdict if there is one.

        Returns:
            Whether it was stored; False if the test has ended before or does not exist.

        Raises:
            JournalRefusalError: A field has an invalid value.
        """
        valid = validation.validate_record(record)
        row = build_fair_test_end_row(valid)
        with self._scope.counted_tx() as connection:
            has_begun = any(recorded.test.id == valid.id for recorded in self._list(connection))
            if has_begun and self._insert(connection, fair_test_ends, row):
                return True
            raise NothingToWriteError
        return False

    def list(self) -> tuple[RecordedTest, ...]:
        """Return all tests, oldest first."""
        with self._scope.read_tx() as connection:
            return self._list(connection)

    def _list(self, connection: Connection) -> tuple[RecordedTest, ...]:
        mine = fair_test_ends.c.owner == self._scope.owner
        ends = {
            row.id: read_fair_test_end(row)
            for row in connection.execute(select(fair_test_ends).where(mine))
        }
        query = (
            select(fair_tests)
            .where(fair_tests.c.owner == self._scope.owner)
            .order_by(fair_tests.c.utc, fair_tests.c.id)
        )
        return tuple(
            RecordedTest(read_fair_test(row), ends.get(row.id)) for row in connection.execute(query)
        )

    def _insert(self, connection: Connection, table: Table, row: dict[str, object]) -> bool:
        """Insert a row; return whether it is new."""
        first = {"owner": self._scope.owner, "revision": FIRST_REVISION, "removed": False}
        result = connection.execute(
            insert_into(connection, table).values({**row, **first}).on_conflict_do_nothing()
        )
        return result.rowcount > 0


def write_terms(record: FairTest) -> str:
    """Return all terms of a test as one line of JSON.

    Its SHA-256 is the test's ``digest``. It contains the salt, so that the hash can be shown before
    the draw is.
    """
    terms = msgspec.to_builtins(record)
    for field in ("digest", "demo"):
        del terms[field]
    terms["at"]["utc"] = record.at.utc.astimezone(dt.UTC).isoformat()
    return msgspec.json.encode(terms, order="sorted").decode()


def compute_digest(record: FairTest) -> str:
    """Return the SHA-256 of a test's terms, ignoring its own ``digest``."""
    return hashlib.sha256(write_terms(record).encode()).hexdigest()


def build_fair_test_row(record: FairTest) -> dict[str, object]:
    """Return the columns of a validated test.

    Raises:
        JournalRefusalError: The terms are inconsistent, or do not match the hash.
    """
    ahead = (record.first_day - record.at.local_date).days
    if not 0 <= ahead <= MOST_DAYS_AHEAD:
        raise JournalRefusalError("first_day", "expected the day of the start, or soon after it")
    if len(record.draw) != record.pairs:
        raise JournalRefusalError("draw", "expected a digit for each pair")
    if record.left_out_days >= record.block_days:
        raise JournalRefusalError("left_out_days", "expected fewer than the block has")
    if len(record.moves) not in {0, 2} or len(set(record.moves)) != len(record.moves):
        raise JournalRefusalError("moves", "expected two moves, or none")
    if (record.question == "moves") != bool(record.moves):
        raise JournalRefusalError("moves", "expected two where it is about moves, and only there")
    if (record.outcome == "goal") != bool(record.goal):
        raise JournalRefusalError("goal", "expected one where it is asked about, and only there")
    if compute_digest(record) != record.digest:
        raise JournalRefusalError("fair_test_changed", "expected the hash of its own terms")
    fields = msgspec.structs.asdict(record)
    del fields["at"]
    return {**fields, **write_moment(record.at), "moves": ",".join(record.moves)}


def read_fair_test(row: Row[Any]) -> FairTest:
    """Return the test of a row."""
    names = (field for field in FairTest.__struct_fields__ if field not in {"at", "moves"})
    moves = tuple(row.moves.split(",")) if row.moves else ()
    return FairTest(
        at=read_moment(row), moves=moves, **{name: getattr(row, name) for name in names}
    )


def build_fair_test_end_row(record: FairTestEnd) -> dict[str, object]:
    """Return the columns of a validated end.

    Raises:
        JournalRefusalError: A verdict without a finished test, or vice versa.
    """
    is_finished = record.how == "finished"
    for field in ("verdict", "result"):
        if (getattr(record, field) is not None) != is_finished:
            raise JournalRefusalError(field, "expected where a test is finished, and only there")
    if record.result is not None and record.result.interval is not None:
        low, high = record.result.interval
        if not -10 <= low <= high <= 10:
            raise JournalRefusalError("interval", "expected two differences in rising order")
    result = None
    if record.result is not None:
        result = validation.encode_json(msgspec.to_builtins(record.result), "result")
    return {
        "id": record.id,
        "demo": record.demo,
        **write_moment(record.at),
        "how": record.how,
        "verdict": record.verdict,
        "result": result,
    }


def read_fair_test_end(row: Row[Any]) -> FairTestEnd:
    """Return the end of a row."""
    result = None if row.result is None else msgspec.json.decode(row.result, type=FairTestResult)
    return FairTestEnd(row.id, read_moment(row), row.how, row.verdict, result, row.demo)
