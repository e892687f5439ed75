from __future__ import annotations

import datetime as dt

import pytest

from psoas_coach.progress.series import GAP_DAYS, Point, compute_means, number_runs

DAY = dt.date(2026, 3, 1)


def at(*days_and_values: tuple[int, float]) -> list[Point]:
    return [Point(DAY + dt.timedelta(days=days), value) for days, value in days_and_values]


@pytest.mark.parametrize(("silence", "broken"), [(GAP_DAYS, 0), (GAP_DAYS + 1, 1)])
def test_three_weeks_of_silence_are_bridged_and_a_day_more_is_a_gap(
    silence: int, broken: int
) -> None:
    assert number_runs([DAY, DAY + dt.timedelta(days=silence)]) == [0, broken]


def test_means_are_dated_at_the_first_day_of_their_week_and_empty_weeks_have_none() -> None:
    means = compute_means(at((0, 2), (1, 3), (2, 5), (16, 7)), "week")
    monday = dt.date(2026, 2, 23)
    later = [Point(monday + dt.timedelta(days=7), 4), Point(monday + dt.timedelta(days=21), 7)]
    assert list(means) == [Point(monday, 2), *later]
