from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.habit import moved, strengths

DAY = dt.date(2026, 3, 2)


def days(*numbers: int) -> set[dt.date]:
    return {DAY + dt.timedelta(days=number) for number in numbers}


def last(done: set[dt.date], until: int, waiting: set[dt.date] | None = None) -> float:
    return strengths(done, waiting or set(), DAY + dt.timedelta(days=until))[-1].value


def test_the_worked_example_of_the_docstring() -> None:
    assert moved(0.5, 1) == pytest.approx(0.522031, abs=1e-6)
    assert moved(0.5, 0) == pytest.approx(0.477969, abs=1e-6)


def test_nothing_done_is_no_habit() -> None:
    assert strengths(set(), set(), DAY) == ()
    assert strengths(days(5), set(), DAY) == ()


def test_five_days_a_week_fill_it_whichever_days_they_are() -> None:
    weekdays = days(*(n for n in range(200) if n % 7 < 5))
    others = days(*(n for n in range(200) if n % 7 not in {1, 3}))
    assert last(weekdays, 200) > 97
    assert last(others, 200) > 97


def test_a_missed_week_dents_a_long_habit_and_does_not_break_it() -> None:
    done = days(*range(180))
    assert last(done, 186) > 80
    assert last(done, 186) < last(done, 179)


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
    line = strengths(days(*done), days(*waiting), DAY + dt.timedelta(days=150))
    assert all(0 <= one.value <= 100 for one in line)
    first = min(done)
    if more >= first:
        with_more = strengths(days(*done, more), days(*waiting), DAY + dt.timedelta(days=150))
        if more in done or more not in waiting:
            assert with_more[-1].value >= line[-1].value - 1e-9
