"""The smoothed line: steady where pain is, moving where it moved, with honest uncertainty."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.progress.series import GAP_DAYS, Point
from psoas_coach.progress.trend import PAIN, TrendPoint, fit_trend
from tests.support.steps import count_lines
from tests.support.trials.line_trials import count_held
from tests.support.whole import count_examples

DAY = dt.date(2026, 3, 1)
POINTS = st.lists(st.tuples(st.integers(0, 2500), st.integers(0, 10)), max_size=50).map(
    lambda pairs: [Point(DAY + dt.timedelta(days=day), float(pain)) for day, pain in pairs]
)


def at(*days_and_values: tuple[int, float]) -> list[Point]:
    return [Point(DAY + dt.timedelta(days=days), value) for days, value in days_and_values]


def daily(*values: float) -> list[Point]:
    return at(*enumerate(values))


def test_without_entries_there_is_no_line() -> None:
    assert fit_trend([]) == ()


def test_one_day_is_its_own_level_and_nearly_anything_else_is_possible() -> None:
    (only,) = fit_trend(at((0, 5)))
    assert (only.date, only.value, only.run) == (DAY, 5, 0)
    assert only.high - only.low > 4


def test_equal_days_are_a_flat_line_that_grows_surer() -> None:
    few, many = fit_trend(daily(*[4.0] * 5)), fit_trend(daily(*[4.0] * 200))
    assert {round(point.value, 9) for point in (*few, *many)} == {4}
    assert few[2].high - few[2].low > many[100].high - many[100].low


def test_the_band_is_never_finer_than_the_answers() -> None:
    for point in fit_trend(daily(*[4.0] * 500)):
        assert point.high - point.low >= 2 * PAIN.least - 1e-9


def test_a_single_bad_day_hardly_moves_the_line() -> None:
    calm = [4.0, 3.0, 4.0, 5.0, 4.0] * 12
    hurt = [*calm[:30], 10.0, *calm[31:]]
    apart = [
        abs(point.value - other.value)
        for point, other in zip(fit_trend(daily(*calm)), fit_trend(daily(*hurt)), strict=True)
    ]
    assert max(apart) < 0.6


def test_a_real_change_is_followed() -> None:
    line = fit_trend(daily(*[6.0, 7.0, 6.0, 5.0] * 15, *[3.0, 2.0, 3.0, 4.0] * 15))
    assert line[20].value == pytest.approx(6, abs=0.5)
    assert line[-20].value == pytest.approx(3, abs=0.5)


def test_the_band_is_widest_at_the_ends() -> None:
    line = fit_trend(daily(*[3.0, 5.0, 4.0, 6.0, 2.0] * 12))
    widths = [point.high - point.low for point in line]
    assert min(widths[0], widths[-1]) > widths[30]


@pytest.mark.parametrize(("silence", "runs"), [(GAP_DAYS, {0}), (GAP_DAYS + 1, {0, 1})])
def test_three_weeks_of_silence_are_bridged_and_a_day_more_is_a_gap(
    silence: int, runs: set[int]
) -> None:
    assert {point.run for point in fit_trend(at((0, 5), (silence, 5)))} == runs


def test_days_before_a_gap_do_not_affect_the_trend_after_it() -> None:
    line = fit_trend(
        [*at(*((day, 9.0) for day in range(20))), *at(*((d, 2.0) for d in range(90, 110)))]
    )
    assert {round(point.value) for point in line if point.run == 0} == {9}
    assert {round(point.value) for point in line if point.run == 1} == {2}


def test_days_taken_together_give_nearly_the_same_line() -> None:
    values = [5.0, 6.0, 4.0, 5.0, 7.0, 3.0, 5.0] * 50
    fine = {point.date: point.value for point in fit_trend(daily(*values))}
    coarse = fit_trend(daily(*values), step_days=7)
    assert len(coarse) == 50
    assert all(abs(point.value - fine[point.date]) < 0.3 for point in coarse)


@settings(max_examples=count_examples(60))
@given(POINTS, st.integers(1, 60))
def test_line_and_band_stay_on_the_scale_and_in_order(points: list[Point], step: int) -> None:
    line = fit_trend(points, step)
    for one in line:
        assert 0 <= one.low <= one.value <= one.high <= 10
        assert not math.isnan(one.low + one.value + one.high)
    assert [point.date for point in line] == sorted(point.date for point in line)
    days = {point.date for point in points}
    assert (len(line) > 0) is (len(days) > 0)
    assert len(line) <= len(days)


@settings(max_examples=count_examples(40))
@given(POINTS)
def test_a_clock_set_back_changes_nothing_since_days_are_put_in_order(points: list[Point]) -> None:
    assert [_round_point(point) for point in fit_trend(points)] == [
        _round_point(point) for point in fit_trend(points[::-1])
    ]


def test_two_answers_of_one_day_are_one_value() -> None:
    (point,) = fit_trend(at((0, 4), (0, 6)))
    assert point.value == 5


def test_ten_times_the_days_take_about_ten_times_the_steps() -> None:
    assert count_lines(_work(5_000)) < 20 * count_lines(_work(500))


@pytest.mark.parametrize(
    ("moved", "flares"), [(0.0, False), (0.0, True), (-3.0, False), (-3.0, True)]
)
def test_the_band_holds_the_true_level_on_8_of_10_days(moved: float, flares: bool) -> None:
    assert count_held(60, 20, moved, flares=flares) >= 0.8


@pytest.mark.parametrize("pattern", ["echo 0.8", "echo 0.8, flares that cluster"])
def test_it_does_so_too_if_bad_days_come_in_runs(pattern: str) -> None:
    assert count_held(40, 21, pattern=pattern) >= 0.8


def test_days_that_hang_together_have_a_wider_band_than_the_same_days_one_by_one() -> None:
    by_turns, in_runs = (
        fit_trend(daily(*[3.0, 6.0] * 42)),
        fit_trend(daily(*([3.0] * 7 + [6.0] * 7) * 6)),
    )
    assert in_runs[40].high - in_runs[40].low > 1.5 * (by_turns[40].high - by_turns[40].low)


def _work(days: int) -> Callable[[], object]:
    points = daily(*(float(day * 7 % 11) for day in range(days)))
    return lambda: fit_trend(points, days // 100)


def _round_point(point: TrendPoint) -> tuple[object, ...]:
    return point.date, point.run, round(point.value, 6), round(point.low, 6), round(point.high, 6)
