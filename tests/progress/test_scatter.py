from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.scatter import ECHO, SPREAD, centre, mean_variance, pooled_spread

DAY = dt.date(2026, 3, 1)
DATES = st.lists(st.integers(0, 3000), min_size=1, max_size=40).map(
    lambda days: [DAY + dt.timedelta(days=day) for day in sorted(days)]
)


def test_one_slip_of_the_finger_does_not_move_the_centre() -> None:
    assert centre([4, 4, 4, 5, 5, 5, 4, 4, 5, 10]) == 4.5
    assert centre([7.0]) == 7


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60))
def test_the_centre_lies_among_the_values(values: list[int]) -> None:
    assert min(values) <= centre(values) <= max(values)


def test_the_worked_example_of_days_in_a_row() -> None:
    assert mean_variance([DAY, DAY + dt.timedelta(days=1)]) == pytest.approx(0.8)


def test_days_far_apart_tell_as_much_as_different_people() -> None:
    assert mean_variance([DAY, DAY + dt.timedelta(days=400)]) == pytest.approx(0.5)


@given(DATES)
def test_it_is_the_sum_over_all_pairs_that_it_claims_to_be(dates: list[dt.date]) -> None:
    pairs = [ECHO ** abs((one - other).days) for one in dates for other in dates]
    assert mean_variance(dates) == pytest.approx(sum(pairs) / len(pairs))


def test_a_mean_is_off_by_as_much_as_it_says() -> None:
    chance = random.Random(3)
    dates = [DAY + dt.timedelta(days=day) for day in range(0, 40, 2)]
    means = []
    for _ in range(4000):
        apart, total = chance.gauss(0, 1), 0.0
        for _ in dates:
            total += apart
            for _ in range(2):
                apart = ECHO * apart + (1 - ECHO**2) ** 0.5 * chance.gauss(0, 1)
        means.append(total / len(dates))
    seen = sum(mean**2 for mean in means) / len(means)
    assert seen == pytest.approx(mean_variance(dates), rel=0.1)


def test_a_few_equal_days_are_no_proof_of_calm() -> None:
    assert pooled_spread([]) == SPREAD
    assert 0.9 < pooled_spread([[4, 4, 4], [4, 4, 4]]) < SPREAD
    assert pooled_spread([[4] * 400]) < 0.2


def test_two_groups_far_apart_are_not_a_wide_spread() -> None:
    assert pooled_spread([[2] * 50, [9] * 50]) < 0.4
