from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.autocorrelation import SPREAD
from psoas_coach.progress.day_noise import compute_pooled_deviation, compute_trimmed_mean


def test_one_slip_of_the_finger_does_not_move_the_centre() -> None:
    assert compute_trimmed_mean([4, 4, 4, 5, 5, 5, 4, 4, 5, 10]) == 4.5
    assert compute_trimmed_mean([7.0]) == 7


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60))
def test_the_centre_lies_among_the_values(values: list[int]) -> None:
    assert min(values) <= compute_trimmed_mean(values) <= max(values)


def test_a_few_equal_days_are_no_proof_of_calm() -> None:
    assert compute_pooled_deviation([]) == SPREAD
    assert 0.9 < compute_pooled_deviation([[4, 4, 4], [4, 4, 4]]) < SPREAD
    assert compute_pooled_deviation([[4] * 400]) < 0.2


def test_two_groups_far_apart_are_not_a_wide_spread() -> None:
    assert compute_pooled_deviation([[2] * 50, [9] * 50]) < 0.4
