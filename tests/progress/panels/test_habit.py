from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.panels.habit import (
    TARGET_DAYS,
    compute_strengths,
    count_met,
    list_week_targets,
    move_strength,
)

DAY = dt.date(2026, 3, 2)


def days(*numbers: int) -> set[dt.date]:
    return {DAY + dt.timedelta(days=number) for number in numbers}


def last(done: set[dt.date], until: int, waiting: set[dt.date] | None = None) -> float:
    return compute_strengths(done, waiting or set(), DAY + dt.timedelta(days=until))[-1].value


def test_the_worked_example_of_the_docstring() -> None:
    assert move_strength(0.5, 1) == pytest.approx(0.517152, abs=1e-6)
    assert move_strength(0.5, 0) == pytest.approx(0.482848, abs=1e-6)


def test_nothing_done_is_no_habit() -> None:
    assert compute_strengths(set(), set(), DAY) == ()
    assert compute_strengths(days(5), set(), DAY) == ()


@pytest.mark.parametrize("weekdays", [{0, 2, 4}, {0, 1, 2}, {1, 3, 6}, {0, 1, 2, 3, 4}])
def test_the_weekly_target_fills_it_whichever_days_they_are(weekdays: set[int]) -> None:
    done = days(*(n for n in range(200) if n % 7 in weekdays))
    assert last(done, 200) > 97


def test_meeting_every_target_gives_a_full_habit_and_missing_by_a_day_does_not() -> None:
    """Strength and target never say two different things of the same weeks."""
    for a_week in range(1, 8):
        done = days(*(n for n in range(280) if n % 7 < a_week))
        today = DAY + dt.timedelta(days=279)
        reached, counted = count_met(list_week_targets(done, set(), today))
        full = last(done, 279) > 97
        assert full is (reached == counted == 40) is (a_week >= TARGET_DAYS)


def test_a_missed_week_dents_a_long_habit_and_does_not_break_it() -> None:
    done = days(*(n for n in range(182) if n % 7 < 3))
    assert last(done, 188) > 80
    assert last(done, 188) < last(done, 181)


def test_one_missed_day_in_a_full_fortnight_takes_nothing() -> None:
    assert last(days(*range(60)), 60) >= last(days(*range(60)), 59)


def test_days_that_do_not_count_leave_it_as_it_was() -> None:
    done = days(*range(60))
    away = days(*range(60, 90))
    assert last(done, 89, away) == last(done, 59)
    assert last(done, 89) < 70


def test_a_session_on_a_day_that_does_not_count_counts() -> None:
    assert last(days(0, 1), 1, days(1)) == last(days(0, 1), 1)


@given(
    st.sets(st.integers(0, 150), min_size=1),
    st.sets(st.integers(0, 150)),
    st.integers(0, 150),
)
def test_it_stays_from_0_to_100_and_a_day_more_never_takes_away(
    done: set[int], waiting: set[int], more: int
) -> None:
    line = compute_strengths(days(*done), days(*waiting), DAY + dt.timedelta(days=150))
    assert all(0 <= point.value <= 100 for point in line)
    first = min(done)
    if more >= first:
        with_more = compute_strengths(
            days(*done, more), days(*waiting), DAY + dt.timedelta(days=150)
        )
        if more in done or more not in waiting:
            assert with_more[-1].value >= line[-1].value - 1e-9
