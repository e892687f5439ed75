"""The properties of a person's days, estimated from people with a known truth."""

from __future__ import annotations

import math
from statistics import fmean

import pytest

from psoas_coach.progress.fair_test.forecast import spread_models
from psoas_coach.progress.fair_test.own_days import OwnDays, describe_days
from tests.support.trials.fair_people import KINDS, Kind, try_out
from tests.support.trials.simulated_people import Person

LONG = 84


def describe_person(person: Person, seed: int = 1) -> OwnDays:
    days = describe_days(try_out(Kind(person, history=LONG), 0.0, str(seed)).history)
    assert days is not None
    return days


def spread(days: OwnDays) -> float:
    """Return how far days are felt to lie from the usual (standard deviation)."""
    answered = sum(model.share * model.variance for model in days.models)
    return math.sqrt(max(0.0, answered - days.blur)) / days.gain


def echo(days: OwnDays) -> float:
    return sum(model.share * model.persistence * (1 - model.fresh) for model in days.models)


@pytest.mark.parametrize(
    "answers",
    [
        [],
        [None] * 80,
        [5] * 9,
        [5] * 13,
        [5] * 9 + [None] * 60,
        [None] * 60 + [5] * 13,
        [5] * 40 + [None] * 84,
    ],
    ids=["none", "no answer", "nine", "13 days", "9 and a gap", "13 of late", "long ago"],
)
def test_fewer_than_ten_answers_or_fourteen_days_of_late_are_too_few(
    answers: list[int | None],
) -> None:
    assert describe_days(answers) is None


@pytest.mark.parametrize(
    "answers", [[5] * 14, [5] * 9 + [None] * 60 + [5], [None, *[5, None] * 10]]
)
def test_ten_answers_over_fourteen_days_are_enough(answers: list[int | None]) -> None:
    assert describe_days(answers) is not None


def test_how_often_somebody_answers_counts_from_their_first_answer() -> None:
    days = describe_days([None] * 30 + [4, None] * 20)
    assert days is not None
    assert (days.answered, days.asked) == (19, 39)
    assert days.level == 4


def test_level_spread_and_echo_are_about_those_that_are_true() -> None:
    some = [describe_person(Person(5.0, 1.5, 0.6), seed) for seed in range(20)]
    assert fmean(days.level for days in some) == pytest.approx(5, abs=0.2)
    assert fmean(days.usual_pain for days in some) == pytest.approx(5, abs=0.2)
    assert fmean(spread(days) for days in some) == pytest.approx(1.5, abs=0.15)
    assert fmean(map(echo, some)) == pytest.approx(0.6, abs=0.15)
    calm = [describe_person(Person(5.0, 0.7, 0.2), seed) for seed in range(20)]
    assert fmean(spread(days) for days in calm) == pytest.approx(0.7, abs=0.15)
    assert fmean(map(echo, calm)) < 0.4


def test_little_is_known_of_the_echo_from_few_answers_and_none_is_taken_for_granted() -> None:
    """Half of all autocorrelations are below 0.5, and so should be half of the estimates."""
    days = describe_days([1, None, None, 9, None, 5, None] * 3 + [9])
    assert days is not None
    low = sum(model.share for model in days.models if model.persistence < 0.4)
    assert 0.3 < low < 0.7


def test_weekdays_that_hurt_more_are_seen_and_are_not_taken_for_spread() -> None:
    weekly = [describe_person(Person(4.0, 1.2, 0.6, weekdays_more=2.0), seed) for seed in range(12)]
    usual = [describe_person(Person(5.4, 1.2, 0.6), seed) for seed in range(12)]
    # The history and the test begin on a Monday, 84 days being whole weeks.
    for days in weekly:
        assert min(days.weekdays[:5]) > max(days.weekdays[5:])
    lower = fmean(fmean(days.weekdays[5:]) - fmean(days.weekdays[:5]) for days in weekly)
    assert lower == pytest.approx(-2, abs=0.6)
    assert fmean(max(map(abs, days.weekdays)) for days in usual) < 0.5
    assert fmean(spread(days) for days in weekly) == pytest.approx(
        fmean(spread(days) for days in usual), abs=0.2
    )


def test_two_weeks_are_too_few_to_tell_one_weekday_from_another() -> None:
    for seed in range(5):
        days = describe_days(try_out(KINDS["two weeks of history, echo 0.9"], 0, str(seed)).history)
        assert days is not None
        assert set(days.weekdays) == {0.0}


@pytest.mark.parametrize("level", [0, 10])
def test_answers_that_never_differ_have_an_end(level: int) -> None:
    days = describe_days([level] * 56)
    assert days is not None
    assert days.level == level
    assert -3 <= days.usual_pain <= 13
    assert 0 < days.gain <= 1.001
    assert all(0.3 <= model <= 5 for model in spread_models(days, 7))
