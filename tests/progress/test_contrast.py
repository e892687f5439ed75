from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.progress.contrast import FEWEST, Contrast, Half, Pair, contrast_days
from tests.support.steps import count_lines
from tests.support.whole import count_examples

DAY = dt.date(2026, 3, 2)
PAIRS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 16), st.integers(0, 10)),
    max_size=120,
).map(lambda rows: [pair(day, float(done), float(pain)) for day, done, pain in rows])


def pair(day: int, done: float, pain: float) -> Pair:
    return Pair(DAY + dt.timedelta(days=day), done, pain)


def alternating(days: int, more: float, less: float) -> list[Pair]:
    """Every other day ten hours of sitting and one pain, else six hours and another."""
    return [pair(day, 10 if day % 2 else 6, more if day % 2 else less) for day in range(days)]


def test_pain_that_follows_long_sitting_is_clear() -> None:
    contrast = contrast_days(alternating(84, 6, 3))
    assert (contrast.answer, round(contrast.points, 6)) == ("more", 3)
    assert contrast.more == Half(contrast.more.days if contrast.more else 0, 6, 6, 6)
    assert contrast.less is not None
    assert contrast.less.median == 3


def test_it_can_be_the_other_way_round() -> None:
    assert contrast_days(alternating(84, 2, 5)).answer == "less"


def test_under_one_point_nothing_is_clear_however_many_days() -> None:
    days = [pair(day, 10 if day % 2 else 6, 4 + (day % 2) * (day % 10 != 1)) for day in range(800)]
    contrast = contrast_days(days)
    assert 0.7 < contrast.points < 1
    assert contrast.answer == "unclear"


def test_a_drift_of_both_over_a_year_ties_nothing_together() -> None:
    days = [
        pair(day, 12 - day / 40 + day * 7 % 5, 9 - day / 40 + day * 3 % 4) for day in range(360)
    ]
    contrast = contrast_days(days)
    assert contrast.more is not None
    assert contrast.answer == "unclear"
    assert abs(contrast.points) < 0.5


@pytest.mark.parametrize(("days", "says"), [(0, False), (1, False), (19, False), (28, True)])
def test_under_ten_days_on_each_side_nothing_is_said(days: int, says: bool) -> None:
    contrast = contrast_days(alternating(days, 6, 3))
    assert (contrast.more is not None) is says
    if not says:
        assert msgspec.structs.replace(contrast, days=0) == Contrast(0)


def test_days_that_are_all_alike_cannot_be_compared() -> None:
    assert contrast_days([pair(day, 8, day % 11) for day in range(200)]) == Contrast(0)


def test_weekends_are_never_set_against_weekdays() -> None:
    """Both pain and sitting of a day may go with the day of the week, and not with each other."""
    days = [pair(day, 4 if day % 7 > 4 else 9, 2 if day % 7 > 4 else 5) for day in range(140)]
    assert contrast_days(days) == Contrast(0)


@pytest.mark.parametrize("shifted", [0, 1])
def test_a_week_that_repeats_itself_is_no_clear_difference(shifted: int) -> None:
    """Sitting is that of the day before, so Mondays follow a Sunday, and Saturdays a Friday."""
    hurts = [5, 6, 5, 6, 5, 2, 3]
    days = [
        pair(day, (4 if (day - shifted) % 7 > 4 else 9) + day * 5 % 3, hurts[day % 7])
        for day in range(140)
    ]
    contrast = contrast_days(days)
    assert contrast.more is not None
    assert abs(contrast.points) < 0.5
    assert contrast.answer == "unclear"


def test_a_sunday_with_more_sitting_counts_beside_other_sundays() -> None:
    days = [
        pair(day, 10 if day // 7 % 2 else 6, 6 if day // 7 % 2 else 3)
        for day in range(280)
        if day % 7 == 6
    ]
    contrast = contrast_days(days)
    assert (contrast.answer, round(contrast.points, 6), contrast.days) == ("more", 3, 40)


def test_pain_and_sitting_in_long_runs_are_linked_with_less_certainty() -> None:
    by_turns = [pair(d, 10 if d % 2 else 6, (5.0 if d % 2 else 3.6) + d % 5 / 2) for d in range(28)]
    in_runs = [
        pair(d, 10 if d % 14 > 6 else 6, (5.0 if d % 14 > 6 else 3.6) + d % 5 / 2)
        for d in range(28)
    ]
    assert contrast_days(by_turns).answer == "more"
    assert contrast_days(in_runs).answer == "unclear"


def test_one_long_sit_among_equal_days_is_too_few() -> None:
    contrast = contrast_days([pair(day, 12 if day == 9 else 8, 4) for day in range(28)])
    assert (contrast.more, contrast.less, contrast.answer) == (None, None, "unclear")


@settings(max_examples=count_examples(80))
@given(PAIRS)
def test_the_order_of_telling_does_not_matter_and_numbers_stay_on_the_scale(
    pairs: list[Pair],
) -> None:
    contrast, again = contrast_days(pairs), contrast_days(pairs[::-1])
    assert (contrast.days, contrast.answer, contrast.more) == (again.days, again.answer, again.more)
    assert contrast.points == pytest.approx(again.points)
    assert not math.isnan(contrast.points)
    assert -10 <= contrast.points <= 10
    for half in (contrast.more, contrast.less):
        if half:
            assert half.days >= FEWEST
            assert 0 <= half.low <= half.median <= half.high <= 10
    if contrast.answer != "unclear":
        assert abs(contrast.points) >= 1


def test_ten_times_the_days_take_about_ten_times_the_steps() -> None:
    assert count_lines(_work(5_000)) < 20 * count_lines(_work(500))


def _work(days: int) -> Callable[[], object]:
    pairs = alternating(days, 6, 3)
    return lambda: contrast_days(pairs)
