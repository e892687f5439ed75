"""Felt pain and answers, by calculation and by simulation."""

from __future__ import annotations

import random
from statistics import fmean, pstdev, pvariance

import pytest

from psoas_coach.progress.fair_test.answer_scale import (
    answer_felt_pain,
    estimate_felt_pain,
    expect_answers,
)


def tell(felt: float, spread: float, seed: int = 1) -> list[int]:
    chance = random.Random(seed)
    return [answer_felt_pain(chance.gauss(felt, spread)) for _ in range(40_000)]


@pytest.mark.parametrize(("felt", "spread"), [(5.0, 1.5), (1.0, 1.5), (0.0, 1.5), (9.5, 2.0)])
def test_pain_felt_beyond_the_end_of_the_scale_is_recovered(felt: float, spread: float) -> None:
    answered = tell(felt, spread)
    assert estimate_felt_pain(fmean(answered), pstdev(answered)) == pytest.approx(
        (felt, spread), abs=0.1
    )


@pytest.mark.parametrize(("felt", "spread"), [(5.0, 0.7), (9.0, 1.5), (0.5, 2.0)])
def test_expected_answers_match_the_simulated_ones(felt: float, spread: float) -> None:
    answered, expected = tell(felt, spread), expect_answers(felt, spread)
    assert expected.mean == pytest.approx(fmean(answered), abs=0.03)
    assert expected.variance == pytest.approx(pvariance(answered), rel=0.03)
    more = fmean(tell(felt + 0.1, spread)) - fmean(tell(felt - 0.1, spread))
    assert expected.gain == pytest.approx(more / 0.2, abs=0.05)


def test_in_the_middle_answers_follow_and_only_rounding_is_added() -> None:
    expected = expect_answers(5.0, 1.5)
    assert expected.gain == pytest.approx(1, abs=0.01)
    assert expected.blur == pytest.approx(1 / 12, abs=0.02)


def test_near_an_end_answers_move_less_than_what_is_felt() -> None:
    gains = [expect_answers(felt, 1.5).gain for felt in (5.0, 8.0, 9.0, 10.0, 12.0)]
    assert gains == sorted(gains, reverse=True)
    assert gains[3] == pytest.approx(0.5, abs=0.01)  # on every second day more than 10 is felt
