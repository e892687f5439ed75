"""The forecast before a test: the difference that it would detect."""

from __future__ import annotations

import math
import random

import pytest
from msgspec.structs import replace

from psoas_coach.content import load
from psoas_coach.progress.autocorrelation import DayModel
from psoas_coach.progress.fair_test.analysis import Pair, Verdict, analyse, judge
from psoas_coach.progress.fair_test.answer_scale import answer_felt_pain
from psoas_coach.progress.fair_test.forecast import Forecast, SimulatedTests, forecast
from psoas_coach.progress.fair_test.own_days import OwnDays
from tests.support.trials.fair_people import KINDS, try_out

DAYS = OwnDays(5.0, 5.0, 1.0, 0.0, (0.0,) * 7, 50, 40, (DayModel(0.6, 0.0, 1.0, 2.25),))


def history(kind: str, seed: str = "1") -> list[int | None]:
    return try_out(KINDS[kind], 0.0, seed).history


def test_too_few_answers_have_no_forecast() -> None:
    assert forecast([5] * 9) is None


def test_the_same_answers_always_have_the_same_forecast() -> None:
    answers = history("echo 0.6, spread 1.5")
    assert forecast(answers) == forecast(list(answers))


def test_a_forecast_by_hand() -> None:
    """Answers that never differ: the smallest steps are found, as soon as rounding shows them."""
    assert load().fair_test.analysis.pair_counts == (6, 8, 10)
    forecasts = forecast([5] * 56)
    assert forecasts is not None
    assert [forecast.pairs for forecast in forecasts] == [6, 8, 10]
    assert all(
        forecast.detectable is not None and forecast.detectable <= 1 for forecast in forecasts
    )


def test_longer_tests_find_smaller_differences_and_calm_days_too() -> None:
    calm, wild = (
        forecast(history("echo 0.3, spread 0.7")),
        forecast(history("echo 0.6, spread 2.5")),
    )
    assert calm is not None
    assert wild is not None
    for some in (calm, wild):
        sizes = [forecast.detectable or math.inf for forecast in some]
        assert sizes == sorted(sizes, reverse=True)
    for better, worse in zip(calm, wild, strict=True):
        assert (better.detectable or math.inf) < (worse.detectable or math.inf)


def test_three_answers_a_week_fill_no_week_and_do_fill_two() -> None:
    answers = history("three answers a week")
    assert forecast(answers) == tuple(Forecast(pairs, None) for pairs in (6, 8, 10))
    weeks_of_two = forecast(answers, (10,), 14)
    assert weeks_of_two is not None
    assert weeks_of_two[0].detectable is not None


@pytest.mark.parametrize("level", [0, 1])
def test_no_fall_is_forecast_that_is_larger_than_the_pain(level: int) -> None:
    forecasts = forecast([level, level, level, 0] * 14)
    assert forecasts is not None
    assert all((forecast.detectable or 0) <= level for forecast in forecasts)


def test_only_differences_that_can_be_believed_are_forecast() -> None:
    chance = random.Random(1)
    forecasts = forecast([chance.choice((0, 10)) for _ in range(56)])
    assert forecasts == tuple(Forecast(pairs, None) for pairs in (6, 8, 10))


@pytest.mark.parametrize("difference", [0.0, 1.0, 2.5])
def test_a_simulated_test_is_judged_as_a_real_one(difference: float) -> None:
    """The forecast counts in its own way, for speed: it must come to what the verdict says."""
    tests, clear = SimulatedTests(DAYS, 8, 7, "seed", 40), 0
    for pairs in tests.tests:
        shifted_pairs = [
            Pair(tuple(answer_felt_pain(pain - difference) for pain in pair.with_), pair.without)
            for pair in pairs
        ]
        verdict = judge(analyse(shifted_pairs))
        clear += verdict not in {Verdict.NO_CLEAR_DIFFERENCE, Verdict.TOO_FEW_PAIRS}
    assert tests.find_power(difference, (8,)) == {8: clear / 40}


def test_of_as_many_days_as_were_asked_as_many_are_answered() -> None:
    """The number of answers already has a sampling error: the forecast adds none to it."""
    # Of a block of 12 days that count 10 are answered: 5 + 5 of 6 + 6, over and over.
    days = replace(DAYS, asked=6, answered=5)
    for pairs in SimulatedTests(days, 4, 14, "seed", 10).tests:
        assert [len(pair.with_) for pair in pairs] == [10] * 4
        assert [len(pair.without) for pair in pairs] == [10] * 4


def test_which_days_are_answered_is_chance() -> None:
    seven_of_ten = SimulatedTests(replace(DAYS, asked=50, answered=35), 10, 7, "seed")
    blocks = [len(pair.with_) for pairs in seven_of_ten.tests for pair in pairs]
    assert set(blocks) == {3, 4, 5}
    every_day = SimulatedTests(replace(DAYS, asked=50, answered=50), 10, 7, "seed", 5)
    assert {len(pair.with_) for pairs in every_day.tests for pair in pairs} == {5}


def test_no_effect_is_clear_in_5_of_100_tests_and_a_large_one_in_nearly_all() -> None:
    tests = SimulatedTests(DAYS, 10, 7, "seed")
    assert max(tests.find_power(0.0, (6, 8, 10)).values()) <= 0.1
    assert tests.find_power(3.0, (10,))[10] >= 0.95
