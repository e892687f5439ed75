"""The spread of pairs by chance, by calculation and by simulation."""

from __future__ import annotations

import math
import random
from statistics import fmean, variance

import pytest
from msgspec.structs import replace

from psoas_coach.content import load
from psoas_coach.progress.autocorrelation import DayModel
from psoas_coach.progress.fair_test.answer_scale import LEAST_SPREAD
from psoas_coach.progress.fair_test.forecast import compute_pair_variance, spread_models
from psoas_coach.progress.fair_test.own_days import OwnDays

LEFT_OUT = load().fair_test.analysis.left_out_days
ECHOING = DayModel(0.8, 0.0, 0.5, 4.0)
ALONE = DayModel(0.0, 0.0, 0.5, 1.0)


def draw_pair(chance: random.Random, model: DayModel, block_days: int, answers: int) -> float:
    """Return the difference of a pair whose days are drawn one by one."""
    here, blocks = chance.gauss(0, 1), []
    for _ in range(2):
        days = []
        for _ in range(block_days):
            new = math.sqrt(1 - model.persistence**2)
            here = model.persistence * here + new * chance.gauss(0, 1)
            alone = math.sqrt(model.fresh) * chance.gauss(0, 1)
            days.append(math.sqrt(1 - model.fresh) * here + alone)
        blocks.append(fmean(chance.sample(days[LEFT_OUT:], answers)))
    return blocks[0] - blocks[1]


def test_days_that_do_not_echo_are_told_by_their_number_alone() -> None:
    assert compute_pair_variance(ALONE, 7, 5) == pytest.approx(2 / 5)
    assert compute_pair_variance(ALONE, 14, 4) == pytest.approx(2 / 4)


@pytest.mark.parametrize(
    ("persistence", "fresh", "block_days", "answers"),
    [(0.6, 0.0, 7, 5), (0.6, 0.0, 7, 3), (0.9, 0.3, 7, 4), (0.8, 0.0, 14, 5), (0.95, 0.0, 14, 12)],
)
def test_pairs_that_are_drawn_lie_as_far_apart(
    persistence: float, fresh: float, block_days: int, answers: int
) -> None:
    chance = random.Random(1)
    model = DayModel(persistence, fresh, 1.0, 1.0)
    drawn = variance(draw_pair(chance, model, block_days, answers) for _ in range(6000))
    assert drawn == pytest.approx(compute_pair_variance(model, block_days, answers), rel=0.06)


def test_each_way_has_pairs_as_far_apart_as_the_middle_of_all_says() -> None:
    days = OwnDays(5.0, 5.0, 1.0, 0.0, (0.0,) * 7, 50, 50, (ECHOING, ALONE))
    apart = [compute_pair_variance(model, 7, 5) for model in days.models]
    middle = math.sqrt(4.0 * apart[0] * 1.0 * apart[1])
    for spread, factor in zip(spread_models(days, 7), apart, strict=True):
        assert spread**2 * factor == pytest.approx(middle)


def test_a_single_way_keeps_its_spread() -> None:
    way = replace(ECHOING, share=1.0)
    assert spread_models(OwnDays(5.0, 5.0, 1.0, 0.0, (0.0,) * 7, 50, 10, (way,)), 7) == [2.0]


def test_felt_pain_near_an_end_spreads_more_as_answers_follow_it_less() -> None:
    way = replace(ECHOING, share=1.0)
    (felt,) = spread_models(OwnDays(9.0, 9.0, 0.8, 0.0, (0.0,) * 7, 50, 50, (way,)), 7)
    assert felt == pytest.approx(2 / 0.8)


def test_the_variance_of_rounding_is_subtracted_from_the_pairs() -> None:
    way = replace(ALONE, share=1.0)
    (felt,) = spread_models(OwnDays(5.0, 5.0, 1.0, 0.1, (0.0,) * 7, 50, 50, (way,)), 7)
    assert felt**2 == pytest.approx(1 - 0.1)


def test_answers_that_are_all_rounding_leave_the_least_spread_that_is_looked_for() -> None:
    way = replace(ALONE, share=1.0)
    days = OwnDays(5.0, 5.0, 1.0, 2.0, (0.0,) * 7, 50, 50, (way,))
    assert spread_models(days, 7) == [LEAST_SPREAD]
