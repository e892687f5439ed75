"""The columns of a table with dates and pain, chosen by the person, and a preview of its days."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from psoas_coach.coach.other_app_import import make_pain_notes
from psoas_coach.content.formats import say_number
from psoas_coach.journal.records import DayNote
from psoas_coach.sharing.pain_table_import import (
    DATE_NAMES,
    PAIN_NAMES,
    Matching,
    PainDays,
    PainTable,
    find_date_orders,
    guess_column,
    list_unique_names,
    read_pain_days,
)
from psoas_coach.sharing.written_dates import ORDERS, Order, is_open
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.words import say, say_count

SAMPLE = 5
"""The days of the preview, so that a wrong column is noticed."""


def ask_notes(table: PainTable, today: dt.date, import_id: str) -> tuple[DayNote, ...]:
    """Ask what the columns mean, show the resulting days, and return their notes.

    Args:
        table: The table.
        today: The person's own date.
        import_id: The id of the import, which is also part of the keys of its fields.

    Returns:
        No notes while a question is open.

    Raises:
        ImportRefusalError: The columns contain invalid values.
    """
    date = _ask_column("date", table, guess_column(table, DATE_NAMES), import_id)
    pain = _ask_column("pain", table, guess_column(table, PAIN_NAMES), import_id)
    if date is None or pain is None:
        st.markdown(say("my_data.other.choose_columns"))
        return ()
    if date == pain:
        st.warning(say("my_data.other.same_column"))
        return ()
    orders = find_date_orders(table, date)
    order = orders[0] if len(orders) == 1 else _ask_order(table, date, import_id)
    if order is None:
        st.markdown(say("my_data.other.choose_order"))
        return ()
    pain_days = read_pain_days(table, Matching(date, pain, order), today)
    _draw_days(pain_days)
    return make_pain_notes(pain_days, import_id)


def _ask_column(kind: str, table: PainTable, guessed: int | None, import_id: str) -> int | None:
    names = list(list_unique_names(table, say("my_data.other.column")))
    places = range(len(names))
    chosen = st.selectbox(
        say(f"my_data.other.{kind}_column"),
        places,
        index=guessed,
        format_func=lambda place: names[place],
        key=f"my_data_{kind}_column_{import_id}",
    )
    return chosen if chosen in places else None


def _ask_order(table: PainTable, column: int, import_id: str) -> Order | None:
    """Ask whether day or month comes first, with an ambiguous date from the file as an example."""
    example = next(row.get_cell(column) for row in table.rows if is_open(row.get_cell(column)))
    order = st.radio(
        say("my_data.other.order", example=example),
        ORDERS,
        index=None,
        format_func=lambda option: say(f"my_data.other.order_is.{option}"),
        key=f"my_data_order_{column}_{import_id}",
    )
    return order if order in ORDERS else None


def _draw_days(pain_days: PainDays) -> None:
    pains = [day.pain for day in pain_days.days]
    lines = [say("my_data.other.range", least=say_number(min(pains)), most=say_number(max(pains)))]
    for kind in ("averaged", "without"):
        count = getattr(pain_days, kind)
        if count:
            lines.append(say_count(f"my_data.other.{kind}", count, count=count))
    lines += ["", say("my_data.other.sample"), ""]
    lines += [
        "- " + say("my_data.other.sample_day", date=format_day(day.date), pain=say_number(day.pain))
        for day in pain_days.days[:SAMPLE]
    ]
    st.markdown("\n".join(lines))
