"""Hips and scores: the noise of a home measure, and lines that end where the rules change."""

from __future__ import annotations

import pytest

from psoas_coach.progress.eras import last_era, scored
from psoas_coach.progress.gathered import Hip
from psoas_coach.progress.hips import measured, uneven
from psoas_coach.progress.span import span
from tests.progress.lives import TODAY, ago, score

YEAR = span("year", TODAY, None)


@pytest.mark.parametrize(
    ("latest", "beyond"), [(4.9, False), (5.0, True), (-5.0, True), (-4.9, False)]
)
def test_under_5_degrees_a_change_is_noise(latest: float, beyond: bool) -> None:
    found = measured([Hip(ago(90), 0.0, None), Hip(ago(1), latest, None)], "left")
    assert found is not None
    assert found.beyond_noise is beyond


def test_a_side_that_was_never_measured_has_nothing_to_say() -> None:
    assert measured([Hip(ago(9), 3.0, None)], "right") is None


def test_each_side_is_compared_with_its_own_first_measure() -> None:
    hips = [Hip(ago(90), None, -4.0), Hip(ago(60), -8.0, -1.0), Hip(ago(1), -2.0, None)]
    left, right = measured(hips, "left"), measured(hips, "right")
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
    assert uneven([Hip(ago(9), 30.0, 0.0), Hip(ago(1), left, right)]) == ahead


def test_sides_that_were_never_measured_together_are_not_compared() -> None:
    assert uneven([Hip(ago(9), 30.0, None), Hip(ago(1), None, 0.0)]) is None


def test_a_new_version_of_the_rules_begins_a_new_line() -> None:
    scores = [score(300, 50), score(200, 45), score(100, 60, rules="2"), score(9, 58, rules="2")]
    found = scored(scores, YEAR)
    assert [one.era for one in found] == [0, 0, 1, 1]
    assert [one.score for one in last_era(found)] == [60, 58]


def test_going_back_to_an_old_version_is_a_new_line_too() -> None:
    scores = [score(300, 50), score(200, 45, rules="2"), score(100, 60)]
    assert [one.era for one in scored(scores, YEAR)] == [0, 1, 2]


def test_self_checks_without_a_score_and_outside_the_span_are_left_out() -> None:
    assert scored([score(500, 50), score(20, None)], YEAR) == ()
