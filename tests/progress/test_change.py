from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.change import compared, start_and_lately, verdict
from psoas_coach.progress.series import Point

PAIN = st.integers(0, 20).map(lambda half: half / 2)
DAY = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("start", "lately", "said"),
    [
        pytest.param(5, 3, "better", id="2 points and 40 percent"),
        pytest.param(10, 7, "better", id="exactly 30 percent"),
        pytest.param(8, 6, "within", id="2 points and only 25 percent"),
        pytest.param(3, 1.5, "within", id="50 percent and only 1.5 points"),
        pytest.param(2, 0, "better", id="the lowest start from which it can be seen"),
        pytest.param(1.5, 0, "low_start", id="below 2 it never can"),
        pytest.param(4, 6, "worse", id="2 points and 50 percent more"),
        pytest.param(7, 9, "within", id="2 points and only 29 percent more"),
        pytest.param(0, 9, "low_start", id="from none: told apart, see rose"),
        pytest.param(4, 4, "within", id="the same"),
    ],
)
def test_a_change_is_called_one_at_2_points_and_30_percent(
    start: float, lately: float, said: str
) -> None:
    assert verdict(start, lately) == said


@given(PAIN, PAIN)
def test_nothing_is_called_a_change_below_2_points_or_30_percent(
    start: float, lately: float
) -> None:
    if verdict(start, lately) in {"better", "worse"}:
        assert start >= 2
        assert abs(start - lately) >= 2
        assert abs(start - lately) / start >= 0.3 - 1e-12


@given(st.floats(0, 1.999), PAIN)
def test_a_start_below_2_never_earns_the_label(start: float, lately: float) -> None:
    assert verdict(start, lately) == "low_start"


@given(PAIN, PAIN, PAIN)
def test_less_pain_is_never_called_worse_than_more_pain(
    start: float, one: float, other: float
) -> None:
    order = ["better", "within", "worse"]
    if start >= 2:
        low, high = sorted((one, other))
        assert order.index(verdict(start, low)) <= order.index(verdict(start, high))


def test_a_rise_from_a_low_start_is_told_all_the_same() -> None:
    assert compared(1, 3).rose
    assert not compared(1, 2.5).rose


def points(*days_and_values: tuple[int, float]) -> list[Point]:
    return [Point(DAY + dt.timedelta(days=days), value) for days, value in days_and_values]


def test_the_first_two_weeks_are_compared_with_the_last_two_by_their_medians() -> None:
    told = points((0, 5), (6, 9), (13, 6), (14, 0), (30, 0), (44, 3), (50, 4), (57, 1))
    found = start_and_lately(told)
    assert found is not None
    assert (found.start, found.lately, found.verdict) == (6, 3, "better")


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([], id="nothing"),
        pytest.param(points((0, 5), (1, 5), (2, 5), (26, 2), (25, 2), (24, 2)), id="windows touch"),
        pytest.param(points((0, 5), (1, 5), (40, 2), (41, 2), (42, 2)), id="two at the start"),
        pytest.param(points((0, 5), (1, 5), (2, 5), (41, 2), (42, 2)), id="two lately"),
    ],
)
def test_too_little_is_not_compared(told: list[Point]) -> None:
    assert start_and_lately(sorted(told, key=lambda point: point.date)) is None


def test_four_weeks_are_just_enough() -> None:
    told = points((0, 5), (1, 5), (2, 5), (25, 2), (26, 2), (27, 2))
    assert start_and_lately(told) == compared(5, 2)
