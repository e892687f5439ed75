"""Two journals may have different facts under one id: an import keeps both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import make_moment
from psoas_coach.sharing.json_export import write_json
from psoas_coach.sharing.json_import import read
from tests.support.record_samples import NOON, day_note, new_id, session

Somebody = Callable[[], Journal]
IDS = [new_id() for _ in range(5)]
"""As an older version made them: from the answers, so equal answers have equal ids."""


def add_notes(journal: Journal, pains: list[int], first: dt.datetime) -> None:
    for place, pain in enumerate(pains):
        at = make_moment(first + place * dt.timedelta(hours=1), "UTC")
        journal.day_notes.add(day_note(id=IDS[place], at=at, body={"pain_now": pain}))


def pains(journal: Journal) -> list[int]:
    return sorted(note.body["pain_now"] for note in journal.day_notes.list())


def test_equal_ids_of_different_instants_are_all_kept_and_imported_once(somebody: Somebody) -> None:
    a, b = somebody(), somebody()
    add_notes(a, [3, 2, 4, 3, 2], NOON)
    add_notes(b, [3, 2, 5, 3, 2], NOON + dt.timedelta(minutes=7))
    mine = b.day_notes.list()
    file = write_json(a.transfer.dump())
    for take in (False, True):
        done = b.transfer.merge(read(file), take=take)
        assert done.day_notes.differing == 0
    assert pains(b) == sorted([3, 2, 4, 3, 2, 3, 2, 5, 3, 2])
    assert {note.id for note in mine} <= {note.id for note in b.day_notes.list()}, (
        "b's stay as they were"
    )
    assert b.transfer.merge(read(file)).day_notes.same == 5
    assert b.integrity.find_faults() == ()


def test_an_edited_fact_is_still_the_same_fact(somebody: Somebody) -> None:
    a, b = somebody(), somebody()
    first = session()
    a.sessions.add(first)
    b.transfer.merge(a.transfer.dump())
    later = session(id=first.id, at=make_moment(NOON - dt.timedelta(days=1), "UTC"))
    a.sessions.replace(later)
    assert b.transfer.merge(a.transfer.dump()).sessions.later == 1
    assert b.sessions.list() == (later,)
