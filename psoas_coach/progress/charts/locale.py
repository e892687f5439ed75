"""The locale of dates and numbers in charts: CLDR's patterns in the syntax of d3.

Charts use English by default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from psoas_coach.content.formats import (
    find_date_pattern,
    find_number_signs,
    list_months,
    list_weekdays,
)
from psoas_coach.content.language import FIRST_LANGUAGE, get_language

_CODES = {
    "d": "%-d",
    "dd": "%d",
    "M": "%-m",
    "MM": "%m",
    "MMM": "%b",
    "LLL": "%b",
    "MMMM": "%B",
    "LLLL": "%B",
    "y": "%Y",
}
_PARTS = re.compile(r"'([^']*)'|([A-Za-z])\2*")
"""A quoted text, or a run of one letter of the pattern."""


def write_day() -> str:
    """Return d3's pattern for a date such as 3 November 2026."""
    return translate_pattern(find_date_pattern("long"))


def write_month() -> str:
    """Return d3's pattern for a month with its year."""
    return translate_pattern(find_date_pattern("yMMMM"))


def write_short_day() -> str:
    """Return d3's pattern for a date such as 3 Nov."""
    return translate_pattern(find_date_pattern("MMMd"))


def translate_pattern(pattern: str) -> str:
    """Return one of CLDR's patterns in the form of d3, safe within single quotes.

    >>> translate_pattern("d. MMMM y"), translate_pattern("d 'de' MMMM 'de' y")
    ('%-d. %B %Y', '%-d de %B de %Y')

    Raises:
        KeyError: The pattern contains a part that is not supported.
    """
    written = _PARTS.sub(lambda part: part[1] or _CODES[part[0]], pattern.replace("%", "%%"))
    return written.replace("\\", "").replace("'", "")


def build_locale() -> Mapping[str, Any] | None:
    """Return the names and signs of the language; None for d3's default language."""
    if get_language() == FIRST_LANGUAGE:
        return None
    point, between = find_number_signs()
    # d3's week begins on a Sunday.
    days, short_days = (
        [names[-1], *names[:-1]] for names in (list_weekdays("wide"), list_weekdays())
    )
    return {
        "number": {"decimal": point, "thousands": between, "grouping": [3], "currency": ["", ""]},
        "time": {
            "dateTime": f"{write_day()}, %H:%M",
            "date": write_day(),
            "time": "%H:%M",
            "periods": ["AM", "PM"],
            "days": days,
            "shortDays": short_days,
            "months": list(list_months()),
            "shortMonths": list(list_months("abbreviated")),
        },
    }
