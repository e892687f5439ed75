"""Read one number per day from a table with dates and pain, whose columns have been chosen.

The numbers are taken as they are. Which pain they mean, and when and how it was asked, is unknown,
so nothing compares them with a check-in.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from statistics import fmean

from msgspec import Struct

from psoas_coach.sharing.import_errors import ImportRefusalError, quote_value
from psoas_coach.sharing.table_reader import Row, read_rows
from psoas_coach.sharing.typed_text import clean_typed
from psoas_coach.sharing.written_dates import ORDERS, Order, find_orders, parse_date

MOST_PAIN = 10
MOST_COLUMNS = 200
LONGEST_NAME = 80
_LONGEST_RAW = 400
"""The most characters of a name that are read, including hidden ones, which are dropped."""
DATE_NAMES = frozenset({"date", "day", "datum", "tag", "fecha", "data", "when", "timestamp"})
"""Names of columns, in lower case, that are recognised without the person's help."""
PAIN_NAMES = frozenset({"pain", "pain level", "pain score", "pain (0-10)", "nrs", "vas", "schmerz"})
_NUMBER = re.compile(r"[+-]?[0-9]{1,6}(?:[.,][0-9]{1,6})?\Z")


class PainTable(Struct, frozen=True):
    """A table before its columns are matched.

    Attributes:
        names: The names of the columns, without hidden characters; empty if the file has none.
        rows: The rows with values.
    """

    names: tuple[str, ...]
    rows: tuple[Row, ...]


class Matching(Struct, frozen=True):
    """The columns with dates and pain, counted from 0, and the order of the dates."""

    date: int
    pain: int
    order: Order | None = None


class PainDay(Struct, frozen=True):
    """Pain of one day, 0 to 10; the mean if the table has several numbers."""

    date: dt.date
    pain: float


class PainDays(Struct, frozen=True):
    """The contents of a table with matched columns.

    Attributes:
        days: Oldest first, each date once.
        averaged: The number of days with several numbers.
        without: The number of rows without a number, which are left out.
    """

    days: tuple[PainDay, ...]
    averaged: int
    without: int


def read_table(data: bytes) -> PainTable:
    """Return a table, whose first row may name its columns.

    Raises:
        ImportRefusalError: It is not a table, or has only one column.
    """
    rows = read_rows(data)
    width = max(len(row.cells) for row in rows)
    if not 2 <= width <= MOST_COLUMNS:
        raise ImportRefusalError("table_columns", most=MOST_COLUMNS)
    has_names = not any(_is_date(cell) for cell in rows[0].cells)
    if has_names and len(rows) == 1:
        raise ImportRefusalError("table_no_rows")
    names = [_clean_name(rows[0].get_cell(index)) if has_names else "" for index in range(width)]
    return PainTable(tuple(names), rows[1:] if has_names else rows)


def guess_column(table: PainTable, names: Collection[str]) -> int | None:
    """Return the only column with one of these names; None if none or several have."""
    fitting = [place for place, name in enumerate(table.names) if name.lower() in names]
    return fitting[0] if len(fitting) == 1 else None


def find_date_orders(table: PainTable, column: int) -> tuple[Order, ...]:
    """Return the orders in which a column can be read; with two, the person has to choose.

    Raises:
        ImportRefusalError: A value is not a date, or no order fits all of them.
    """
    dated = [row for row in table.rows if row.get_cell(column)]
    if not dated:
        raise ImportRefusalError("table_no_dates")
    orders = find_orders([row.get_cell(column) for row in dated])
    if orders:
        return orders
    for row in dated:
        if not _is_date(row.get_cell(column)):
            raise _build_error("table_date", row, column)
    raise ImportRefusalError("table_orders")


def read_pain_days(table: PainTable, matching: Matching, today: dt.date) -> PainDays:
    """Return the pain of each day.

    Args:
        table: The table.
        matching: Its columns. Without an order, only one order may fit.
        today: The person's own date; no day may be later.

    Raises:
        ImportRefusalError: It names the line, the value and the allowed values, or asks for the
            order.
    """
    order = matching.order or _find_only_order(table, matching.date)
    by_date: dict[dt.date, list[float]] = {}
    without = 0
    for row in table.rows:
        if not row.get_cell(matching.pain):
            without += 1
            continue
        date = parse_date(row.get_cell(matching.date), order)
        if date is None:
            raise _build_error("table_date", row, matching.date)
        if date > today:
            raise _build_error("table_ahead", row, matching.date)
        by_date.setdefault(date, []).append(_read_pain(row, matching.pain))
    if not by_date:
        raise ImportRefusalError("table_no_pain")
    days = tuple(PainDay(date, round(fmean(by_date[date]), 2)) for date in sorted(by_date))
    averaged = sum(len(pains) > 1 for pains in by_date.values())
    return PainDays(days, averaged, without)


def _find_only_order(table: PainTable, column: int) -> Order:
    orders = find_date_orders(table, column)
    if len(orders) > 1:
        raise ImportRefusalError("table_which_order")
    return orders[0]


def _read_pain(row: Row, column: int) -> float:
    text = row.get_cell(column)
    if not _NUMBER.match(text):
        raise _build_error("table_number", row, column)
    pain = float(text.replace(",", "."))
    if not 0 <= pain <= MOST_PAIN:
        raise _build_error("table_pain", row, column)
    return pain + 0.0  # Avoids a negative zero.


def _is_date(text: str) -> bool:
    return any(parse_date(text, order) is not None for order in ORDERS)


def _build_error(kind: str, row: Row, column: int) -> ImportRefusalError:
    return ImportRefusalError(kind, line=row.line, found=quote_value(row.get_cell(column)))


def _clean_name(name: str) -> str:
    return " ".join(clean_typed(name[:_LONGEST_RAW]).split())[:LONGEST_NAME].strip()


def list_unique_names(table: PainTable, unnamed: str) -> Iterator[str]:
    """Yield a name for each column; a column without a name is numbered.

    Args:
        table: The table.
        unnamed: Words with the placeholder ``{number}``.
    """
    for place, name in enumerate(table.names, start=1):
        yield name or unnamed.format(number=place)
