"""A test ends once: after its last day, by the person, or because help was needed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from psoas_coach.coach.fair_test.ending import end_if_over, stop_test
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import load
from psoas_coach.journal.fair_test_records import (
    Condition,
    FairTestEnd,
    FairTestResult,
    find_last_day,
)
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote
from tests.support.answers_factory import self_check
from tests.support.fair_tests import FIRST, answer, at, begin
from tests.support.record_samples import new_id

CONTENT = load()
DAY = dt.timedelta(days=1)


def look(journal: Journal, date: dt.date) -> bool:
    """Open a page on a date; gives whether a test has ended by that."""
    return end_if_over(journal, Snapshot(journal, date).current_test, at(date), CONTENT)


def end(journal: Journal) -> FairTestEnd:
    (recorded,) = journal.fair_tests.list()
    assert recorded.end is not None
    return recorded.end


def result(journal: Journal) -> FairTestResult:
    outcome = end(journal).result
    assert outcome is not None
    return outcome


def test_after_its_last_day_a_test_ends_with_its_verdict(journal: Journal) -> None:
    test = begin(journal, draw="101101")
    answer(journal, test, {"with": 3, "without": 5})
    last = find_last_day(test)
    assert not look(journal, last)
    assert look(journal, last + DAY)
    assert not look(journal, last + DAY)
    assert (end(journal).how, end(journal).verdict) == ("finished", "clearly_lower")
    outcome = result(journal)
    assert (outcome.difference, outcome.p_value) == (-2.0, 2 / 2**6)
    assert outcome.interval == (-2.0, -2.0)
    assert (outcome.counted_pairs, outcome.left_out) == (6, 0)
    assert [block.condition for block in outcome.blocks[:4]] == [
        "with",
        "without",
        "without",
        "with",
    ]
    assert [block.mean for block in outcome.blocks[:4]] == [3.0, 5.0, 5.0, 3.0]
    assert all(block.answers == 5 for block in outcome.blocks)
    assert [block.as_planned for block in outcome.blocks[:2]] == [False, True]


def test_the_result_stays_whatever_is_recorded_later(journal: Journal) -> None:
    test = begin(journal)
    answer(journal, test, {"with": 3, "without": 5})
    after = find_last_day(test) + DAY
    look(journal, after)
    before = end(journal)
    for note in journal.day_notes.list():
        journal.day_notes.remove(note.id)
    assert not look(journal, after + DAY)
    assert end(journal) == before


@pytest.mark.parametrize(
    ("points", "verdict"),
    [
        ({"with": 5, "without": 3}, "clearly_higher"),
        ({"with": 4, "without": 4}, "no_clear_difference"),
    ],
)
def test_each_verdict_says_what_the_answers_say(
    journal: Journal,
    points: dict[Condition, int],
    verdict: str,
) -> None:
    test = begin(journal)
    answer(journal, test, points)
    look(journal, find_last_day(test) + DAY)
    assert end(journal).verdict == verdict


def test_without_answers_there_are_too_few_pairs(journal: Journal) -> None:
    test = begin(journal)
    answer(journal, test, {"with": 3, "without": 5}, until=test.first_day + 41 * DAY)
    look(journal, find_last_day(test) + 30 * DAY)
    assert end(journal).verdict == "too_few_pairs"
    assert (result(journal).counted_pairs, result(journal).left_out) == (3, 3)
    assert result(journal).blocks[-1].mean is None


def test_a_stop_is_an_end_without_a_verdict(journal: Journal) -> None:
    test = begin(journal)
    answer(journal, test, {"with": 3, "without": 5}, until=FIRST + 50 * DAY)
    assert stop_test(journal, test, at(FIRST + 50 * DAY))
    assert not stop_test(journal, test, at(FIRST + 50 * DAY))
    assert not look(journal, find_last_day(test) + DAY)
    assert (end(journal).how, end(journal).verdict, end(journal).result) == ("stopped", None, None)


SIGNS = {
    "today": ["red_today.pulsing_belly"],
    "emergency": ["red_now.chest_pain"],
    "check": [],
}


def report(journal: Journal, date: dt.date, level: str) -> str:
    body = {"level": level, "signs": SIGNS[level]}
    note = DayNote(new_id(), at(date), "new_signs", body)
    journal.day_notes.add(note)
    return note.id


@pytest.mark.parametrize("level", ["today", "emergency"])
def test_a_sign_that_needs_help_ends_the_test(journal: Journal, level: str) -> None:
    begin(journal)
    day = FIRST + 20 * DAY
    report(journal, day, level)
    current = Snapshot(journal, day).current_test
    assert current is not None
    assert current.level_since == day
    assert not look(journal, day), "it can still be taken back today"
    assert look(journal, day + DAY)
    assert (end(journal).how, end(journal).verdict) == ("level", None)


def test_a_slip_that_is_corrected_the_same_day_ends_nothing(journal: Journal) -> None:
    begin(journal)
    day = FIRST + 20 * DAY
    journal.day_notes.remove(report(journal, day, "today"))
    assert not look(journal, day + DAY)
    current = Snapshot(journal, day + DAY).current_test
    assert current is not None
    assert current.level_since is None


def test_a_sign_that_only_asks_for_a_self_check_ends_nothing(journal: Journal) -> None:
    begin(journal)
    report(journal, FIRST + 20 * DAY, "check")
    assert not look(journal, FIRST + 21 * DAY)


@pytest.mark.parametrize(
    ("answers", "ends"),
    [
        ({"red_now": ["chest_pain"]}, True),
        ({"red_today": ["fever_with_pain"]}, True),
        ({"see_someone": ["hip_locks"]}, False),
        ({"pain_average": 7, "pain_worst": 9}, False),
    ],
)
def test_a_new_self_check_ends_it_only_where_help_is_needed_now_or_today(
    journal: Journal, answers: dict[str, Any], ends: bool
) -> None:
    begin(journal)
    day = FIRST + 30 * DAY
    journal.self_checks.add(self_check(at(day), **answers))
    assert look(journal, day + DAY) is ends
    # A calm self-check afterwards brings nothing back.
    journal.self_checks.add(self_check(at(day + DAY)))
    assert (journal.fair_tests.list()[0].end is not None) is ends


def test_help_that_was_needed_before_the_test_is_no_reason(journal: Journal) -> None:
    journal.self_checks.add(self_check(at(FIRST - 9 * DAY), red_now=["chest_pain"]))
    journal.self_checks.add(self_check(at(FIRST - 8 * DAY)))
    begin(journal)
    assert not look(journal, FIRST + DAY)


def test_help_needed_after_the_last_day_changes_no_verdict(journal: Journal) -> None:
    test = begin(journal)
    answer(journal, test, {"with": 3, "without": 5})
    last = find_last_day(test)
    report(journal, last + DAY, "today")
    assert look(journal, last + 2 * DAY)
    assert end(journal).verdict == "clearly_lower"
