"""Dates as people write them in the language of the run: for display, and as typed input."""

from __future__ import annotations

import datetime as dt
import re

from psoas_coach.content.formats import list_months, say_day
from psoas_coach.content.language import FIRST_LANGUAGE, get_language
from psoas_coach.ui.words import say

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_NUMBERS = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})\Z")
_WORDS = re.compile(r"\d+|[^\W\d_]+")
_LEAST_LETTERS = 3
"""The fewest letters of a month's name: fewer are ambiguous."""


def format_day(date: dt.date) -> str:
    """Return a date in words, such as 3 November 2026."""
    return say_day(date)


def format_days(first: dt.date, last: dt.date) -> str:
    """Return a range of dates without repeating what they share: 6 to 28 November 2026."""
    parts = {"day": first.day, "month": list_months()[first.month - 1], "year": first.year}
    shared = "neither"
    if first.year == last.year:
        shared = "month" if first.month == last.month else "year"
    return say(f"frame.span.{shared}", **parts, last=format_day(last))


def read_day(typed: str, today: dt.date) -> dt.date | None:
    """Return the date that was typed; None if it is not a date or could be two.

    Accepted are the words of ``format_day``, with at least three letters of the month, in any order
    and with or without the year (then the last such day up to ``today``); 2026-11-27; and numbers
    with the day first. In English a month may come first, so there the other reading must be
    impossible.
    """
    text = typed.strip().casefold()
    if iso := _ISO.match(text):
        return _build_date(*map(int, iso.groups()))
    if numbers := _NUMBERS.match(text):
        first, second, year = map(int, numbers.groups())
        open_order = get_language() == FIRST_LANGUAGE  # 3.4. is 3 April or 4 March
        if open_order and first != second and max(first, second) <= 12:
            return None
        return _build_date(year, *((second, first) if second <= 12 else (first, second)))
    return _parse_words(text, today)


def _parse_words(text: str, today: dt.date) -> dt.date | None:
    parts = _WORDS.findall(text)
    names = [part for part in parts if not part.isdigit()]
    numbers = [part for part in parts if part.isdigit()]
    months = [month for month in range(1, 13) if len(names) == 1 and _is_month(names[0], month)]
    days = [int(part) for part in numbers if len(part) <= 2]
    years = [int(part) for part in numbers if len(part) == 4]
    if len(months) != 1 or len(days) != 1 or len(years) > 1 or len(days + years) != len(numbers):
        return None
    if years:
        return _build_date(years[0], months[0], days[0])
    near = (_build_date(year, months[0], days[0]) for year in range(today.year, today.year - 8, -1))
    return next((date for date in near if date is not None and date <= today), None)


def _is_month(name: str, month: int) -> bool:
    whole = list_months()[month - 1].casefold()
    return len(name) >= min(_LEAST_LETTERS, len(whole)) and whole.startswith(name)


def _build_date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
