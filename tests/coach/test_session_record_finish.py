"""The days of the week that the end of a session mentions."""

from __future__ import annotations

import datetime as dt

from psoas_coach.coach.session_record import count_days
from psoas_coach.content import load
from psoas_coach.journal.summaries import Day

RULES = load()
WEDNESDAY = dt.date(2026, 3, 4)


def days(*dates: int, seconds: float = 300) -> list[Day]:
    return [Day(dt.date(2026, 3, date), sessions=1, seconds=seconds) for date in dates]


def test_the_day_of_the_session_that_just_ended_counts_once() -> None:
    assert count_days([], WEDNESDAY, 300, RULES) == 1
    assert count_days(days(2, 3), WEDNESDAY, 300, RULES) == 3
    assert count_days(days(2, 4), WEDNESDAY, 300, RULES) == 2


def test_a_session_that_was_too_short_makes_no_day() -> None:
    least = RULES.session.counts.least_seconds
    assert count_days([], WEDNESDAY, least - 1, RULES) == 0
    assert count_days(days(2, seconds=least - 1), WEDNESDAY, least, RULES) == 1
    assert count_days([Day(dt.date(2026, 3, 3))], WEDNESDAY, 0, RULES) == 0
