"""Breaks from sitting: stored once, summed by day, removed and restored by day."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from psoas_coach.journal import migrations
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.summaries import BreakDay
from tests.support.record_samples import new_id, on, session, sitting_break

DAY, NEXT = dt.date(2026, 3, 4), dt.date(2026, 3, 5)
WORKDAY = [
    sitting_break(at=on("2026-03-04", 9), outcome="taken", sat_seconds=1800),
    sitting_break(at=on("2026-03-04", 10), outcome="skipped", sat_seconds=1800),
    sitting_break(at=on("2026-03-04", 11), outcome="taken", sat_seconds=3600),
    sitting_break(at=on("2026-03-04", 13), outcome="away", sat_seconds=1500),
    sitting_break(at=on("2026-03-04", 14), outcome="stopped", sat_seconds=600),
    sitting_break(at=on("2026-03-05", 9), outcome="skipped", sat_seconds=1900),
]
SUMS = (BreakDay(DAY, 3, 1, 3600, 7500), BreakDay(NEXT, 0, 1, 1900, 0))


def test_a_day_is_summed_up_and_a_skipped_break_ends_no_sit(journal: Journal) -> None:
    assert journal.sitting_breaks.add(WORKDAY) == 6
    assert journal.sitting_breaks.sum_days() == SUMS
    assert journal.sitting_breaks.sum_days(since=NEXT) == SUMS[1:]
    assert journal.sitting_breaks.sum_days(until=DAY) == SUMS[:1]


def test_a_repeated_report_adds_nothing(journal: Journal) -> None:
    journal.sitting_breaks.add(WORKDAY[:2])
    version = journal.read_version()
    assert journal.sitting_breaks.add(WORKDAY[:2]) == 0
    assert journal.read_version() == version
    assert journal.sitting_breaks.add(WORKDAY) == 4
    assert journal.sitting_breaks.add([replace(WORKDAY[0], sat_seconds=1)]) == 0
    assert journal.sitting_breaks.sum_days() == SUMS


def test_nothing_to_add_writes_nothing(journal: Journal) -> None:
    version = journal.read_version()
    assert journal.sitting_breaks.add([]) == 0
    assert journal.read_version() == version


def test_a_day_goes_and_comes_back_and_a_late_report_brings_nothing_back(journal: Journal) -> None:
    journal.sitting_breaks.add(WORKDAY)
    assert journal.sitting_breaks.remove_day(DAY) == 5
    assert journal.sitting_breaks.remove_day(DAY) == 0
    assert journal.sitting_breaks.add(WORKDAY) == 0
    assert journal.sitting_breaks.sum_days() == SUMS[1:]
    assert journal.sitting_breaks.restore_day(DAY) == 5
    assert journal.sitting_breaks.restore_day(DAY) == 0
    assert journal.sitting_breaks.sum_days() == SUMS
    assert journal.integrity.find_faults() == ()


def test_a_single_break_is_changed_removed_and_brought_back(journal: Journal) -> None:
    journal.sitting_breaks.add(WORKDAY)
    first = WORKDAY[0]
    changed = replace(first, outcome="skipped", sat_seconds=600)
    assert journal.sitting_breaks.replace(changed)
    assert not journal.sitting_breaks.replace(changed)
    assert journal.sitting_breaks.sum_days(until=DAY) == (BreakDay(DAY, 2, 2, 3600, 5700),)
    assert journal.sitting_breaks.undo(first.id)
    assert journal.sitting_breaks.sum_days() == SUMS
    assert journal.sitting_breaks.remove(first.id)
    assert not journal.sitting_breaks.remove(first.id)
    assert not journal.sitting_breaks.replace(changed), "what was removed is not changed"
    assert journal.sitting_breaks.add([first]) == 0, "a late report brings nothing back"
    assert journal.sitting_breaks.sum_days(until=DAY) == (BreakDay(DAY, 2, 1, 3600, 5700),)
    assert journal.sitting_breaks.restore(first.id)
    assert not journal.sitting_breaks.restore(first.id)
    assert journal.sitting_breaks.sum_days() == SUMS
    assert not journal.sitting_breaks.replace(sitting_break()), "one that never was"
    assert journal.integrity.find_faults() == ()


def test_a_change_that_cannot_be_changes_nothing(journal: Journal) -> None:
    journal.sitting_breaks.add(WORKDAY)
    with pytest.raises(JournalRefusalError):
        journal.sitting_breaks.replace(replace(WORKDAY[0], sat_seconds=86_401))
    assert journal.sitting_breaks.sum_days() == SUMS


@pytest.mark.parametrize(
    "change",
    [
        {"sat_seconds": -1},
        {"sat_seconds": 86_401},
        {"outcome": "slept"},
        {"id": "1"},
        {"at": replace(on("2026-03-04"), zone="Nowhere/Atlantis")},
    ],
)
def test_an_invalid_day_keeps_all_out(journal: Journal, change: dict[str, object]) -> None:
    with pytest.raises(JournalRefusalError):
        journal.sitting_breaks.add([WORKDAY[0], sitting_break(**change)])
    assert journal.sitting_breaks.sum_days() == ()


def test_deleting_everything_deletes_them(journal: Journal) -> None:
    journal.sitting_breaks.add(WORKDAY)
    journal.sitting_breaks.remove_day(NEXT)
    assert journal.deletion.erase_everything() == 6
    assert journal.transfer.dump().sitting_breaks == ()
    assert journal.sitting_breaks.add(WORKDAY) == 6


def test_made_up_ones_go_with_the_demo(journal: Journal) -> None:
    journal.sitting_breaks.add([replace(WORKDAY[0], demo=True, id=new_id()), WORKDAY[1]])
    assert journal.bulk.tally().demo == 1
    assert journal.bulk.erase_demo() == 1
    assert journal.sitting_breaks.sum_days() == (BreakDay(DAY, 0, 1, 1800, 0),)


def test_a_journal_of_the_form_before_gets_the_table_and_keeps_everything(
    empty_address: str,
) -> None:
    engine = open_engine(empty_address)
    Journal(engine, "local").sessions.add(session())
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE sitting_breaks"))
        connection.execute(text("DROP TABLE physio_plans"))
        connection.execute(text("DROP TABLE fair_test_ends"))
        connection.execute(text("DROP TABLE fair_tests"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0011'"))
    engine.dispose()
    engine = open_engine(empty_address)
    journal = Journal(engine, "local")
    assert journal.entries.count() == 1
    assert journal.sitting_breaks.add(WORKDAY) == 6
    with engine.connect() as connection:
        assert migrations.read_current_revision(connection) == migrations.HEAD
    engine.dispose()
