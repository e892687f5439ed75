"""The range of dates that a person views, and the size of its steps.

Four choices are enough for a phone. The longer the range, the coarser its steps, so that years are
as easy to read as weeks and no more data are sent to the browser.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

Choice = Literal["weeks", "months", "year", "all"]
Step = Literal["day", "week", "month", "quarter", "year"]
STEPS: tuple[Step, ...] = ("day", "week", "month", "quarter", "year")
CHOICES: tuple[Choice, ...] = ("weeks", "months", "year", "all")
"""4 weeks, 3 months, 1 year, everything."""

_DAYS: dict[str, int] = {"weeks": 28, "months": 91, "year": 365}
_LINE_STEPS = 60
"""The most values of a line: a phone cannot show more."""
_MONTHS_OF_MONTHS = 36
_YEARS_OF_QUARTERS = 25
"""Up to so many months are shown by the month, up to so many years by the quarter, and longer times
by the year: never more than a hundred steps."""
_DAYS_OF_DAYS = 100
"""Up to this number of days, each point is a day."""


class DateRange(Struct, frozen=True):
    """The selected days, both ends included.

    Attributes:
        week_begins: First day of the person's week, 0 for Monday.
    """

    choice: Choice
    first: dt.date
    last: dt.date
    week_begins: int = 0

    @property
    def days(self) -> int:
        """The number of days."""
        return (self.last - self.first).days + 1

    @property
    def step(self) -> Step:
        """The step of time in which sums are shown."""
        if self.choice != "all":
            return "week"
        if self.days <= 366:
            return "week"
        if self.days <= _MONTHS_OF_MONTHS * 31:
            return "month"
        return "quarter" if self.days <= _YEARS_OF_QUARTERS * 366 else "year"

    @property
    def point_step(self) -> Step:
        """The step of time that one point of a chart represents."""
        return "day" if self.days <= _DAYS_OF_DAYS else self.step

    @property
    def line_days(self) -> int:
        """The number of days that one value of a line represents."""
        return -(-self.days // _LINE_STEPS)

    @property
    def table_step(self) -> Step:
        """The step of time of a table's rows, so that a table stays short enough to be read."""
        return "week" if self.days <= 100 else ("month" if self.step == "week" else self.step)

    def contains(self, date: dt.date) -> bool:
        """Whether the range includes a date."""
        return self.first <= date <= self.last


def find_span(
    choice: Choice, today: dt.date, oldest: dt.date | None, week_begins: int = 0
) -> DateRange:
    """Return the range of days for a choice.

    Args:
        choice: One of ``CHOICES``.
        today: The person's own date, which is the last day.
        oldest: The first date with an entry; "all" begins there, at least 4 weeks back.
        week_begins: First day of the person's week, 0 for Monday.
    """
    shortest = today - dt.timedelta(days=_DAYS["weeks"] - 1)
    if choice == "all":
        first = shortest if oldest is None else min(oldest, shortest)
    else:
        first = today - dt.timedelta(days=_DAYS[choice] - 1)
    return DateRange(choice, first, today, week_begins)


def floor_to_step(date: dt.date, step: Step, week_begins: int = 0) -> dt.date:
    """Return the first day of the week, month, quarter or year that contains a date.

    Args:
        date: A date.
        step: The step.
        week_begins: First day of the person's week, 0 for Monday.
    """
    if step == "day":
        return date
    if step == "week":
        return date - dt.timedelta(days=(date.weekday() - week_begins) % 7)
    months = {"month": 1, "quarter": 3, "year": 12}[step]
    month = (date.month - 1) // months * months + 1
    return dt.date(date.year, month, 1)


def find_next_step(start: dt.date, step: Step) -> dt.date:
    """Return the first day of the step after the one that begins at ``start``."""
    days = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[step]
    after = start + dt.timedelta(days=days)
    return after if step == "week" else floor_to_step(after, step)


def list_steps(
    first: dt.date, last: dt.date, step: Step, week_begins: int = 0
) -> Iterator[dt.date]:
    """Yield the first day of every step that overlaps the days from ``first`` to ``last``.

    Args:
        first: The first day.
        last: The last day.
        step: The step.
        week_begins: First day of the person's week, 0 for Monday.
    """
    start = floor_to_step(first, step, week_begins)
    while start <= last:
        yield start
        start = find_next_step(start, step)
