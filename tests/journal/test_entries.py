"""One list of all that was told, newest first, a page at a time."""

from __future__ import annotations

from psoas_coach.journal.entries import Entry
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import SelfCheck, SessionRecord
from tests.support.record_samples import day_note, on, self_check, session


def test_kinds_stand_together_newest_first_and_page_by_page(journal: Journal) -> None:
    told: list[Entry] = [
        session(at=on("2026-03-06")),
        day_note(at=on("2026-03-05", 9)),
        self_check(at=on("2026-03-05", 8)),
        session(at=on("2026-03-05", 7)),
        day_note(at=on("2026-03-04"), kind="ill", body={}),
    ]
    for record in reversed(told):
        if isinstance(record, SessionRecord):
            journal.add_session(record)
        elif isinstance(record, SelfCheck):
            journal.add_self_check(record)
        else:
            journal.add_day_note(record)
    assert journal.entries(10) == tuple(told)
    assert journal.entries(2) == tuple(told[:2])
    assert journal.entries(2, 2) == tuple(told[2:4])
    assert journal.entries(2, 4) == tuple(told[4:])
    assert journal.count_entries() == 5


def test_what_was_removed_has_a_list_of_its_own(journal: Journal) -> None:
    stays, goes = session(at=on("2026-03-05")), day_note()
    journal.add_session(stays)
    journal.add_day_note(goes)
    journal.remove_day_note(goes.id)
    assert journal.entries(9) == (stays,)
    assert journal.entries(9, removed=True) == (goes,)
    assert (journal.count_entries(), journal.count_entries(removed=True)) == (1, 1)
    journal.restore_day_note(goes.id)
    assert journal.entries(9) == (stays, goes)
    assert journal.count_entries(removed=True) == 0


def test_the_instant_orders_before_the_persons_own_date(journal: Journal) -> None:
    """Kiritimati is fourteen hours ahead: its date is the newer one, and it was told first."""
    east = session(at=on("2026-03-04", 11, "Pacific/Kiritimati"))
    west = session(at=on("2026-03-04", 23, "UTC"))
    journal.add_session(east)
    journal.add_session(west)
    assert journal.entries(9) == (west, east)
