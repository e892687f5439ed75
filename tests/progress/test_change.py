from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.change import (
    SURE,
    SURE_OF_RISE,
    Comparison,
    compare_self_checks,
    compare_start_with_lately,
    compare_with_beginning,
    judge,
)
from psoas_coach.progress.series import Point
from tests.support.steps import count_lines

PAIN = st.integers(0, 20).map(lambda half: half / 2)
ERROR = st.floats(0, 5)
DAY = dt.date(2026, 3, 1)
TOLD = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 10)), max_size=80).map(
    lambda pairs: [Point(DAY + dt.timedelta(days=day), float(pain)) for day, pain in pairs]
)


@pytest.mark.parametrize(
    ("start", "lately", "expected"),
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
    start: float, lately: float, expected: str
) -> None:
    assert judge(start, lately) == expected


def test_a_change_that_chance_could_make_is_not_called_one() -> None:
    assert judge(6, 2.8, 0.99) == "better"
    assert judge(6, 2.8, 1.01) == "unsure"
    assert judge(3, 6, math.inf) == "unsure"


@given(PAIN, PAIN, ERROR)
def test_nothing_is_called_a_change_below_2_points_or_30_percent(
    start: float, lately: float, error: float
) -> None:
    if judge(start, lately, error) in {"better", "worse"}:
        assert start >= 2
        assert abs(start - lately) >= 2
        assert abs(start - lately) / start >= 0.3 - 1e-12
        assert abs(start - lately) >= SURE * error


@given(st.floats(0, 1.999), PAIN, ERROR)
def test_a_start_below_2_never_earns_the_label(start: float, lately: float, error: float) -> None:
    assert judge(start, lately, error) == "low_start"


@given(PAIN, PAIN, PAIN)
def test_less_pain_is_never_called_worse_than_more_pain(
    start: float, pain: float, other_pain: float
) -> None:
    order = ["better", "within", "worse"]
    if start >= 2:
        low, high = sorted((pain, other_pain))
        assert order.index(judge(start, low)) <= order.index(judge(start, high))


def test_a_rise_from_a_low_start_is_reported_unless_it_may_be_chance() -> None:
    assert Comparison(1, 3, "low_start").rose
    assert not Comparison(1, 2.5, "low_start").rose
    assert not Comparison(1, 3, "low_start", error=1.0).rose


def points(*days_and_values: tuple[int, float]) -> list[Point]:
    return [Point(DAY + dt.timedelta(days=days), value) for days, value in days_and_values]


def every_day(*parts: tuple[int, float]) -> list[Point]:
    """So many days of one pain, then so many of another."""
    values = [value for days, value in parts for _ in range(days)]
    return points(*enumerate(values))


def test_a_chance_of_5_percent_is_shared_by_all_looks_of_half_a_year() -> None:
    assert round(1.1 * NormalDist().inv_cdf(1 - 0.05 / 26), 1) == SURE
    assert round(1.1 * NormalDist().inv_cdf(1 - 0.05 / 52), 1) == SURE_OF_RISE


def test_a_rise_must_be_surer_than_a_fall_because_it_is_looked_for_twice() -> None:
    assert judge(6, 2.7, 1.0) == "better"
    assert judge(3, 6.3, 1.0) == "unsure"
    assert judge(3, 6.4, 1.0) == "worse"


def test_a_change_for_the_better_is_counted_from_the_seventh_week_on() -> None:
    comparison = compare_start_with_lately(every_day((42, 9), (42, 6), (28, 3), (28, 3)))
    assert comparison is not None
    assert (comparison.start, comparison.recent, comparison.verdict) == (6, 3, "better")
    assert (comparison.first_weeks, comparison.last_weeks) == (6, 4)
    assert comparison.since == DAY + dt.timedelta(days=42)


@pytest.mark.parametrize("weeks", [2, 3, 4, 5, 6])
def test_a_bad_spell_at_the_beginning_that_passes_has_eased_and_is_no_change(weeks: int) -> None:
    comparison = compare_start_with_lately(every_day((7 * weeks, 7), (140 - 7 * weeks, 4)))
    assert comparison is not None
    assert (comparison.verdict, comparison.recent) == ("eased", 4)
    assert comparison.since == DAY


