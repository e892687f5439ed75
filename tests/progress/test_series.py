from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.series import GAP_DAYS, Point, means, runs, smoothed

DAY = dt.date(2026, 3, 1)
POINTS = st.lists(
    st.tuples(st.integers(0, 4000), st.floats(0, 10)), unique_by=lambda pair: pair[0], max_size=60
).map(lambda pairs: [Point(DAY + dt.timedelta(days=days), value) for days, value in sorted(pairs)])


def at(*days_and_values: tuple[int, float]) -> list[Point]:
    return [Point(DAY + dt.timedelta(days=days), value) for days, value in days_and_values]


def test_the_worked_example_of_the_docstring() -> None:
    assert [one.value for one in smoothed(at((0, 6), (10, 3)), half_life=10)] == [6, 4]


@pytest.mark.parametrize(("silence", "broken"), [(GAP_DAYS, 0), (GAP_DAYS + 1, 1)])
def test_three_weeks_of_silence_are_bridged_and_a_day_more_is_a_gap(
    silence: int, broken: int
) -> None:
    assert runs([DAY, DAY + dt.timedelta(days=silence)]) == [0, broken]


def test_after_a_gap_the_line_begins_anew_and_forgets_what_was_before() -> None:
    line = smoothed(at((0, 9), (1, 9), (60, 2)), half_life=30)
    assert (line[-1].value, line[-1].run) == (2, 1)


@given(POINTS, st.floats(0.5, 100))
def test_the_line_stays_between_the_values_of_its_run(points: list[Point], life: float) -> None:
    line = smoothed(points, life)
    for one in line:
        inside = [p.value for p, other in zip(points, line, strict=True) if other.run == one.run]
        assert min(inside) - 1e-9 <= one.value <= max(inside) + 1e-9


@given(POINTS, st.floats(0.5, 100))
def test_what_the_line_said_does_not_change_when_more_is_told(
    points: list[Point], life: float
) -> None:
    assert smoothed(points, life)[:-1] == smoothed(points[:-1], life)


def test_means_are_dated_at_the_first_day_of_their_week_and_empty_weeks_have_none() -> None:
    found = means(at((0, 2), (1, 3), (2, 5), (16, 7)), "week")
    monday = dt.date(2026, 2, 23)
    later = [Point(monday + dt.timedelta(days=7), 4), Point(monday + dt.timedelta(days=21), 7)]
    assert list(found) == [Point(monday, 2), *later]
