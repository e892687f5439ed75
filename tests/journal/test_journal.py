"""Records are stored as they were recorded, once, and counted once."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from hypothesis import HealthCheck, given, settings

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord
from tests.support import record_samples
from tests.support.record_samples import day_note, new_id, on, self_check, session
from tests.support.whole import count_examples

# The database is shared by the examples; each has an owner of its own.
ON_ONE_DATABASE = settings(
    max_examples=count_examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
Somebody = Callable[[], Journal]


@ON_ONE_DATABASE
@given(record=record_samples.any_session)
def test_any_session_is_read_as_it_was_recorded(somebody: Somebody, record: SessionRecord) -> None:
    journal = somebody()
    journal.sessions.add(record)
    assert journal.sessions.get(record.id) == record


@ON_ONE_DATABASE
@given(record=record_samples.any_self_check)
def test_any_self_check_is_read_as_it_was_recorded(somebody: Somebody, record: SelfCheck) -> None:
    journal = somebody()
    journal.self_checks.add(record)
    assert journal.self_checks.get(record.id) == record


@ON_ONE_DATABASE
@given(record=record_samples.any_day_note)
def test_any_note_is_read_as_it_was_recorded(somebody: Somebody, record: DayNote) -> None:
    journal = somebody()
    journal.day_notes.add(record)
    assert record in journal.day_notes.list()


@ON_ONE_DATABASE
@given(body=record_samples.tables)
def test_any_draft_comes_back_as_it_was_kept(somebody: Somebody, body: dict[str, object]) -> None:
    journal = somebody()
    journal.drafts.save("self_check", body)
    assert journal.drafts.load("self_check") == body


def test_the_second_telling_of_a_record_adds_nothing(journal: Journal) -> None:
    records = session(), self_check(), day_note()
    assert journal.sessions.add(records[0])
    assert journal.self_checks.add(records[1])
    assert journal.day_notes.add(records[2])
    assert not journal.sessions.add(msgspec.structs.replace(records[0], note="otherwise"))
    assert not journal.self_checks.add(msgspec.structs.replace(records[1], answers={}))
    assert not journal.day_notes.add(msgspec.structs.replace(records[2], kind="ill"))
    assert journal.sessions.list() == (records[0],)
    assert journal.self_checks.list() == (records[1],)
    assert journal.day_notes.list() == (records[2],)
    assert journal.read_version() == 3


def test_the_newest_comes_first_and_a_limit_keeps_the_newest(journal: Journal) -> None:
    dates = ["2026-01-02", "2025-12-31", "2026-01-01"]
    records = [session(at=on(date)) for date in dates]
    checks = [self_check(at=on(date)) for date in dates]
    for record, other in zip(records, checks, strict=True):
        journal.sessions.add(record)
        journal.self_checks.add(other)
    assert journal.sessions.list(limit=2) == (records[0], records[2])
    assert journal.sessions.list(since=records[2].at.local_date) == (records[0], records[2])
    assert journal.self_checks.list() == (checks[0], checks[2], checks[1])
    assert journal.self_checks.find_latest() == checks[0]


def test_more_sessions_than_are_asked_for_by_id_come_back_whole(
    somebody: Somebody,
) -> None:
    from psoas_coach.journal import sessions  # noqa: PLC0415 -- to lower its limit here only

    journal, few = somebody(), sessions.MAX_IDS
    records = tuple(session(at=on(f"2026-01-{day:02}")) for day in range(5, 0, -1))
    for record in records:
        journal.sessions.add(record)
    journal.sessions.remove(records[1].id)
    journal.sessions.replace(msgspec.structs.replace(records[2], holds=()))
    expected = (records[0], msgspec.structs.replace(records[2], holds=()), *records[3:])
    try:
        sessions.MAX_IDS = 1
        assert journal.sessions.list() == expected
    finally:
        sessions.MAX_IDS = few
    assert journal.sessions.list() == expected


def test_an_empty_journal_says_nothing(journal: Journal) -> None:
    assert journal.read_version() == 0
    assert journal.self_checks.find_latest() is None
    assert journal.self_checks.get(new_id()) is None
    assert journal.sessions.get(new_id()) is None
    assert journal.drafts.load("session") is None
    assert journal.settings.read_all() == {}
    assert (journal.sessions.list(), journal.self_checks.list(), journal.day_notes.list()) == (
        (),
        (),
        (),
    )


def test_a_record_takes_its_own_draft_with_it_and_no_other(journal: Journal) -> None:
    record, other = session(), new_id()
    journal.drafts.save("session", {"id": record.id, "step": 4})
    journal.drafts.save("self_check", {"id": other})
    journal.sessions.add(record)
    assert journal.drafts.load("session") is None
    assert journal.drafts.load("self_check") == {"id": other}
    assert journal.sessions.add(session())  # logged by hand
    assert journal.drafts.load("self_check") == {"id": other}


def test_a_self_check_takes_its_own_draft_with_it(journal: Journal) -> None:
    record = self_check()
    journal.drafts.save("self_check", {"id": record.id})
    journal.self_checks.add(record)
    assert journal.drafts.load("self_check") is None


def test_a_forgotten_tab_cannot_bring_back_the_draft_of_a_saved_record(journal: Journal) -> None:
    record = session()
    journal.sessions.add(record)
    assert not journal.drafts.save("session", {"id": record.id})
    assert journal.drafts.load("session") is None
    fresh = {"id": new_id()}
    assert journal.drafts.save("session", fresh)
    assert not journal.drafts.save("session", {"id": record.id})
    assert journal.drafts.load("session") == fresh


def test_a_draft_kept_at_the_very_moment_its_record_is_saved_is_over(journal: Journal) -> None:
    record = session()
    journal.drafts.save("session", {"id": record.id})
    assert journal.bulk.fill_empty([], [record], [])  # saves the record and leaves the draft behind
    assert journal.drafts.load("session") is None


def test_a_draft_is_overwritten_and_dropped_without_counting(journal: Journal) -> None:
    assert journal.drafts.save("self_check", {"step": 1})
    assert journal.drafts.save("self_check", {"step": 2})
    assert journal.drafts.load("self_check") == {"step": 2}
    assert journal.drafts.drop("self_check")
    assert not journal.drafts.drop("self_check")
    assert journal.read_version() == 0


def test_a_setting_is_counted_only_when_it_changes(journal: Journal) -> None:
    assert journal.settings.get("sounds", default=True) is True
    assert journal.settings.save("sounds", value=False)
    assert not journal.settings.save("sounds", value=False)
    assert journal.settings.get("sounds", default=True) is False
    assert journal.settings.save("hidden_moves", ["bridge"])
    assert journal.settings.read_all() == {"hidden_moves": ["bridge"], "sounds": False}
    assert journal.read_version() == 2
