"""A table with dates and pain: columns are matched, dates never guessed, numbers validated."""

from __future__ import annotations

import datetime as dt

import pytest

from psoas_coach.content import load
from psoas_coach.sharing.import_errors import ImportRefusalError
from psoas_coach.sharing.pain_table_import import (
    DATE_NAMES,
    PAIN_NAMES,
    Matching,
    PainDay,
    find_date_orders,
    guess_column,
    list_unique_names,
    read_pain_days,
    read_table,
)
from psoas_coach.sharing.written_dates import Order

TODAY = dt.date(2026, 11, 18)
DIARY = "Date,Mood,Pain\n2026-01-03,good,3\n2026-01-04,,\n2026-01-06,bad,6.5\n2026-01-06,bad,4\n"


def on(month: int, day: int, pain: float) -> PainDay:
    return PainDay(dt.date(2026, month, day), pain)


def days_of(text: str, order: Order | None = None, date: int = 0, pain: int = 1) -> list[PainDay]:
    table = read_table(text.encode())
    return list(read_pain_days(table, Matching(date, pain, order), TODAY).days)


def refusal(text: str, order: Order | None = None, date: int = 0, pain: int = 1) -> str:
    with pytest.raises(ImportRefusalError) as refused:
        days_of(text, order, date, pain)
    return refused.value.explain(load().words)


def test_a_day_has_one_number_and_rows_without_one_are_counted() -> None:
    table = read_table(DIARY.encode())
    assert table.names == ("Date", "Mood", "Pain")
    assert (guess_column(table, DATE_NAMES), guess_column(table, PAIN_NAMES)) == (0, 2)
    pain_days = read_pain_days(table, Matching(0, 2), TODAY)
    assert pain_days.days == (on(1, 3, 3), on(1, 6, 5.25))
    assert (pain_days.averaged, pain_days.without) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Datum;Schmerz\n3.1.2026;3,5\n4.1.2026;0\n",
        "sep=;\nDatum;Schmerz\n3.1.2026;3,5\n4.1.2026;0\n",
        "Datum\tSchmerz\n3.1.2026\t3,5\n4.1.2026\t0\n",
        '3.1.2026,"3,5"\n4.1.2026,0\n',
    ],
)
def test_tables_of_many_spreadsheets_are_read(text: str) -> None:
    assert days_of(text, "day_first") == [on(1, 3, 3.5), on(1, 4, 0)]


def test_excel_s_text_with_a_mark_is_read() -> None:
    table = read_table("Date\tPain\n2026-01-03\t3\n".encode("utf-16"))
    assert read_pain_days(table, Matching(0, 1), TODAY).days == (on(1, 3, 3),)


def test_columns_without_names_are_called_by_their_number() -> None:
    table = read_table(b"2026-01-03,3\n2026-01-04,4\n")
    assert list(list_unique_names(table, "Column {number}")) == ["Column 1", "Column 2"]
    assert len(table.rows) == 2
    assert guess_column(table, DATE_NAMES) is None


def test_two_columns_of_one_name_are_not_guessed() -> None:
    table = read_table(b"Date,Pain,Pain\n2026-01-03,3,4\n")
    assert guess_column(table, PAIN_NAMES) is None


@pytest.mark.parametrize(
    ("cells", "orders"),
    [
        ("2026-01-03 2026-04-05", ("day_first",)),
        ("13/01/2026 02/03/2026", ("day_first",)),
        ("01/13/2026 02/03/2026", ("month_first",)),
        ("01/02/2026 03/04/2026", ("day_first", "month_first")),
        ("1.2.2026", ("day_first", "month_first")),
        ("03/03/2026 2026-01-30", ("day_first",)),
        ("2026-01-03T08:15:00 2026/1/4", ("day_first",)),
    ],
)
def test_the_order_of_day_and_month_is_found_or_has_to_be_asked(
    cells: str, orders: tuple[Order, ...]
) -> None:
    text = "Date,Pain\n" + "".join(f"{cell},3\n" for cell in cells.split())
    assert find_date_orders(read_table(text.encode()), 0) == orders
    if len(orders) > 1:
        assert "read in two ways" in refusal(text)
    else:
        assert days_of(text) == days_of(text, orders[0])


def test_the_person_s_word_decides_an_open_order() -> None:
    text = "Date,Pain\n01/02/2026,3\n"
    assert days_of(text, "day_first") == [on(2, 1, 3)]
    assert days_of(text, "month_first") == [on(1, 2, 3)]


def test_even_a_day_to_come_does_not_decide_an_open_order() -> None:
    """The tenth of December is still to come, and 12 October is not; it is asked all the same."""
    assert "read in two ways" in refusal("Date,Pain\n10/12/2026,3\n")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("2026-01-03,-1", 'Line 3 has "-1". Pain goes from 0 to 10.'),
        ("2026-01-03,10.5", 'Line 3 has "10.5". Pain goes from 0 to 10.'),
        ("2026-01-03,55", 'Line 3 has "55". Pain goes from 0 to 10.'),
        ("2026-01-03,bad", 'Line 3 has "bad" where a pain number should be.'),
        ("2026-01-03,NaN", 'Line 3 has "NaN" where a pain number should be.'),
        ("2026-01-03,1e1", 'Line 3 has "1e1" where a pain number should be.'),
        ("2026-01-03,٣", "where a pain number should be."),
        ("2026-01-03,=2+3", 'Line 3 has "=2+3" where a pain number should be.'),
        ('"=HYPERLINK(""x"")",3', "where a date should be."),
        ("2026-11-19,3", 'Line 3 has "2026-11-19", a day that is still to come.'),
        ("1969-12-31,3", 'Line 3 has "1969-12-31" where a date should be.'),
        ("3.1.26,3", 'Line 3 has "3.1.26" where a date should be.'),
        ("46025,3", 'Line 3 has "46025" where a date should be.'),
        ("2026-01-03T23:00:00Z,3", "where a date should be."),
        (",3", 'Line 3 has "" where a date should be.'),
    ],
)
def test_one_wrong_row_refuses_the_file_and_is_named(row: str, sentence: str) -> None:
    assert sentence in refusal(f"Date,Pain\n2026-01-02,3\n{row}\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Date,Pain\n", "no rows below them"),
        ("Date\n2026-01-03\n", "needs 2 columns or more"),
        ("Date,Pain\n,3\n", "The column you chose for the date is empty."),
        ("Date,Pain\n2026-01-03,\n", "The column you chose for pain is empty."),
        ("Date,Pain\n13/01/2026,3\n01/13/2026,3\n", "Some dates have the day first"),
        ("Date,Pain\n2026-01-03,3\nTotal,\n", 'Line 3 has "Total" where a date should be.'),
        ("," * 300, "The file is empty."),
        ("x," * 300, "The table needs 2 columns or more, and may have at most 200."),
    ],
)
def test_a_text_that_is_no_such_table_is_refused_with_the_reason(text: str, sentence: str) -> None:
    assert sentence in refusal(text)


def test_an_order_that_does_not_fit_names_the_line() -> None:
    text = "Date,Pain\n01/02/2026,3\n13/02/2026,3\n"
    assert 'Line 3 has "13/02/2026" where a date should be.' in refusal(text, "month_first")


def test_an_order_does_no_harm_where_the_year_comes_first() -> None:
    assert days_of("Date,Pain\n2026-01-03,3\n", "month_first") == [on(1, 3, 3)]
