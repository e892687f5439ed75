"""Demo facts fill an empty journal or change nothing, and are removed without other facts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.summaries import FactCounts
from tests.support.record_samples import day_note, hold, new_id, self_check, session

CHECKS = [self_check(demo=True)]
SESSIONS = [session(demo=True), session(demo=True, holds=())]
NOTES = [day_note(demo=True), day_note(demo=True, kind="ill", body={})]


def test_an_empty_journal_is_filled_and_its_facts_are_marked(journal: Journal) -> None:
    assert journal.bulk.tally() == FactCounts(recorded=0, demo=0)
    assert journal.bulk.fill_empty(CHECKS, SESSIONS, NOTES)
    assert journal.bulk.tally() == FactCounts(recorded=0, demo=5)
    assert journal.read_version() == 1
    assert all(record in journal.sessions.list() for record in SESSIONS)
    assert journal.self_checks.list() == tuple(CHECKS)
    assert {note.id for note in journal.day_notes.list()} == {note.id for note in NOTES}
    assert all(record.demo for record in journal.sessions.list())
    assert all(record.demo for record in journal.day_notes.list())


@pytest.mark.parametrize(
    "tell",
    [
        lambda journal: journal.sessions.add(session()),
        lambda journal: journal.self_checks.add(self_check()),
        lambda journal: journal.day_notes.add(day_note()),
        lambda journal: journal.bulk.fill_empty([], [session(demo=True)], []),
    ],
)
@pytest.mark.parametrize("removed", [False, True])
def test_a_journal_that_was_ever_begun_is_not_filled(
    journal: Journal, tell: Callable[[Journal], bool], removed: bool
) -> None:
    assert tell(journal)
    if removed:
        for record in journal.sessions.list():
            journal.sessions.remove(record.id)
    before = journal.bulk.tally(), journal.read_version()
    assert not journal.bulk.fill_empty(CHECKS, SESSIONS, NOTES)
    assert (journal.bulk.tally(), journal.read_version()) == before


def test_one_bad_record_keeps_all_others_out(journal: Journal) -> None:
    with pytest.raises(JournalRefusalError):
        journal.bulk.fill_empty(CHECKS, [*SESSIONS, session(holds=(hold(side="up"),))], NOTES)
    assert journal.bulk.tally() == FactCounts(recorded=0, demo=0)
    with pytest.raises(IntegrityError):
        journal.bulk.fill_empty(CHECKS, [*SESSIONS, SESSIONS[0]], NOTES)
    assert journal.bulk.tally() == FactCounts(recorded=0, demo=0)
    assert journal.read_version() == 0


def test_two_that_fill_at_once_fill_once(engine: Engine) -> None:
    owner = new_id()
    with ThreadPoolExecutor(4) as crowd:
        done = [
            crowd.submit(
                Journal(engine, owner).bulk.fill_empty, CHECKS, [session(demo=True)], NOTES
            )
            for _ in range(4)
        ]
    assert sorted(result.result() for result in done) == [False, False, False, True]
    assert Journal(engine, owner).bulk.tally() == FactCounts(recorded=0, demo=4)


def test_erasing_demo_data_keeps_what_a_person_recorded(journal: Journal) -> None:
    journal.bulk.fill_empty(CHECKS, SESSIONS, NOTES)
    mine = session()
    journal.sessions.add(mine)
    assert journal.bulk.erase_demo() == 5
    assert journal.bulk.tally() == FactCounts(recorded=1, demo=0)
    assert journal.sessions.list() == (mine,)
    version = journal.read_version()
    assert journal.bulk.erase_demo() == 0
    assert journal.read_version() == version
