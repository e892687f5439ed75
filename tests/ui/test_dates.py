"""Dates in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.ui.dates import format_day, format_days, read_day

pytestmark = pytest.mark.dates


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month: int) -> None:
    words = format_day(dt.date(2026, month, 3))
    assert words.startswith("3 ")
    assert words.endswith(" 2026")
    assert words.split()[1].isalpha()


def test_a_date_reads_day_month_year() -> None:
    assert format_day(dt.date(2026, 11, 30)) == "30 November 2026"


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("27 November 2026", "2026-11-27"),
        (" 27 nov 2026 ", "2026-11-27"),
        ("November 27, 2026", "2026-11-27"),
        ("2026-11-27", "2026-11-27"),
        ("27.11.2026", "2026-11-27"),
        ("27/11/2026", "2026-11-27"),
        ("11/27/2026", "2026-11-27"),
        ("4.4.2026", "2026-04-04"),
        ("17 Nov", "2026-11-17"),
        ("19 Nov", "2025-11-19"),
        ("29 Feb", "2024-02-29"),
        ("27 Nov 2062", "2062-11-27"),
        ("3/4/2026", None),
        ("31 Feb", None),
        ("31 Feb 2026", None),
        ("2026-02-30", None),
        ("27 Ju 2026", None),
        ("27 Nov 26", None),
        ("27 2026", None),
        ("Nov 2026", None),
        ("1 2 Nov 2026", None),
        ("", None),
        ("yesterday", None),
    ],
)
def test_a_day_is_read_as_it_is_typed_or_not_at_all(typed: str, date: str | None) -> None:
    day = read_day(typed, dt.date(2026, 11, 18))
    assert day == (None if date is None else dt.date.fromisoformat(date))


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_the_app_reads_what_it_writes(date: dt.date) -> None:
    assert read_day(format_day(date), date) == date
    assert read_day(date.isoformat(), date) == date


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-11-06", "2026-11-28", "6 to 28 November 2026"),
        ("2026-10-30", "2026-11-02", "30 October to 2 November 2026"),
        ("2025-12-30", "2026-01-02", "30 December 2025 to 2 January 2026"),
    ],
)
def test_two_dates_say_once_what_they_share(first: str, last: str, words: str) -> None:
    assert format_days(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == words
