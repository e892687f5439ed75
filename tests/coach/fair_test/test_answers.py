"""A date has one answer, and each answer counts in the block that the draw put it in."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from psoas_coach.coach.fair_test.answers import (
    build_pairs,
    is_asked,
    load_answers,
    make_answer_id,
    save_answer,
    select_counted,
)
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, make_moment
from psoas_coach.progress.fair_test.analysis import Pair
from tests.support.fair_tests import FIRST, START, answer, at, begin
from tests.support.record_samples import new_id

DAY = dt.timedelta(days=1)


def load(journal: Journal, outcome: str = "pain") -> dict[dt.date, int]:
    return dict(load_answers(journal, outcome, START, FIRST + 90 * DAY))  # type: ignore[arg-type]  # of a parameter


def test_the_last_answer_of_a_day_takes_the_place_of_an_earlier_one(journal: Journal) -> None:
    for points in (4, 6, 6):
        save_answer(journal, at(FIRST), "pain", points)
    assert load(journal) == {FIRST: 6}
    (note,) = journal.day_notes.list()
    assert note.id == make_answer_id("pain", FIRST)
    journal.day_notes.remove(note.id)
    assert load(journal) == {}
    save_answer(journal, at(FIRST, 21), "pain", 0)
    assert load(journal) == {FIRST: 0}


def test_each_outcome_has_an_answer_of_its_own(journal: Journal) -> None:
    save_answer(journal, at(FIRST), "pain", 4)
    save_answer(journal, at(FIRST), "goal", 7)
    assert (load(journal), load(journal, "goal")) == ({FIRST: 4}, {FIRST: 7})


@pytest.mark.parametrize("points", [-1, 11, 3.5, "3", None])
def test_a_forged_answer_is_refused(journal: Journal, points: object) -> None:
    with pytest.raises(JournalRefusalError):
        save_answer(journal, at(FIRST), "pain", points)  # type: ignore[arg-type]  # forged
    assert load(journal) == {}


def test_of_two_merged_answers_the_earlier_one_counts(journal: Journal) -> None:
    save_answer(journal, at(FIRST, 20), "pain", 2)
    body = {"outcome": "pain", "points": 9}
    for hour in (22, 8):
        body = {"outcome": "pain", "points": hour // 4}
        journal.day_notes.add(DayNote(new_id(), at(FIRST, hour), "daily_answer", body))
    assert load(journal) == {FIRST: 2}
    journal.day_notes.remove(make_answer_id("pain", FIRST))
    assert load(journal) == {FIRST: 8 // 4}


def test_the_first_two_days_of_a_block_do_not_count(journal: Journal) -> None:
    test = begin(journal, draw="100000")
    answers = {FIRST + number * DAY: number % 10 for number in range(14) if number != 4}
    assert select_counted(test, 0, answers) == (2, 3, 5, 6)
    first, *others = build_pairs(test, answers)
    assert first == Pair(with_=(2, 3, 5, 6), without=(9, 0, 1, 2, 3))
    assert others == [Pair((), ())] * 5


def test_a_draw_decides_which_block_is_which(journal: Journal) -> None:
    test = begin(journal, draw="011010")
    answer(journal, test, {"with": 3, "without": 5})
    pairs = build_pairs(test, load(journal))
    assert pairs == (Pair((3,) * 5, (5,) * 5),) * 6


def test_the_question_is_asked_from_its_hour_until_the_day_ends() -> None:
    zone = "Asia/Tokyo"
    evening = make_moment(dt.datetime(2026, 9, 2, 9, 0, tzinfo=dt.UTC), zone)  # 18:00 there
    assert is_asked(evening, 18)
    assert not is_asked(evening, 19)
    after_midnight = make_moment(dt.datetime(2026, 9, 2, 16, 30, tzinfo=dt.UTC), zone, day_begins=4)
    assert after_midnight.local_date == dt.date(2026, 9, 2)
    assert is_asked(after_midnight, 21)
    assert is_asked(replace(evening, local_date=dt.date(2026, 9, 1)), 21)
