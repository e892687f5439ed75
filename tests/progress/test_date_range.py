from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.date_range import (
    CHOICES,
    Choice,
    Step,
    find_next_step,
    find_span,
    floor_to_step,
    list_steps,
)

pytestmark = pytest.mark.dates

TODAY = dt.date(2026, 11, 22)
WEDNESDAY = dt.date(2026, 3, 4)
DATES = st.dates(dt.date(1990, 1, 1), dt.date(2200, 1, 1))
STEPS: tuple[Step, ...] = ("week", "month", "quarter")


@pytest.mark.parametrize(("choice", "days"), [("weeks", 28), ("months", 91), ("year", 365)])
def test_a_choice_ends_today_and_includes_both_ends(choice: Choice, days: int) -> None:
    span = find_span(choice, TODAY, None)
    assert (span.last, span.days) == (TODAY, days)


def test_all_begins_with_the_first_thing_known_and_is_never_shorter_than_four_weeks() -> None:
    assert find_span("all", TODAY, dt.date(2017, 3, 4)).first == dt.date(2017, 3, 4)
    assert find_span("all", TODAY, TODAY).days == 28
    assert find_span("all", TODAY, None).days == 28


@pytest.mark.parametrize(
    ("oldest", "step", "table"),
    [
        (dt.date(2026, 10, 1), "week", "week"),
        (dt.date(2026, 1, 1), "week", "month"),
        (dt.date(2024, 6, 1), "month", "month"),
        (dt.date(2016, 11, 22), "quarter", "quarter"),
    ],
)
def test_the_longer_the_time_the_coarser_the_steps(oldest: dt.date, step: str, table: str) -> None:
    span = find_span("all", TODAY, oldest)
    assert (span.step, span.table_step) == (step, table)


@given(st.sampled_from(CHOICES), DATES, DATES)
def test_a_chart_never_has_more_steps_than_a_phone_can_show(
    choice: Choice, today: dt.date, oldest: dt.date
) -> None:
    oldest = max(min(oldest, today), today - dt.timedelta(days=3653))
    span = find_span(choice, today, oldest)
    assert len(list(list_steps(span.first, span.last, span.step))) <= 54
    assert len(list(list_steps(span.first, span.last, span.table_step))) <= 54


@given(DATES, st.sampled_from(STEPS), st.sampled_from((0, 5, 6)))
def test_steps_tile_the_calendar(date: dt.date, step: Step, begins: int) -> None:
    start = floor_to_step(date, step, begins)
    after = find_next_step(start, step)
    assert start <= date < after
    assert floor_to_step(after, step, begins) == after
    assert floor_to_step(after - dt.timedelta(days=1), step, begins) == start
    assert step != "week" or start.weekday() == begins


def test_weeks_begin_on_monday_and_quarters_in_january() -> None:
    assert floor_to_step(TODAY, "week") == dt.date(2026, 11, 16)
    assert floor_to_step(TODAY, "quarter") == dt.date(2026, 10, 1)
    assert list(list_steps(dt.date(2026, 1, 31), dt.date(2026, 3, 1), "month")) == [
        dt.date(2026, 1, 1),
        dt.date(2026, 2, 1),
        dt.date(2026, 3, 1),
    ]


@pytest.mark.parametrize(
    ("begins", "first"),
    [(0, dt.date(2026, 3, 2)), (6, dt.date(2026, 3, 1)), (5, dt.date(2026, 2, 28)), (2, WEDNESDAY)],
)
def test_a_week_begins_on_the_persons_own_first_day(begins: int, first: dt.date) -> None:
    assert floor_to_step(WEDNESDAY, "week", begins) == first
