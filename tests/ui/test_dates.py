"""Dates in words."""

from __future__ import annotations

import datetime as dt

import pytest

from psoas_coach.ui.dates import day


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month: int) -> None:
    words = day(dt.date(2026, month, 3))
    assert words.startswith("3 ")
    assert words.endswith(" 2026")
    assert words.split()[1].isalpha()


def test_a_date_reads_day_month_year() -> None:
    assert day(dt.date(2026, 11, 30)) == "30 November 2026"
