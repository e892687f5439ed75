from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.date_range import find_span
from psoas_coach.progress.excluded_days import ExcludedDays, list_marks, list_waiting_dates
from psoas_coach.progress.panels.practice import (
    DaySquare,
    MonthSquare,
    list_day_squares,
    list_month_squares,
    list_weeks,
)
from tests.support.history_factory import TODAY, ago, session_day

pytestmark = pytest.mark.dates

MONTHS = find_span("months", TODAY, None)


def make_day(days_ago: int, *notes: str) -> Day:
    return Day(ago(days_ago), notes=notes)  # type: ignore[arg-type]  # the kinds of note


def test_days_in_a_row_with_one_reason_are_one_mark() -> None:
    days = [make_day(9, "ill"), make_day(8, "ill"), make_day(7, "away"), make_day(5, "away")]
    assert list_marks(days, MONTHS) == (
        ExcludedDays("ill", ago(9), ago(8)),
        ExcludedDays("away", ago(7), ago(7)),
        ExcludedDays("away", ago(5), ago(5)),
    )


def test_being_ill_is_named_before_being_away_and_before_a_flare() -> None:
    days = [make_day(2, "away", "flare", "ill"), make_day(1, "away", "flare")]
    assert [mark.reason for mark in list_marks(days, MONTHS)] == ["ill", "away"]


def test_days_outside_the_span_and_days_with_a_check_in_alone_are_not_marked() -> None:
    assert list_marks([make_day(300, "ill"), make_day(2, "check_in")], MONTHS) == ()


def test_marked_days_are_not_missed() -> None:
    assert list_waiting_dates(
        [make_day(3, "flare"), make_day(2, "check_in"), make_day(1, "ill")]
    ) == {
        ago(3),
        ago(1),
    }


def test_a_square_says_what_was_done_before_it_says_a_mark() -> None:
    day = Day(ago(3), 1, 1, 300.0, notes=("flare",))
    assert list_day_squares([day, make_day(2, "away"), make_day(1, "check_in")], MONTHS) == (
        DaySquare(ago(3), ago(6), 3, 5.0, "done"),
        DaySquare(ago(2), ago(6), 4, 0.0, "away"),
    )


def test_over_years_months_are_counted_in_days_of_practice() -> None:
    days = [session_day(40), session_day(39), make_day(38, "ill"), session_day(3)]
    assert list_month_squares(days, find_span("all", TODAY, ago(900))) == (
        MonthSquare(2026, 10, 2),
        MonthSquare(2026, 11, 1),
    )


def test_every_week_of_the_span_has_its_column() -> None:
    sundays, mondays = list_weeks(find_span("months", TODAY, None, 6)), list_weeks(MONTHS)
    for first_days, begins in ((mondays, 0), (sundays, 6)):
        assert {day.weekday() for day in first_days} == {begins}
        assert first_days[0] <= MONTHS.first < first_days[1]
        assert first_days[-1] <= MONTHS.last < first_days[-1] + dt.timedelta(days=7)
        assert {later - earlier for earlier, later in pairwise(first_days)} == {
            dt.timedelta(days=7)
        }


@pytest.mark.parametrize(("begins", "column", "row"), [(0, 16, 2), (5, 14, 4), (6, 15, 3)])
def test_a_square_is_in_the_persons_own_week(begins: int, column: int, row: int) -> None:
    wednesday = Day(dt.date(2026, 11, 18), 1, 1, 300.0)
    (square,) = list_day_squares([wednesday], find_span("months", TODAY, None, begins))
    assert (square.week, square.row) == (dt.date(2026, 11, column), row)
