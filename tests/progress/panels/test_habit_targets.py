from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.content import load
from psoas_coach.progress.panels.habit import TARGET_DAYS, WeekTarget, count_met, list_week_targets
from tests.support.steps import count_lines

MONDAY = dt.date(2026, 3, 2)
SUNDAY = MONDAY + dt.timedelta(days=6)


def days(*numbers: int) -> set[dt.date]:
    return {MONDAY + dt.timedelta(days=number) for number in numbers}


def after(weeks: int) -> dt.date:
    """The Monday after so many weeks."""
    return MONDAY + dt.timedelta(weeks=weeks)


def test_the_target_is_what_the_plan_asks_for_before_it_takes_a_step() -> None:
    assert load().dose.step_clean_sessions == TARGET_DAYS


@pytest.mark.parametrize(
    ("done", "off", "target", "reached"),
    [
        pytest.param((0, 2, 4), (), 3, True, id="three days"),
        pytest.param((0, 1), (), 3, False, id="two days"),
        pytest.param((0, 1), (5, 6), 2, True, id="two days ill: two are enough"),
        pytest.param((0,), (2, 3, 4, 5), 1, True, id="four days away: one is enough"),
        pytest.param((0,), (1, 2, 3, 4, 5, 6), 0, False, id="one day left: the week waits"),
        pytest.param((0, 5), (5, 6), 2, True, id="a session on a day ill counts as any other"),
    ],
)
def test_days_that_do_not_count_make_the_target_smaller(
    done: tuple[int, ...], off: tuple[int, ...], target: int, reached: bool
) -> None:
    (week, *_) = list_week_targets(days(*done), days(*off), after(1))
    assert (week.target, week.is_met) == (target, reached)


def test_a_whole_week_ill_is_never_a_miss() -> None:
    weeks = list_week_targets(days(0, 1, 2, 14, 15, 16), days(*range(7, 14)), after(3))
    assert [week.target for week in weeks] == [3, 0, 3, 3]
    assert count_met(weeks) == (2, 2)


def test_the_week_under_way_counts_once_it_is_met_and_not_before() -> None:
    assert count_met(list_week_targets(days(0, 1), set(), SUNDAY)) == (0, 0)
    assert count_met(list_week_targets(days(0, 1, 2), set(), MONDAY + dt.timedelta(days=2))) == (
        1,
        1,
    )
    assert count_met(list_week_targets(days(0, 1), set(), after(1))) == (0, 1)


def test_people_who_begin_on_a_weekend_have_missed_nothing() -> None:
    (week, _) = list_week_targets(days(5), set(), after(1))
    assert week.target == 0
    assert not week.counts


def test_nothing_done_has_no_weeks_and_what_a_wrong_clock_put_ahead_is_passed_over() -> None:
    assert list_week_targets(set(), set(), MONDAY) == ()
    assert list_week_targets(days(40), set(), MONDAY) == ()
    (week,) = list_week_targets(days(0, 40), set(), SUNDAY)
    assert week.done == 1


def test_two_sessions_of_one_day_are_one_day() -> None:
    (week,) = list_week_targets([MONDAY, MONDAY, MONDAY], set(), SUNDAY)
    assert week.done == 1


@given(st.sets(st.integers(0, 120), min_size=1), st.sets(st.integers(0, 120)))
def test_a_day_off_never_makes_a_week_worse(done: set[int], off: set[int]) -> None:
    today = MONDAY + dt.timedelta(days=120)
    with_off = list_week_targets(days(*done), days(*off), today)
    without = list_week_targets(days(*done), set(), today)
    for kind, plain in zip(with_off, without, strict=True):
        assert kind.target <= plain.target
        assert kind.is_met or not plain.is_met or not kind.target
        assert 0 <= kind.done <= 7
    assert count_met(with_off)[1] <= count_met(without)[1] + sum(week.is_met for week in with_off)


def test_a_week_is_named_by_its_monday() -> None:
    assert list_week_targets(days(3), set(), MONDAY + dt.timedelta(days=3)) == (
        WeekTarget(MONDAY, 1, 1, over=False),
    )


def test_ten_times_the_days_take_about_ten_times_the_steps() -> None:
    assert count_lines(_work(5_000)) < 20 * count_lines(_work(500))


def _work(count: int) -> Callable[[], object]:
    done = {MONDAY + dt.timedelta(days=day) for day in range(0, count, 2)}
    return lambda: list_week_targets(done, set(), MONDAY + dt.timedelta(days=count))
