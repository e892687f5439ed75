from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.change import Comparison, first_and_latest, start_and_lately, verdict
from psoas_coach.progress.series import Point
from tests.progress.timing import seconds

PAIN = st.integers(0, 20).map(lambda half: half / 2)
ERROR = st.floats(0, 5)
DAY = dt.date(2026, 3, 1)
TOLD = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 10)), max_size=80).map(
    lambda pairs: [Point(DAY + dt.timedelta(days=day), float(pain)) for day, pain in pairs]
)


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


def test_a_change_that_chance_could_make_is_not_called_one() -> None:
    assert verdict(6, 3, 1.2) == "better"
    assert verdict(6, 3, 1.3) == "unsure"
    assert verdict(3, 6, math.inf) == "unsure"


@given(PAIN, PAIN, ERROR)
def test_nothing_is_called_a_change_below_2_points_or_30_percent(
    start: float, lately: float, error: float
) -> None:
    if verdict(start, lately, error) in {"better", "worse"}:
        assert start >= 2
        assert abs(start - lately) >= 2
        assert abs(start - lately) / start >= 0.3 - 1e-12
        assert abs(start - lately) > 2 * error


@given(st.floats(0, 1.999), PAIN, ERROR)
def test_a_start_below_2_never_earns_the_label(start: float, lately: float, error: float) -> None:
    assert verdict(start, lately, error) == "low_start"


@given(PAIN, PAIN, PAIN)
def test_less_pain_is_never_called_worse_than_more_pain(
    start: float, one: float, other: float
) -> None:
    order = ["better", "within", "worse"]
    if start >= 2:
        low, high = sorted((one, other))
        assert order.index(verdict(start, low)) <= order.index(verdict(start, high))


def test_a_rise_from_a_low_start_is_told_unless_chance_could_make_it() -> None:
    assert Comparison(1, 3, "low_start").rose
    assert not Comparison(1, 2.5, "low_start").rose
    assert not Comparison(1, 3, "low_start", error=1.0).rose


def points(*days_and_values: tuple[int, float]) -> list[Point]:
    return [Point(DAY + dt.timedelta(days=days), value) for days, value in days_and_values]


def every_day(*parts: tuple[int, float]) -> list[Point]:
    """So many days of one pain, then so many of another."""
    values = [value for days, value in parts for _ in range(days)]
    return points(*enumerate(values))


def test_the_first_six_weeks_but_for_the_very_first_are_compared_with_the_last_four() -> None:
    told = every_day((7, 9), (42, 6), (30, 5), (28, 3))
    found = start_and_lately(told)
    assert found is not None
    assert (found.start, found.lately, found.verdict) == (6, 3, "better")
    assert (found.first_weeks, found.last_weeks) == (6, 4)


def test_a_look_that_begins_later_leaves_nothing_out() -> None:
    found = start_and_lately(every_day((7, 9), (35, 6), (28, 3)), DAY - dt.timedelta(days=100))
    assert found is not None
    assert found.start > 6


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (34, 0, 0),
        (35, 2, 2),
        (48, 3, 2),
        (49, 3, 3),
        (62, 4, 3),
        (63, 4, 4),
        (77, 6, 4),
        (500, 6, 4),
    ],
)
def test_less_time_is_cut_in_half_and_under_five_weeks_nothing_is_compared(
    days: int, first: int, last: int
) -> None:
    found = start_and_lately(every_day((days, 5)))
    assert ((found.first_weeks, found.last_weeks) if found else (0, 0)) == (first, last)


def test_windows_never_share_a_day() -> None:
    for days in range(35, 100):
        found = start_and_lately(every_day((days, 5)))
        assert found is not None
        assert 7 + 7 * (found.first_weeks + found.last_weeks) <= days


def test_five_days_in_a_window_are_too_few() -> None:
    week = [(day, 5.0) for day in range(7, 13)]
    late = [(day, 2.0) for day in range(94, 100)]
    assert start_and_lately(points((0, 5), *week, *late)) is not None
    assert start_and_lately(points((0, 5), *week[1:], *late)) is None
    assert start_and_lately(points((0, 5), *week, *late[1:])) is None


def test_who_swings_from_day_to_day_needs_more_than_2_points() -> None:
    calm = every_day((7, 6), *[(1, 6), (1, 5)] * 20, *[(1, 3), (1, 4)] * 20)
    wild = every_day((7, 6), *[(3, 10), (3, 1)] * 7, *[(3, 7), (3, 0)] * 7)
    for told, said in ((calm, "within"), (wild, "unsure")):
        found = start_and_lately(told)
        assert found is not None
        assert found.verdict == said


def test_nothing_and_a_single_day_are_not_compared() -> None:
    assert start_and_lately([]) is None
    assert start_and_lately(points((0, 5))) is None
    assert start_and_lately(points(*[(0, 5.0)] * 50)) is None


@given(TOLD)
def test_a_clock_set_back_and_days_told_twice_are_put_in_order(told: list[Point]) -> None:
    ordered = sorted(told, key=lambda point: (point.date, point.value))
    other = sorted(told, key=lambda point: (point.date, -point.value))
    assert start_and_lately(ordered[::-1]) == start_and_lately(other)


@given(TOLD)
def test_what_is_compared_lies_among_what_was_told(told: list[Point]) -> None:
    found = start_and_lately(told)
    if found:
        values = [point.value for point in told]
        assert min(values) <= min(found.start, found.lately)
        assert max(values) >= max(found.start, found.lately)
        assert 0 < found.error < 10


@pytest.mark.parametrize(
    ("ratings", "start", "lately", "said"),
    [
        pytest.param([8, 2], 8, 2, "unsure", id="one against one proves nothing"),
        pytest.param([6, 6, 3, 4], 6, 3.5, "better", id="two against two"),
        pytest.param([6, 6, 4, 4], 6, 4, "unsure", id="two points are too near to chance"),
        pytest.param([6, 5, 7, 1, 3, 4, 5], 6, 4, "better", id="three against three"),
        pytest.param([3, 3, 3, 3], 3, 3, "within", id="the same"),
        pytest.param([0, 1, 4, 4], 0.5, 4, "low_start", id="a low start"),
    ],
)
def test_the_first_self_checks_are_compared_with_the_latest(
    ratings: list[int], start: float, lately: float, said: str
) -> None:
    found = first_and_latest(points(*((14 * n, value) for n, value in enumerate(ratings))), 7)
    assert found is not None
    assert (found.start, found.lately, found.verdict) == (start, lately, said)


def test_self_checks_too_close_or_alone_are_not_compared() -> None:
    assert first_and_latest([], 7) is None
    assert first_and_latest(points((0, 6)), 7) is None
    assert first_and_latest(points((0, 6), (6, 3)), 7) is None
    assert first_and_latest(points((0, 6), (7, 3)), 7) is not None


def test_one_against_one_is_no_rise_either() -> None:
    found = first_and_latest(points((0, 0), (30, 9)), 7)
    assert found is not None
    assert not found.rose


def test_ten_times_the_days_take_about_ten_times_as_long() -> None:
    assert seconds(_work(100_000)) < 20 * seconds(_work(10_000))


def _work(days: int) -> Callable[[], object]:
    told = [Point(DAY + dt.timedelta(days=day), float(day * 7 % 11)) for day in range(days)]
    return lambda: start_and_lately(told)
