"""Measures: any number a day, each stored once, and read as they were recorded."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from psoas_coach.journal.summaries import Measure
from tests.support.record_samples import NOON, day_note, measure, on

if TYPE_CHECKING:
    from psoas_coach.journal.journal import Journal

MARCH = dt.date(2026, 3, 4)


def test_a_measure_comes_back_with_its_readings_and_their_means(journal: Journal) -> None:
    record = measure(left=[6.5, 8.0], right=[])
    assert journal.day_notes.add(record)
    (stored,) = journal.day_notes.list_hip_measures()
    assert stored == Measure(record.id, NOON, MARCH, "phone", (6.5, 8.0), ())
    assert (stored.left_mean, stored.right_mean) == (7.25, None)


def test_several_measures_a_day_are_kept_oldest_first(journal: Journal) -> None:
    late, early = measure(at=on("2026-03-04", 18)), measure("tape", at=on("2026-03-04", 7))
    before = measure(at=on("2026-03-01"))
    for record in (late, early, before, day_note()):
        journal.day_notes.add(record)
    assert [measure.id for measure in journal.day_notes.list_hip_measures()] == [
        before.id,
        early.id,
        late.id,
    ]
    assert [measure.id for measure in journal.day_notes.list_hip_measures(since=MARCH)] == [
        early.id,
        late.id,
    ]


def test_the_same_measure_sent_twice_is_stored_once(journal: Journal) -> None:
    record = measure()
    assert journal.day_notes.add(record)
    assert not journal.day_notes.add(replace(record, body={"method": "hand", "left": [1]}))
    assert [measure.method for measure in journal.day_notes.list_hip_measures()] == ["phone"]


def test_a_removed_one_is_gone_and_comes_back_and_moves_to_another_day(journal: Journal) -> None:
    record = measure()
    journal.day_notes.add(record)
    journal.day_notes.remove(record.id)
    assert journal.day_notes.list_hip_measures() == ()
    journal.day_notes.restore(record.id)
    journal.day_notes.replace(replace(record, at=on("2026-03-02")))
    assert [measure.local_date for measure in journal.day_notes.list_hip_measures()] == [
        dt.date(2026, 3, 2)
    ]


def test_a_measure_is_no_word_about_the_day(journal: Journal) -> None:
    """A day with nothing but a measure must not count as a day with an entry in charts."""
    journal.day_notes.add(measure())
    assert journal.history.sum_days() == ()
    journal.day_notes.add(day_note())
    assert [day.notes for day in journal.history.sum_days()] == [("check_in",)]


@pytest.mark.parametrize("removed", [False, True])
def test_it_is_found_in_the_list_of_entries_and_erased_with_everything(
    journal: Journal, removed: bool
) -> None:
    record = measure()
    journal.day_notes.add(record)
    if removed:
        journal.day_notes.remove(record.id)
    (entry,) = journal.entries.list_page(9, removed=removed)
    assert entry.id == record.id
    journal.deletion.erase_everything()
    assert journal.entries.list_page(9) == journal.entries.list_page(9, removed=True) == ()


def test_a_draft_goes_with_its_note_and_a_forgotten_tab_cannot_bring_it_back(
    journal: Journal,
) -> None:
    record = measure()
    assert journal.drafts.save("measure", {"id": record.id, "left": [6.5]})
    journal.day_notes.add(record)
    assert journal.drafts.load("measure") is None
    assert not journal.drafts.save("measure", {"id": record.id, "left": [9]})
    assert journal.drafts.load("measure") is None
