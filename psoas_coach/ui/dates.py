"""Dates as people say them, from one pattern of the words files."""

from __future__ import annotations

import datetime as dt

from psoas_coach.ui.words import say


def day(date: dt.date) -> str:
    """Return a date in words, such as 3 November 2026."""
    return say("frame.date", day=date.day, month=say(f"frame.months.{date.month}"), year=date.year)
