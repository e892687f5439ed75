"""One list of all entries, newest first, page by page."""

from __future__ import annotations

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, SelfCheck, SessionRecord
from tests.support.record_samples import day_note, on, self_check, session, sitting_break


def test_all_kinds_are_listed_together_newest_first_and_page_by_page(journal: Journal) -> None:
    records: list[SessionRecord | SelfCheck | DayNote] = [
        session(at=on("2026-03-06")),
        day_note(at=on("2026-03-05", 9)),
        self_check(at=on("2026-03-05", 8)),
        session(at=on("2026-03-05", 7)),
        day_note(at=on("2026-03-04"), kind="ill", body={}),
    ]
    for record in reversed(records):
        if isinstance(record, SessionRecord):
            journal.sessions.add(record)
        elif isinstance(record, SelfCheck):
            journal.self_checks.add(record)
        else:
            journal.day_notes.add(record)
    assert journal.entries.list_page(10) == tuple(records)
    assert journal.entries.list_page(2) == tuple(records[:2])
    assert journal.entries.list_page(2, 2) == tuple(records[2:4])
    assert journal.entries.list_page(2, 4) == tuple(records[4:])
    assert journal.entries.count() == 5


def test_removed_entries_have_a_list_of_their_own(journal: Journal) -> None:
    stays, goes = session(at=on("2026-03-05")), day_note()
    journal.sessions.add(stays)
    journal.day_notes.add(goes)
    journal.day_notes.remove(goes.id)
    assert journal.entries.list_page(9) == (stays,)
    assert journal.entries.list_page(9, removed=True) == (goes,)
    assert (journal.entries.count(), journal.entries.count(removed=True)) == (1, 1)
    journal.day_notes.restore(goes.id)
    assert journal.entries.list_page(9) == (stays, goes)
    assert journal.entries.count(removed=True) == 0


def test_breaks_from_sitting_are_among_the_others_only_when_asked(journal: Journal) -> None:
    record = session(at=on("2026-03-05", 9))
    before, after = (sitting_break(at=on("2026-03-05", hour)) for hour in (8, 10))
    journal.sessions.add(record)
    journal.sitting_breaks.add([before, after])
    assert journal.entries.list_page(9) == (record,)
    assert journal.entries.list_page(9, breaks=True) == (after, record, before)
    assert journal.entries.list_page(1, 2, breaks=True) == (before,)
    assert (journal.entries.count(), journal.entries.count(breaks=True)) == (1, 3)
    journal.sitting_breaks.remove(before.id)
    assert journal.entries.list_page(9, removed=True) == ()
    assert journal.entries.list_page(9, removed=True, breaks=True) == (before,)
    assert journal.entries.count(removed=True, breaks=True) == 1
    assert journal.entries.count(removed=True) == 0


def test_the_instant_orders_before_the_persons_own_date(journal: Journal) -> None:
    """Kiritimati is fourteen hours ahead: its date is later, but it was recorded first."""
    east = session(at=on("2026-03-04", 11, "Pacific/Kiritimati"))
    west = session(at=on("2026-03-04", 23, "UTC"))
    journal.sessions.add(east)
    journal.sessions.add(west)
    assert journal.entries.list_page(9) == (west, east)


def test_one_entry_of_any_kind_is_found_by_its_id_until_it_is_removed(journal: Journal) -> None:
    records = (session(), self_check(), day_note(), sitting_break())
    journal.sessions.add(records[0])
    journal.self_checks.add(records[1])
    journal.day_notes.add(records[2])
    journal.sitting_breaks.add([records[3]])
    for entry in records:
        assert journal.entries.find(entry.id) == entry
        assert journal.entries.find(entry.id, removed=True) is None
    journal.sessions.remove(records[0].id)
    assert journal.entries.find(records[0].id) is None
    assert journal.entries.find(records[0].id, removed=True) == records[0]
    journal.sitting_breaks.remove(records[3].id)
    assert journal.entries.find(records[3].id) is None
    assert journal.entries.find(records[3].id, removed=True) == records[3]
    assert journal.entries.find("nowhere") is None
