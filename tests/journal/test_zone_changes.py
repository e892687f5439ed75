"""Entries of all kinds, in the order of their instants, tell where somebody travelled."""

from __future__ import annotations

import datetime as dt

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, moment
from tests.support.record_samples import day_note, self_check, session


def at(hour: int, zone: str) -> Moment:
    return moment(dt.datetime(2026, 11, 3, hour, tzinfo=dt.UTC), zone)


HOME, THERE = "Pacific/Honolulu", "Pacific/Auckland"


def test_each_change_comes_as_the_entries_around_it(journal: Journal) -> None:
    journal.add_session(session(at=at(12, THERE)))
    journal.add_self_check(self_check(at=at(2, HOME)))
    journal.add_day_note(day_note(at=at(3, HOME)))
    journal.add_day_note(day_note(at=at(20, HOME)))
    assert journal.zone_changes() == (
        (at(3, HOME), at(12, THERE)),
        (at(12, THERE), at(20, HOME)),
    )


def test_who_stays_at_home_has_none(journal: Journal) -> None:
    assert journal.zone_changes() == ()
    for hour in (2, 9, 5):
        journal.add_session(session(at=at(hour, HOME)))
    assert journal.zone_changes() == ()


def test_a_removed_entry_is_no_journey(journal: Journal) -> None:
    away = session(at=at(6, THERE))
    for one in (session(at=at(2, HOME)), away, session(at=at(9, HOME))):
        journal.add_session(one)
    journal.remove_session(away.id)
    assert journal.zone_changes() == ()
