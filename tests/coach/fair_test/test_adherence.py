"""Whether a week followed the draw: this is shown beside the result, and changes none."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace

from psoas_coach.coach.day_notes import mark_days
from psoas_coach.coach.fair_test.adherence import find_departures, is_as_planned, load_days_done
from psoas_coach.content import load
from psoas_coach.journal.fair_test_records import FairTest
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Hold
from tests.support import answers_factory
from tests.support.fair_tests import FIRST, ZONE, at, begin
from tests.support.record_samples import sitting_break

CONTENT = load()
DAY = dt.timedelta(days=1)


def practise(journal: Journal, *days: int, hour: float = 19, move: str = "bridge") -> None:
    for day in days:
        holds = (Hold(move, move, "both", 1, 90, 90),)
        journal.sessions.add(answers_factory.session(at(FIRST + day * DAY, hour), holds=holds))


def list_followed(journal: Journal, test: FairTest, *blocks: int) -> list[bool]:
    days = load_days_done(journal, test, FIRST + 90 * DAY, CONTENT)
    return [is_as_planned(test, block, days, CONTENT) for block in blocks]


def departures(journal: Journal, test: FairTest, block: int) -> list[int]:
    days = load_days_done(journal, test, FIRST + 90 * DAY, CONTENT)
    return [(date - FIRST).days for date in sorted(find_departures(test, block, days))]


def test_a_week_with_sessions_has_some_and_a_week_without_has_none(journal: Journal) -> None:
    test = begin(journal, draw="100000")
    assert list_followed(journal, test, 0, 1) == [False, True]
    practise(journal, 0, 2)
    assert list_followed(journal, test, 0) == [False]
    practise(journal, 6)
    assert list_followed(journal, test, 0, 1) == [True, True]
    assert departures(journal, test, 0) == []
    practise(journal, 9)
    assert list_followed(journal, test, 0, 1) == [True, False]
    assert departures(journal, test, 1) == [9]


def test_opening_the_player_is_no_session(journal: Journal) -> None:
    test = begin(journal, draw="100000")
    short = (Hold("bridge", "Bridge", "both", 1, 60, 20),)
    journal.sessions.add(answers_factory.session(at(FIRST + 8 * DAY), holds=short))
    assert list_followed(journal, test, 1) == [True]


@pytest.mark.parametrize("kind", ["ill", "away", "flare"])
def test_on_days_when_nothing_is_expected_nothing_is_missed(journal: Journal, kind: Any) -> None:  # noqa: ANN401 -- a kind of note
    test = begin(journal, draw="100000")
    practise(journal, 0)
    assert list_followed(journal, test, 0) == [False]
    mark_days(journal, kind, [FIRST + day * DAY for day in range(1, 7)], ZONE)
    assert list_followed(journal, test, 0) == [True]


def test_each_move_belongs_to_its_own_weeks(journal: Journal) -> None:
    test = begin(journal, question="moves", moves=("bridge", "dead_bug"), draw="100000")
    practise(journal, 0, 1, 2, move="bridge")
    practise(journal, 7, 8, 9, move="dead_bug")
    practise(journal, 10, move="runners_lunge")
    assert list_followed(journal, test, 0, 1) == [True, True]
    practise(journal, 11, move="bridge")
    assert list_followed(journal, test, 0, 1) == [True, False]
    assert departures(journal, test, 1) == [11]


def test_morning_and_evening_are_those_of_the_clock_on_the_wall(journal: Journal) -> None:
    test = begin(journal, question="time_of_day", draw="100000")
    practise(journal, 0, 1, hour=7)
    practise(journal, 2, hour=13)
    assert list_followed(journal, test, 0) == [False], "the third was neither"
    tokyo = at(FIRST + 3 * DAY, 23, "Asia/Tokyo")  # half past seven the next morning there
    journal.sessions.add(answers_factory.session(replace(tokyo, local_date=FIRST + 4 * DAY)))
    assert list_followed(journal, test, 0) == [True]
    practise(journal, 7, 8, 9, hour=20)
    assert list_followed(journal, test, 1) == [True]
    practise(journal, 10, hour=8)
    assert list_followed(journal, test, 1) == [False]
    assert departures(journal, test, 1) == [10]


def test_after_midnight_it_is_late_in_the_evening_and_no_morning(journal: Journal) -> None:
    """Where the person's day ends later than the clock's."""
    test = begin(journal, question="time_of_day", draw="100000")
    for day in (7, 8, 9):
        late = at(FIRST + (day + 1) * DAY, 0.5)
        journal.sessions.add(answers_factory.session(replace(late, local_date=FIRST + day * DAY)))
    assert list_followed(journal, test, 1) == [True]
    assert departures(journal, test, 1) == []


def test_breaks_are_those_of_the_timer(journal: Journal) -> None:
    test = begin(journal, question="breaks", draw="100000")
    journal.sitting_breaks.add(sitting_break(at=at(FIRST + day * DAY)) for day in (0, 3, 5))
    journal.sitting_breaks.add([sitting_break(at=at(FIRST + 8 * DAY), outcome="skipped")])
    assert list_followed(journal, test, 0, 1) == [True, True]
    journal.sitting_breaks.add([sitting_break(at=at(FIRST + 9 * DAY))])
    assert list_followed(journal, test, 1) == [False]
    assert departures(journal, test, 1) == [9]