def test_people_who_get_better_within_three_weeks_are_told_by_the_fifth() -> None:
    days = [(3, 7), (2, 6), (3, 7), (3, 6), (3, 5), (21, 3)]
    comparison = compare_start_with_lately(every_day(*days))
    assert comparison is not None
    assert (comparison.verdict, comparison.first_weeks, comparison.recent) == ("eased", 1, 3)
    assert comparison.start > 6


def test_the_opening_is_two_weeks_if_one_has_fewer_than_six_entries() -> None:
    series = points(*((day, 7.0 if day < 14 else 3.0) for day in range(0, 60, 2)))
    comparison = compare_start_with_lately(series)
    assert comparison is not None
    assert (comparison.verdict, comparison.first_weeks) == ("eased", 2)


def test_a_rise_is_reported_from_the_beginning_and_from_the_seventh_week() -> None:
    for series in (every_day((49, 3), (42, 6)), every_day((42, 7), (42, 3), (42, 6))):
        comparison = compare_start_with_lately(series)
        assert comparison is not None
        assert (comparison.start, comparison.recent, comparison.verdict) == (3, 6, "worse")


def test_the_verdict_changes_only_when_a_week_closes() -> None:
    series = every_day((42, 5), (28, 6), (60, 3))
    texts = [compare_start_with_lately(series[:end], DAY) for end in range(1, len(series) + 1)]
    changed = {end for end in range(1, len(texts)) if texts[end] != texts[end - 1]}
    assert changed
    assert {(end + 1) % 7 for end in changed} == {0}


def test_a_look_that_begins_after_the_first_weeks_compares_what_it_holds() -> None:
    began = DAY - dt.timedelta(days=70)
    comparison = compare_start_with_lately(
        every_day(*[(1, 6), (1, 5), (1, 7)] * 14, (28, 3)), began
    )
    assert comparison is not None
    assert (comparison.verdict, comparison.start, comparison.recent) == ("better", 6, 3)
    assert comparison.since == DAY


def test_a_look_that_begins_within_the_first_six_weeks_waits_for_them_to_end() -> None:
    began = DAY - dt.timedelta(days=14)
    comparison = compare_start_with_lately(every_day((28, 7), (42, 4)), began)
    assert comparison is not None
    assert (comparison.verdict, comparison.since) == ("within", DAY + dt.timedelta(days=28))


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (34, 0, 0),
        (35, 3, 2),
        (48, 3, 3),
        (49, 4, 3),
        (62, 4, 4),
        (69, 5, 4),
        (70, 2, 2),
        (91, 4, 3),
        (112, 6, 4),
        (500, 6, 4),
    ],
)
def test_windows_grow_with_the_time_and_under_five_weeks_nothing_is_compared(
    days: int, first: int, last: int
) -> None:
    comparison = compare_start_with_lately(every_day((days, 5)))
    assert ((comparison.first_weeks, comparison.last_weeks) if comparison else (0, 0)) == (
        first,
        last,
    )


def test_windows_never_share_a_day() -> None:
    for days in range(35, 130):
        comparison = compare_start_with_lately(every_day((days, 5)))
        assert comparison is not None
        assert comparison.since is not None
        over = (comparison.since - DAY).days + 7 * (comparison.first_weeks + comparison.last_weeks)
        assert over <= days


def test_five_days_in_a_window_are_too_few() -> None:
    began = DAY - dt.timedelta(days=70)
    week = [(day, 5.0) for day in range(6)]
    late = [(day, 2.0) for day in range(92, 98)]
    assert compare_start_with_lately(points(*week, *late), began) is not None
    assert compare_start_with_lately(points(*week[1:], *late), began) is None
    assert compare_start_with_lately(points(*week, *late[1:]), began) is None


def test_a_person_who_swings_from_day_to_day_needs_more_than_2_points() -> None:
    calm = every_day((42, 6), *[(1, 6), (1, 5)] * 21, *[(1, 3), (1, 2)] * 21)
    wild = every_day((42, 6), *[(3, 10), (3, 1)] * 7, *[(3, 7), (3, 0)] * 7)
    for series, verdict in ((calm, "better"), (wild, "unsure")):
        comparison = compare_start_with_lately(series)
        assert comparison is not None
        assert comparison.verdict == verdict


