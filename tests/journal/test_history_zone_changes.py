"""Entries of all kinds, in the order of their instants, show where a person travelled."""

from __future__ import annotations

import datetime as dt

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, make_moment
from tests.support.record_samples import day_note, self_check, session


def at(hour: int, zone: str) -> Moment:
    return make_moment(dt.datetime(2026, 11, 3, hour, tzinfo=dt.UTC), zone)


HOME, THERE = "Pacific/Honolulu", "Pacific/Auckland"


def test_each_change_comes_as_the_entries_around_it(journal: Journal) -> None:
    journal.sessions.add(session(at=at(12, THERE)))
    journal.self_checks.add(self_check(at=at(2, HOME)))
    journal.day_notes.add(day_note(at=at(3, HOME)))
    journal.day_notes.add(day_note(at=at(20, HOME)))
    assert journal.history.find_zone_changes() == (
        (at(3, HOME), at(12, THERE)),
        (at(12, THERE), at(20, HOME)),
    )


def test_a_person_who_stays_at_home_skips_no_date(journal: Journal) -> None:
    assert journal.history.find_zone_changes() == ()
    for hour in (2, 9, 5):
        journal.sessions.add(session(at=at(hour, HOME)))
    assert journal.history.find_zone_changes() == ()


def test_a_removed_entry_is_no_journey(journal: Journal) -> None:
    away = session(at=at(6, THERE))
    for record in (session(at=at(2, HOME)), away, session(at=at(9, HOME))):
        journal.sessions.add(record)
    journal.sessions.remove(away.id)
    assert journal.history.find_zone_changes() == ()
