"""Hips and scores: the noise of a home measure, and lines that end where the rules change."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from msgspec.structs import replace

from psoas_coach.content import load
from psoas_coach.journal.summaries import Measure
from psoas_coach.progress.date_range import find_span
from psoas_coach.progress.hip_measure import (
    UNKNOWN,
    Hip,
    compare_side,
    compute_noise,
    find_uneven,
    list_by_day,
)
from psoas_coach.progress.panels.checks import number_eras, select_last_era
from tests.support.history_factory import TODAY, ago, score

YEAR = find_span("year", TODAY, None)


@pytest.mark.parametrize(
    ("latest", "beyond"), [(4.9, False), (5.0, True), (-5.0, True), (-4.9, False)]
)
def test_under_5_degrees_a_change_is_noise(latest: float, beyond: bool) -> None:
    comparison = compare_side([Hip(ago(90), 0.0, None), Hip(ago(1), latest, None)], "left")
    assert comparison is not None
    assert comparison.is_beyond(5) is beyond


def test_a_side_that_was_never_measured_has_nothing_to_say() -> None:
    assert compare_side([Hip(ago(9), 3.0, None)], "right") is None


def test_each_side_is_compared_with_its_own_first_measure() -> None:
    hips = [Hip(ago(90), None, -4.0), Hip(ago(60), -8.0, -1.0), Hip(ago(1), -2.0, None)]
    left, right = compare_side(hips, "left"), compare_side(hips, "right")
    assert left is not None
    assert right is not None
    assert (left.first, left.latest, left.count) == (-8, -2, 2)
    assert (right.first, right.latest, right.count) == (-4, -1, 2)


@pytest.mark.parametrize(
    ("left", "right", "ahead"), [(9.0, 3.0, 6.0), (-4.0, 2.0, -6.0), (3.0, 7.0, None)]
)
def test_sides_are_uneven_beyond_the_noise_only(
    left: float, right: float, ahead: float | None
) -> None:
    assert find_uneven([Hip(ago(9), 30.0, 0.0), Hip(ago(1), left, right)], 5) == ahead


def test_sides_that_were_never_measured_together_are_not_compared() -> None:
    assert find_uneven([Hip(ago(9), 30.0, None), Hip(ago(1), None, 0.0)], 5) is None


RULES = load().measure.noise


def read(days: int, left: tuple[float, ...], right: tuple[float, ...] = ()) -> Measure:
    date = ago(days)
    utc = dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC)
    return Measure(f"{days}", utc, date, "phone", left, right)


def test_without_repeats_the_noise_is_5_degrees() -> None:
    singles = [read(days, (days / 9,), (days / 7,)) for days in range(1, 99)]
    assert compute_noise(singles, RULES).degrees == compute_noise([], RULES).degrees == 5
    assert compute_noise([], RULES) == UNKNOWN


def test_ten_repeats_are_enough_to_say_it_from_ones_own() -> None:
    """Two readings 2 degrees apart have a deviation of sqrt(2): 1.96 x sqrt(2) x sqrt(2) = 3.92."""
    pairs = [read(days, (3.0, 5.0), (1.0, -1.0)) for days in range(5)]
    assert compute_noise(pairs[:4], RULES).own is False
    noise = compute_noise(pairs, RULES)
    assert (noise.degrees, noise.own, noise.repeats) == (3.9, True, 10)


def test_readings_that_never_differ_do_not_make_a_measure_perfect() -> None:
    assert compute_noise([read(days, (4.0,) * 6) for days in range(9)], RULES).degrees == 3


def test_readings_that_differ_much_make_the_band_wider_than_the_usual_one() -> None:
    assert (
        compute_noise([read(days, (0.0, 6.0), (9.0, 3.0)) for days in range(9)], RULES).degrees
        == 11.8
    )


def test_changes_from_day_to_day_are_not_mistaken_for_noise() -> None:
    steps = [read(days, (days * 1.0, days * 1.0 + 1)) for days in range(40)]
    assert compute_noise(steps, RULES).degrees == 3


@pytest.mark.parametrize("true", [1.0, 2.0, 3.0])
def test_chance_alone_leaves_the_band_in_fewer_than_5_of_100_people(true: float) -> None:
    """Five occasions of two readings a side, the fewest there may be; the hip itself never moves.

    What is compared is what the chart shows: the mean of two readings of one day with another.
    """
    chance, beyond, people = random.Random(7), 0, 2000

    def pair() -> tuple[float, float]:
        return chance.gauss(4, true), chance.gauss(4, true)

    for _ in range(people):
        band = compute_noise([read(day, pair(), pair()) for day in range(5)], RULES).degrees
        hips = list_by_day([], [read(1, pair()), read(0, pair())])
        comparison = compare_side(hips, "left")
        assert comparison is not None
        beyond += comparison.is_beyond(band)
    assert beyond / people < 0.05


def test_a_typed_number_is_used_only_for_a_side_without_readings() -> None:
    typed = [replace(score(9, 50), thomas_left=-3.0, thomas_right=2.0), score(3, 50)]
    readings = [read(9, (4.0, 6.0)), read(9, (8.0,)), read(1, (), (1.0, 2.0))]
    assert list_by_day(typed, readings) == (Hip(ago(9), 6.0, 2.0), Hip(ago(1), None, 1.5))
    assert list_by_day(typed, []) == (Hip(ago(9), -3.0, 2.0),)
    assert list_by_day([], []) == ()


def test_a_new_version_of_the_rules_begins_a_new_line() -> None:
    scores = [score(300, 50), score(200, 45), score(100, 60, rules="2"), score(9, 58, rules="2")]
    checks = number_eras(scores, YEAR)
    assert [check.era for check in checks] == [0, 0, 1, 1]
    assert [check.score for check in select_last_era(checks)] == [60, 58]


def test_going_back_to_an_old_version_is_a_new_line_too() -> None:
    scores = [score(300, 50), score(200, 45, rules="2"), score(100, 60)]
    assert [era.era for era in number_eras(scores, YEAR)] == [0, 1, 2]


def test_self_checks_without_a_score_and_outside_the_span_are_left_out() -> None:
    assert number_eras([score(500, 50), score(20, None)], YEAR) == ()
