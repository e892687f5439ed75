from __future__ import annotations

import datetime as dt

import pytest

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.date_range import find_span
from psoas_coach.progress.week_minutes import (
    Practised,
    Typical,
    find_typical,
    is_inside_range,
    sum_practice,
)
from tests.support.history_factory import TODAY, ago, week

YEAR = find_span("year", TODAY, None)


def test_a_move_without_sides_counts_for_each_side() -> None:
    (practised,) = sum_practice([week(0, 4, 3, both=2)], YEAR)
    assert (practised.left, practised.right, practised.everything) == (6, 5, 18)


def test_a_week_runs_from_monday_to_sunday_and_sums_its_days() -> None:
    monday = dt.date(2026, 3, 2)
    days = [Day(monday + dt.timedelta(days=n), 1, 1, 90.0, 60.0, 30.0) for n in (-1, 0, 3, 6, 7)]
    before, this, after = sum_practice(days, YEAR)
    assert [week.monday for week in (before, this, after)] == [
        monday - dt.timedelta(days=7),
        monday,
        monday + dt.timedelta(days=7),
    ]
    assert (this.left, this.right, this.everything) == (3, 1.5, 4.5)
    assert (before.left, after.left) == (1, 1)


def test_a_side_that_did_nothing_has_no_minutes() -> None:
    (practised,) = sum_practice([week(0, 4, 0)], YEAR)
    assert (practised.left, practised.right) == (4, 0)


def test_a_week_without_a_session_is_a_gap_and_not_a_zero() -> None:
    practice = sum_practice((week(5, 6, 6), week(0, 6, 6)), YEAR)
    assert [week.monday for week in practice] == [ago(41), ago(6)]


def test_the_week_that_a_span_cuts_in_two_counts_and_the_one_before_does_not() -> None:
    four = find_span("weeks", TODAY, None)
    practice = sum_practice((week(3, 1, 1), week(4, 1, 1)), four)
    assert [week.monday for week in practice] == [ago(27)]


def test_longer_steps_show_the_mean_of_the_weeks_that_were_practised() -> None:
    weeks = (week(9, 2, 2), week(2, 4, 4), week(1, 8, 6))
    september, november = find_typical(sum_practice(weeks, YEAR), "month")
    assert september == Typical(dt.date(2026, 9, 1), 2, 2, 1)
    assert november == Typical(dt.date(2026, 11, 1), 6, 5, 2)


@pytest.mark.parametrize(
    ("left", "right", "inside"),
    [(5, 10, 1), (4.6, 10.4, 1), (4.4, 6, 0), (6, 10.6, 0), (0, 6, 0)],
)
def test_both_sides_must_be_in_the_range_to_the_minute(
    left: float, right: float, inside: int
) -> None:
    assert is_inside_range([Practised(TODAY, left, right, 20)], 10) == inside
