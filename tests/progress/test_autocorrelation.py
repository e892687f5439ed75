"""The autocorrelation is estimated correctly for series with a known one."""

from __future__ import annotations

import datetime as dt
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.progress.autocorrelation import (
    CORRELATIONS,
    SPREAD,
    DayModel,
    compute_error,
    compute_mean_variance,
    find_typical_autocorrelation,
    weigh_day_models,
)
from psoas_coach.progress.series import Point
from tests.support.whole import count_examples

DAY = dt.date(2026, 3, 1)
DATES = st.lists(st.integers(0, 3000), min_size=1, max_size=40, unique=True).map(
    lambda days: [DAY + dt.timedelta(days=day) for day in sorted(days)]
)


def series(days: int, echo: float, seed: int, spread: float = 1.5, every: int = 1) -> list[Point]:
    """An AR(1) series around 5."""
    chance, points = random.Random(seed), list[Point]()
    apart = chance.gauss(0, spread)
    for day in range(days):
        if day % every == 0:
            points.append(Point(DAY + dt.timedelta(days=day), 5 + apart))
        apart = echo * apart + math.sqrt(1 - echo**2) * chance.gauss(0, spread)
    return points


def expect_persistence(points: list[Point]) -> float:
    return sum(way.persistence * way.share for way in weigh_day_models([points]))


@pytest.mark.parametrize("every", [1, 2])
@pytest.mark.parametrize("echo", [0.0, 0.5, 0.8, 0.9])
def test_the_echo_of_a_long_series_is_found(echo: float, every: int) -> None:
    assert expect_persistence(series(1500, echo, 5, every=every)) == pytest.approx(echo, abs=0.08)


def test_the_spread_of_a_day_is_found_with_it() -> None:
    for spread in (0.5, 2.5):
        ways = weigh_day_models([series(1500, 0.7, 6, spread)])
        found = math.sqrt(sum(way.share * way.variance for way in ways))
        assert found == pytest.approx(spread, rel=0.15)


def test_nothing_is_assumed_about_nobody_or_few_days() -> None:
    for points in ([], series(3, 0.5, 1)):
        ways = weigh_day_models([points])
        assert sum(way.share for way in ways) == pytest.approx(1)
        by_echo = {
            kept: sum(w.share for w in ways if w.persistence == kept) for kept in CORRELATIONS
        }
        assert min(by_echo.values()) > 0.5 / len(CORRELATIONS)
        assert {round(way.variance, 9) for way in weigh_day_models([[]])} == {SPREAD**2}


def test_groups_that_lie_far_apart_are_no_echo() -> None:
    """Each group has its own mean, so a change between them is not mistaken for autocorrelation."""
    first = series(60, 0.0, 7)
    later = [
        Point(point.date + dt.timedelta(days=60), point.value - 4) for point in series(60, 0.0, 8)
    ]
    apart = sum(way.persistence * way.share for way in weigh_day_models([first, later]))
    assert apart < 0.3
    assert expect_persistence([*first, *later]) > 0.6


def test_two_answers_of_a_day_and_equal_answers_leave_numbers() -> None:
    twice = [Point(DAY, 3.0), Point(DAY, 7.0), *series(10, 0.5, 9)[1:]]
    for points in (twice, [Point(DAY + dt.timedelta(days=n), 4.0) for n in range(30)]):
        for way in weigh_day_models([points]):
            assert math.isfinite(way.variance)
            assert 0 < way.variance < 100


def test_the_worked_example_of_days_in_a_row() -> None:
    assert compute_mean_variance([DAY, DAY + dt.timedelta(days=1)], 0.6) == pytest.approx(0.8)
    assert compute_mean_variance([DAY, DAY + dt.timedelta(days=1)], 0.6, 1.0) == pytest.approx(0.5)
    assert compute_mean_variance([DAY, DAY + dt.timedelta(days=1)], 0.0) == pytest.approx(0.5)


def test_days_far_apart_tell_as_much_as_different_people() -> None:
    assert compute_mean_variance([DAY, DAY + dt.timedelta(days=900)], 0.9) == pytest.approx(0.5)


@given(DATES, st.sampled_from(CORRELATIONS[1:]), st.sampled_from((0.0, 0.3)))
def test_it_is_the_sum_over_all_pairs_that_it_claims_to_be(
    dates: list[dt.date], kept: float, fresh: float
) -> None:
    pairs = [
        1.0 if date == other else (1 - fresh) * kept ** abs((date - other).days)
        for date in dates
        for other in dates
    ]
    assert compute_mean_variance(dates, kept, fresh) == pytest.approx(sum(pairs) / len(pairs))


@pytest.mark.parametrize("echo", [0.3, 0.8])
def test_a_difference_of_means_is_off_by_as_much_as_it_says(echo: float) -> None:
    """Four weeks against four, in 300 series of one echo: it claims more rather than less."""
    seen, claimed = [], []
    for seed in range(300):
        points = series(112, echo, seed)
        first, last = points[:28], points[-28:]
        means = [sum(point.value for point in some) / 28 for some in (first, last)]
        seen.append((means[1] - means[0]) ** 2)
        ways = weigh_day_models([first, points[28:56], points[56:84], last])
        claimed.append(
            compute_error(ways, [point.date for point in first], [point.date for point in last])
            ** 2
        )
    assert 1 < sum(claimed) / sum(seen) < 2.3


@settings(max_examples=count_examples(40))
@given(DATES, st.integers(0, 100))
def test_shares_are_shares_whatever_was_recorded(dates: list[dt.date], seed: int) -> None:
    chance = random.Random(seed)
    ways = weigh_day_models([[Point(date, float(chance.randint(0, 10))) for date in dates]])
    assert sum(way.share for way in ways) == pytest.approx(1)
    assert all(way.variance > 0 for way in ways)


def test_one_autocorrelation_represents_all_of_them() -> None:
    assert find_typical_autocorrelation([]) == 0.0
    assert find_typical_autocorrelation(series(364, 0.0, 3)) < 0.2
    assert find_typical_autocorrelation(series(364, 0.9, 3)) > 0.75
    assert DayModel(0.5, 0.0, 1.0, 1.0).times == pytest.approx(3)


def test_only_a_year_is_looked_at_however_long_a_life_is() -> None:
    calm, runs = series(3000, 0.0, 4), series(364, 0.9, 4)
    shifted = [Point(point.date + dt.timedelta(days=3000), point.value) for point in runs]
    assert find_typical_autocorrelation([*calm, *shifted]) == pytest.approx(
        find_typical_autocorrelation(shifted)
    )