def test_bad_days_in_long_runs_need_more_than_the_same_days_one_by_one() -> None:
    by_turns = every_day((42, 6), *[(1, 8), (1, 4)] * 21, *[(1, 5), (1, 1)] * 21)
    in_runs = every_day((42, 6), *[(7, 8), (7, 4)] * 3, *[(7, 5), (7, 1)] * 3)
    for series, verdict in ((by_turns, "better"), (in_runs, "unsure")):
        comparison = compare_start_with_lately(series)
        assert comparison is not None
        assert (round(comparison.start), round(comparison.recent), comparison.verdict) == (
            6,
            3,
            verdict,
        )


def test_a_rise_from_days_near_0_is_judged_by_the_days_that_can_differ() -> None:
    """Days of 0 and 0 again are no proof of calm: answers cannot go below."""
    swinging = [(4, 0), (3, 6)] * 4
    comparison = compare_start_with_lately(every_day((84, 0), *swinging))
    assert comparison is not None
    assert (comparison.verdict, comparison.rose) == ("low_start", False)
    steady = compare_start_with_lately(every_day((84, 0), (28, 4)))
    assert steady is not None
    assert steady.rose


def test_since_the_beginning_has_an_error_even_where_nothing_moved() -> None:
    opening, whole = compare_with_beginning(every_day(*[(1, 5), (1, 4)] * 30))
    assert (opening.first_weeks, whole.first_weeks) == (1, 4)
    assert 0 < whole.error < opening.error < 1
    assert compare_with_beginning([]) == ()
    assert compare_with_beginning(every_day((20, 5))) == ()


def test_nothing_and_a_single_day_are_not_compared() -> None:
    assert compare_start_with_lately([]) is None
    assert compare_start_with_lately(points((0, 5))) is None
    assert compare_start_with_lately(points(*[(0, 5.0)] * 50)) is None


@given(TOLD)
def test_a_clock_set_back_and_duplicate_days_are_put_in_order(points: list[Point]) -> None:
    ordered = sorted(points, key=lambda point: (point.date, point.value))
    other = sorted(points, key=lambda point: (point.date, -point.value))
    assert compare_start_with_lately(ordered[::-1]) == compare_start_with_lately(other)


@given(TOLD)
def test_compared_values_are_within_the_recorded_ones(points: list[Point]) -> None:
    comparison = compare_start_with_lately(points)
    if comparison:
        values = [point.value for point in points]
        assert min(values) <= min(comparison.start, comparison.recent)
        assert max(values) >= max(comparison.start, comparison.recent)
        assert 0 <= comparison.error < 10


@pytest.mark.parametrize(
    ("ratings", "start", "lately", "expected"),
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
    ratings: list[int], start: float, lately: float, expected: str
) -> None:
    self_checks = compare_self_checks(
        points(*((14 * n, value) for n, value in enumerate(ratings))), 7
    )
    assert self_checks is not None
    assert (self_checks.start, self_checks.recent, self_checks.verdict) == (start, lately, expected)


def test_self_checks_too_close_or_alone_are_not_compared() -> None:
    assert compare_self_checks([], 7) is None
    assert compare_self_checks(points((0, 6)), 7) is None
    assert compare_self_checks(points((0, 6), (6, 3)), 7) is None
    assert compare_self_checks(points((0, 6), (7, 3)), 7) is not None


def test_one_against_one_is_no_rise_either() -> None:
    self_checks = compare_self_checks(points((0, 0), (30, 9)), 7)
    assert self_checks is not None
    assert not self_checks.rose


def test_ten_times_the_days_take_about_ten_times_the_steps() -> None:
    assert count_lines(_work(5_000)) < 20 * count_lines(_work(500))


def _work(days: int) -> Callable[[], object]:
    series = [Point(DAY + dt.timedelta(days=day), float(day * 7 % 11)) for day in range(days)]
    return lambda: compare_start_with_lately(series)
