"""A fair test starts once and ends once, and nothing changes it in between."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from msgspec.structs import replace
from sqlalchemy import Table, delete, insert, literal, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from psoas_coach.journal.dump import JournalDump, RecordRevision
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.fair_test_records import FairTest, FairTestEnd
from psoas_coach.journal.fair_tests import RecordedTest, compute_digest, write_terms
from psoas_coach.journal.integrity import IntegrityFault
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.merge_plan import MergeCounts
from psoas_coach.journal.records import DayNote
from psoas_coach.journal.tables import fair_test_ends, fair_tests
from tests.support.fair_tests import RESULT, make_end
from tests.support.record_samples import (
    NOON,
    day_note,
    fair_test,
    fair_test_end,
    new_id,
    on,
    session,
)

Fact = TypeVar("Fact", FairTest, FairTestEnd, DayNote)
Somebody = Callable[[], Journal]


def test_a_test_and_its_end_are_read_as_they_were_written(journal: Journal) -> None:
    test = fair_test(
        question="moves", moves=("bridge", "dead_bug"), outcome="goal", goal="Gärtnern, täglich"
    )
    assert journal.fair_tests.begin(test)
    assert journal.fair_tests.list() == (RecordedTest(test),)
    assert journal.fair_tests.finish(make_end(test))
    assert journal.fair_tests.list() == (RecordedTest(test, make_end(test)),)
    assert journal.integrity.find_faults() == ()


def test_a_second_press_keeps_the_first_draw(journal: Journal) -> None:
    test = fair_test()
    assert journal.fair_tests.begin(test)
    version = journal.read_version()
    assert not journal.fair_tests.begin(fair_test(id=test.id, draw="000000"))
    assert journal.fair_tests.list() == (RecordedTest(test),)
    assert journal.read_version() == version


def test_only_one_is_in_progress(journal: Journal) -> None:
    first, second = fair_test(), fair_test()
    assert journal.fair_tests.begin(first)
    assert not journal.fair_tests.begin(second)
    assert journal.fair_tests.finish(fair_test_end(first))
    assert journal.fair_tests.begin(second)
    assert [test.test for test in journal.fair_tests.list()] == sorted(
        (first, second), key=lambda test: test.id
    )


def test_a_test_ends_once(journal: Journal) -> None:
    test = fair_test()
    assert not journal.fair_tests.finish(make_end(test)), "there is no test yet"
    journal.fair_tests.begin(test)
    assert journal.fair_tests.finish(fair_test_end(test))
    version = journal.read_version()
    assert not journal.fair_tests.finish(make_end(test))
    assert journal.fair_tests.list() == (RecordedTest(test, fair_test_end(test)),)
    assert journal.read_version() == version


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"digest": "0" * 64}, "fair_test_changed"),
        ({"draw": "10110"}, "draw"),
        ({"draw": "10110x"}, "draw"),
        ({"salt": "short"}, "salt"),
        ({"left_out_days": 7}, "left_out_days"),
        ({"moves": ("bridge",)}, "moves"),
        ({"question": "foo"}, "question"),
        ({"question": "moves"}, "moves"),
        ({"moves": ("bridge", "dead_bug")}, "moves"),
        ({"moves": ("bridge", "bridge")}, "moves"),
        ({"outcome": "mood"}, "outcome"),
        ({"outcome": "goal"}, "goal"),
        ({"goal": "gardening"}, "goal"),
        ({"asked_from": 24}, "asked_from"),
        ({"first_day": NOON.date() - dt.timedelta(days=1)}, "first_day"),
        ({"first_day": NOON.date() + dt.timedelta(days=8)}, "first_day"),
        ({"pairs": 17, "draw": "1" * 17}, "pairs"),
    ],
)
def test_a_forged_test_is_refused(journal: Journal, change: dict[str, Any], field: str) -> None:
    with pytest.raises(JournalRefusalError) as refused:
        journal.fair_tests.begin(fair_test(**change))
    assert refused.value.field == field
    assert journal.fair_tests.list() == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"how": "stopped"}, "verdict"),
        ({"verdict": None}, "verdict"),
        ({"verdict": "proved"}, "verdict"),
        ({"result": None}, "result"),
        ({"result": replace(RESULT, interval=(1.0, -1.0))}, "interval"),
        ({"result": replace(RESULT, interval=(-11.0, 1.0))}, "interval"),
        ({"result": replace(RESULT, difference=-11.0)}, "result.difference"),
    ],
)
def test_a_forged_end_is_refused(journal: Journal, change: dict[str, Any], field: str) -> None:
    journal.fair_tests.begin(test := fair_test())
    with pytest.raises(JournalRefusalError) as refused:
        journal.fair_tests.finish(make_end(test, **change))
    assert refused.value.field == field
    assert journal.fair_tests.list() == (RecordedTest(test),)


def test_the_hash_is_of_every_term(journal: Journal) -> None:
    """Whatever is changed afterwards, the hash that was shown at the start is of something else."""
    test = fair_test()
    others = {
        "id": new_id(),
        "at": on("2026-03-05"),
        "question": "breaks",
        "moves": ("bridge", "dead_bug"),
        "outcome": "goal",
        "goal": "x",
        "asked_from": 19,
        "first_day": test.first_day + dt.timedelta(days=1),
        "pairs": 8,
        "block_days": 14,
        "left_out_days": 3,
        "analysis": "exact_pairs_2",
        "draw": "001100",
        "salt": "5b" * 16,
    }
    assert others.keys() == set(FairTest.__struct_fields__) - {"digest", "demo"}
    for field, value in others.items():
        assert compute_digest(replace(test, **{field: value})) != test.digest, field
    assert hashlib.sha256(write_terms(test).encode()).hexdigest() == test.digest
    assert json.loads(write_terms(test))["draw"] == test.draw
    journal.fair_tests.begin(test)
    (recorded,) = journal.fair_tests.list()
    assert write_terms(recorded.test) == write_terms(test)


@pytest.mark.parametrize("table", [fair_tests, fair_test_ends], ids=str)
@pytest.mark.parametrize("change", [{"local_date": NOON.date()}, {"demo": True}])
def test_the_database_itself_refuses_an_update(
    journal: Journal, table: Table, change: dict[str, object]
) -> None:
    journal.fair_tests.begin(test := fair_test())
    journal.fair_tests.finish(make_end(test))
    with (
        pytest.raises(DBAPIError, match="a fair test cannot be changed"),
        journal.scope.write_tx() as connection,
    ):
        connection.execute(
            update(table).where(table.c.owner == journal.scope.owner).values(**change)
        )
    assert journal.fair_tests.list() == (RecordedTest(test, make_end(test)),)


@pytest.mark.parametrize("change", [{"revision": 2}, {"removed": True}])
def test_the_database_itself_refuses_a_second_revision(
    journal: Journal, change: dict[str, object]
) -> None:
    journal.fair_tests.begin(test := fair_test())
    columns: dict[str, Any] = {column.name: column for column in fair_tests.c}
    columns |= {name: literal(value) for name, value in {"id": new_id(), **change}.items()}
    mine = fair_tests.c.owner == journal.scope.owner
    again = insert(fair_tests).from_select(list(columns), select(*columns.values()).where(mine))
    with (
        pytest.raises(IntegrityError, match="ck_fair_tests_fixed"),
        journal.scope.write_tx() as connection,
    ):
        connection.execute(again)
    assert journal.fair_tests.list() == (RecordedTest(test),)


def test_somebody_who_changes_the_file_itself_is_found_out(journal: Journal) -> None:
    """The owner of the file can rewrite it; the terms then no longer match their hash."""
    journal.fair_tests.begin(test := fair_test())
    mine = fair_tests.c.owner == journal.scope.owner
    with journal.scope.write_tx() as connection:
        row = connection.execute(select(fair_tests).where(mine)).one()._asdict()
        connection.execute(delete(fair_tests).where(mine))
        connection.execute(insert(fair_tests).values({**row, "draw": "010011"}))
    assert journal.integrity.find_faults() == (
        IntegrityFault("value", "fair_tests", test.id, "fair_test_changed"),
    )


def test_deleting_everything_deletes_tests_too(journal: Journal) -> None:
    journal.fair_tests.begin(test := fair_test())
    journal.fair_tests.finish(make_end(test))
    assert journal.deletion.erase_everything() == 2
    assert journal.fair_tests.list() == ()


def test_a_made_up_test_goes_with_the_demo(journal: Journal) -> None:
    journal.fair_tests.begin(test := fair_test(demo=True))
    journal.fair_tests.finish(make_end(test, demo=True))
    assert journal.bulk.erase_demo() == 2
    assert journal.fair_tests.list() == ()


def test_an_import_in_the_middle_continues_the_test(somebody: Somebody) -> None:
    here, elsewhere = somebody(), somebody()
    here.fair_tests.begin(test := fair_test())
    assert elsewhere.transfer.merge(here.transfer.dump()).fair_tests == MergeCounts(new=1)
    assert elsewhere.fair_tests.list() == (RecordedTest(test),)
    assert not elsewhere.fair_tests.begin(fair_test()), "it is in progress there too"
    elsewhere.fair_tests.finish(make_end(test))
    assert here.transfer.merge(elsewhere.transfer.dump()).fair_tests == MergeCounts(later=1)
    assert here.fair_tests.list() == elsewhere.fair_tests.list()
    assert here.transfer.merge(elsewhere.transfer.dump()).fair_tests == MergeCounts(same=1)


def test_a_test_that_ended_here_keeps_its_end(somebody: Somebody) -> None:
    here, elsewhere = somebody(), somebody()
    here.fair_tests.begin(test := fair_test())
    elsewhere.transfer.merge(here.transfer.dump())
    here.fair_tests.finish(fair_test_end(test))
    elsewhere.fair_tests.finish(make_end(test))
    for take in (False, True):
        done = here.transfer.merge(elsewhere.transfer.dump(), take=take)
        assert done.fair_tests == MergeCounts(same=1)
    assert here.fair_tests.list() == (RecordedTest(test, fair_test_end(test)),)


TEST = fair_test()


def tamper(**change: object) -> JournalDump:
    """A dump that tells ``TEST`` otherwise, with a hash that fits."""
    changed = replace(TEST, **change)
    changed = replace(changed, digest=compute_digest(changed))
    return JournalDump(fair_tests=(make_revision(changed),))


def make_revision(
    record: Fact, revision: int = 1, *, removed: bool = False
) -> RecordRevision[Fact]:
    return RecordRevision(revision, removed, record)


@pytest.mark.parametrize(
    "dump",
    [
        pytest.param(tamper(draw="010011"), id="another draw"),
        pytest.param(tamper(question="breaks"), id="another question"),
        pytest.param(tamper(pairs=8, draw="10110011"), id="another length"),
        pytest.param(tamper(outcome="goal", goal="x"), id="another outcome"),
        pytest.param(tamper(left_out_days=0), id="other days left out"),
        pytest.param(tamper(first_day=NOON.date()), id="another first day"),
        pytest.param(
            JournalDump(fair_tests=(make_revision(replace(TEST, draw="010011")),)),
            id="a hash that does not fit",
        ),
        pytest.param(JournalDump(fair_tests=(make_revision(TEST, removed=True),)), id="a removal"),
        pytest.param(
            JournalDump(fair_tests=(make_revision(TEST), make_revision(TEST, 2))),
            id="a revision",
        ),
        pytest.param(
            JournalDump(fair_test_ends=(make_revision(make_end(fair_test())),)),
            id="an end without its test",
        ),
        pytest.param(
            JournalDump(
                fair_tests=(make_revision(TEST),),
                fair_test_ends=(make_revision(make_end(TEST), removed=True),),
            ),
            id="a removed end",
        ),
    ],
)
@pytest.mark.parametrize("take", [False, True])
def test_a_tampered_test_is_refused_and_nothing_is_imported(
    journal: Journal, dump: JournalDump, take: bool
) -> None:
    journal.fair_tests.begin(TEST)
    before, version = journal.transfer.dump(), journal.read_version()
    dump = replace(dump, day_notes=(make_revision(day_note()),))
    with pytest.raises(JournalRefusalError) as compared:
        journal.transfer.compare(dump)
    with pytest.raises(JournalRefusalError) as merged:
        journal.transfer.merge(dump, take=take)
    assert compared.value.key == merged.value.key == "journal.refused.fair_test_changed"
    assert journal.transfer.dump() == before
    assert journal.read_version() == version


def test_two_tests_in_progress_do_not_come_together(somebody: Somebody) -> None:
    here, elsewhere = somebody(), somebody()
    here.fair_tests.begin(mine := fair_test())
    elsewhere.fair_tests.begin(fair_test())
    with pytest.raises(JournalRefusalError) as refused:
        here.transfer.merge(elsewhere.transfer.dump())
    assert refused.value.key == "journal.refused.fair_test_second"
    here.fair_tests.finish(fair_test_end(mine))
    assert here.transfer.merge(elsewhere.transfer.dump()).fair_tests == MergeCounts(new=1)


def test_a_daily_answer_is_a_number_of_one_outcome(journal: Journal) -> None:
    for body in ({}, {"outcome": "pain"}, {"outcome": "pain", "points": 11}, {"outcome": "mood"}):
        with pytest.raises(JournalRefusalError):
            journal.day_notes.add(day_note(kind="daily_answer", body=body))
    assert journal.day_notes.add(
        day_note(kind="daily_answer", body={"outcome": "pain", "points": 10})
    )
    assert journal.history.sum_days() == (), "no average and no rule reads it"


def test_a_journal_of_the_form_before_gets_the_tables_and_keeps_everything(
    empty_address: str,
) -> None:
    engine = open_engine(empty_address)
    Journal(engine, "local").sessions.add(session())
    with engine.begin() as connection:
        for table in ("fair_test_ends", "fair_tests"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0013'"))
    engine.dispose()
    engine = open_engine(empty_address)
    journal = Journal(engine, "local")
    assert len(journal.sessions.list()) == 1
    assert journal.fair_tests.begin(test := fair_test())
    with pytest.raises(DBAPIError), journal.scope.write_tx() as connection:
        connection.execute(update(fair_tests).values(pairs=8))
    assert journal.fair_tests.list() == (RecordedTest(test),)
    engine.dispose()
