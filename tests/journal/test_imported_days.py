"""Days from files of other apps: imported and removed at once, and separate from the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.imported_days import ImportCounts
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, make_moment
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.json_import import read
from tests.support import clock
from tests.support.record_samples import day_note, new_id, on, self_check, session

FIRST, SECOND = new_id(), new_id()
DATES = ("2026-01-03", "2026-01-04", "2026-01-06")


def days(import_id: str = FIRST, pain: float | None = None) -> tuple[DayNote, ...]:
    fields: dict[str, Any] = {"source": "loop", "practised": True}
    if pain is not None:
        fields = {"source": "pain_csv", "pain": pain}
    body = {**fields, "import_id": import_id}
    return tuple(day_note(id=_ids[date], at=on(date), kind="imported", body=body) for date in DATES)


_ids = {date: new_id() for date in DATES}


def dates(journal: Journal) -> list[str]:
    return [imported_day.date.isoformat() for imported_day in journal.imported_days.list()]


def test_a_preview_tells_what_adding_does_and_changes_nothing(journal: Journal) -> None:
    journal.imported_days.add(days()[:1])
    before = journal.read_version()
    assert journal.imported_days.compare(days()) == ImportCounts(new=2, same=1)
    assert (journal.read_version(), dates(journal)) == (before, ["2026-01-03"])
    assert journal.imported_days.add(days()) == ImportCounts(new=2, same=1)
    assert dates(journal) == list(DATES)
    assert journal.integrity.find_faults() == ()


def test_the_same_days_twice_add_nothing(journal: Journal) -> None:
    journal.imported_days.add(days())
    before = journal.read_version()
    assert journal.imported_days.add(days(SECOND)) == ImportCounts(same=3)
    assert journal.read_version() == before
    assert {imported_day.day.import_id for imported_day in journal.imported_days.list()} == {FIRST}


def test_the_existing_value_stays_if_a_file_says_something_else(journal: Journal) -> None:
    journal.imported_days.add(days(pain=3))
    assert journal.imported_days.add(days(SECOND, pain=4)) == ImportCounts(differing=3)
    assert [imported_day.day.pain for imported_day in journal.imported_days.list()] == [3, 3, 3]


def test_a_note_of_another_kind_under_the_id_of_a_day_stands(journal: Journal) -> None:
    check_in = day_note(id=_ids[DATES[0]], at=on(DATES[0]))
    journal.day_notes.add(check_in)
    assert journal.imported_days.add(days()) == ImportCounts(new=2, differing=1)
    assert journal.imported_days.remove(FIRST) == 2
    assert journal.day_notes.list() == (check_in,)
    assert journal.integrity.find_faults() == ()


def test_an_import_is_removed_at_once_and_can_be_repeated(journal: Journal) -> None:
    journal.imported_days.add(days()[:1])
    journal.imported_days.add(days(SECOND))
    assert journal.imported_days.remove(SECOND) == 2
    assert dates(journal) == ["2026-01-03"]
    before = journal.read_version()
    assert journal.imported_days.remove(SECOND) == 0
    assert journal.read_version() == before
    assert journal.imported_days.restore(SECOND) == 2
    assert journal.imported_days.restore(SECOND) == 0
    assert dates(journal) == list(DATES)
    assert journal.imported_days.remove(SECOND) == 2
    assert journal.imported_days.add(days(SECOND)) == ImportCounts(new=2, same=1)
    assert dates(journal) == list(DATES)
    assert journal.integrity.find_faults() == ()


def test_one_bad_day_keeps_all_of_them_out(journal: Journal) -> None:
    good = days()
    bad = msgspec.structs.replace(good[2], body={"source": "loop", "import_id": FIRST})
    for wrong in (bad, day_note(), good[0]):
        with pytest.raises(JournalRefusalError):
            journal.imported_days.add((*good[:2], wrong))
        assert (dates(journal), journal.read_version()) == ([], 0)


def test_nobody_else_s_days_are_seen_or_removed(somebody: Callable[[], Journal]) -> None:
    mine, theirs = somebody(), somebody()
    mine.imported_days.add(days())
    assert theirs.imported_days.list() == ()
    assert theirs.imported_days.compare(days()) == ImportCounts(new=3)
    assert theirs.imported_days.remove(FIRST) == 0
    assert dates(mine) == list(DATES)


def test_an_export_carries_them_and_an_import_of_it_adds_nothing(
    somebody: Callable[[], Journal],
) -> None:
    here, there = somebody(), somebody()
    here.imported_days.add(days(pain=3.5))
    there.transfer.merge(read(write_json(here.transfer.dump())))
    assert there.imported_days.list() == here.imported_days.list()
    assert there.imported_days.add(days(pain=3.5)) == ImportCounts(same=3)


def test_they_are_no_day_no_session_no_walk_and_no_journey(journal: Journal) -> None:
    at = make_moment(dt.datetime(2026, 1, 3, 2, tzinfo=dt.UTC), "Pacific/Honolulu")
    journal.sessions.add(session(at=at))
    journal.sessions.add(session(at=on("2026-01-07", zone="Pacific/Honolulu")))
    today = dt.date(2026, 1, 8)

    def read_by_rules() -> tuple[object, ...]:
        history = journal.history
        return (
            history.sum_days(),
            history.list_past_sessions(today),
            history.sum_walking_days(today),
            history.find_zone_changes(),
            history.list_scores(),
            history.read_move_effects(),
            journal.day_notes.list_hip_measures(),
            journal.day_notes.open_new_signs(),
        )

    before = read_by_rules()
    journal.imported_days.add(days(pain=9))
    assert read_by_rules() == before


def test_a_clock_that_was_ahead_moves_none_of_them(journal: Journal) -> None:
    """A day of today, east of here, may lie at a noon that is still to come."""
    tomorrow = clock.now() + dt.timedelta(hours=20)
    body = {"source": "loop", "import_id": FIRST, "practised": True}
    day = day_note(at=make_moment(tomorrow, "UTC"), kind="imported", body=body)
    journal.imported_days.add([day])
    now = make_moment(clock.now(), "UTC")
    journal.self_checks.add(self_check(at=now))
    assert day in journal.day_notes.list()
