"""When the morning after is asked about, and how long a bad one lowers the dose."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from psoas_coach.coach.morning_after import QUESTION_KEY, find_worse_morning, is_due
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment, make_moment

RULES = load()
TODAY = dt.date(2026, 11, 30)


def at(days_ago: float) -> Moment:
    noon = dt.datetime.combine(TODAY, dt.time(12), dt.UTC)
    return make_moment(noon - dt.timedelta(days=days_ago), "UTC")


def morning_note(days_ago: float, answer: str) -> DayNote:
    return DayNote(uuid.uuid4().hex, at(days_ago), "check_in", {QUESTION_KEY: answer})


@pytest.mark.parametrize(
    ("session", "answered", "due"),
    [
        (None, None, False),
        (0, None, False),
        (1, None, True),
        (7, None, True),
        (8, None, False),
        (2, 1, False),
        (2, 3, True),
    ],
)
def test_it_is_asked_once_from_the_day_after_for_a_week(
    session: int | None, answered: int | None, *, due: bool
) -> None:
    notes = [] if answered is None else [morning_note(answered, "no")]
    last = None if session is None else at(session)
    assert is_due(last, notes, TODAY, RULES) is due


def test_a_check_in_about_something_else_does_not_answer_it() -> None:
    note = DayNote(uuid.uuid4().hex, at(0), "check_in", {"pain_now": 3})
    assert is_due(at(1), [note], TODAY, RULES)


def test_the_last_bad_morning_of_the_week_counts(journal: Journal) -> None:
    for days, answer in ((9, "much_worse"), (5, "much_worse"), (3, "a_little"), (2, "no")):
        journal.day_notes.add(morning_note(days, answer))
    assert find_worse_morning(journal, TODAY, RULES) == TODAY - dt.timedelta(days=5)


def test_without_a_bad_morning_there_is_none(journal: Journal) -> None:
    for days, answer in ((30, "much_worse"), (1, "a_little")):
        journal.day_notes.add(morning_note(days, answer))
    assert find_worse_morning(journal, TODAY, RULES) is None


def test_a_response_from_over_the_date_line_is_not_in_the_future(journal: Journal) -> None:
    journal.day_notes.add(morning_note(-1, "much_worse"))
    assert find_worse_morning(journal, TODAY, RULES) == TODAY
