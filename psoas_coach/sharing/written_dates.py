"""Parse dates as people and spreadsheets write them. Which number is the month is never guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal, get_args

Order = Literal["day_first", "month_first"]
"""Which part comes first in a date that ends with its year."""
ORDERS: tuple[Order, ...] = get_args(Order)
EARLIEST = dt.date(1970, 1, 1)
"""The earliest date that a journal accepts."""

_TIME = r"(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?: ?[AaPp][Mm])?)?\Z"
"""An optional time of day. One with an offset is refused: its date may be another one here."""
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + _TIME)
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})" + _TIME)


def parse_iso_date(text: str) -> dt.date | None:
    """Return a date written as 2026-01-03, or None."""
    match = _ISO.match(text)
    return _build_date(match[1], match[2], match[3]) if match else None


def parse_date(text: str, order: Order) -> dt.date | None:
    """Return a date, or None if there is none.

    Args:
        text: Such as 2026-01-03, 3.1.2026 or 1/3/2026, perhaps with a time of day.
        order: What comes first if the year comes last.
    """
    if match := _YEAR_FIRST.match(text):
        return _build_date(match[1], match[3], match[4])
    if match := _YEAR_LAST.match(text):
        day, month = (1, 3) if order == "day_first" else (3, 1)
        return _build_date(match[4], match[month], match[day])
    return None


def find_orders(texts: Sequence[str]) -> tuple[Order, ...]:
    """Return the orders in which all of ``texts`` are dates.

    With two orders somebody has to be asked, unless both give the same dates.
    """
    readings = {order: [parse_date(text, order) for text in texts] for order in ORDERS}
    fitting = tuple(order for order in ORDERS if None not in readings[order])
    if len(fitting) == len(ORDERS) and readings[ORDERS[0]] == readings[ORDERS[1]]:
        return fitting[:1]
    return fitting


def is_open(text: str) -> bool:
    """Whether a text is one date with the day first, and another with the month first."""
    dates = [parse_date(text, order) for order in ORDERS]
    return None not in dates and dates[0] != dates[1]


def _build_date(year: str, month: str, day: str) -> dt.date | None:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date if date >= EARLIEST else None
