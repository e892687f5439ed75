"""A chart's data as a table for a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_coach.sharing.chart_csv import write_chart_csv
from psoas_coach.sharing.csv_export import format_cell
from tests.support.whole import count_examples


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_data_sets_are_below_each_other_and_say_which_is_which() -> None:
    text = write_chart_csv(
        {
            "points": {"date": [dt.date(2026, 3, 1)], "value": [4.33333]},
            "shade": {"date": [dt.date(2026, 3, 2)], "reason": ["ill"]},
        }
    )
    assert rows(text) == [
        ["part", "date", "value", "reason"],
        ["points", "2026-03-01", "4.333", ""],
        ["shade", "2026-03-02", "", "ill"],
    ]
    assert "\r\n" in text


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", " =1"])
def test_a_name_is_never_a_formula(words: str) -> None:
    assert rows(write_chart_csv({"moves": {"move": [words]}}))[1][1] == f"'{words}"


def test_quotes_and_commas_and_line_breaks_come_back_as_they_were() -> None:
    odd = 'a, "b"\nc'
    assert rows(write_chart_csv({"moves": {"move": [odd]}}))[1][1] == odd


def test_columns_of_different_lengths_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="length"):
        write_chart_csv({"points": {"date": [], "value": [1.0]}})


_VALUES = (
    st.floats(-1e6, 1e6)
    | st.integers(-9, 2030)
    | st.booleans()
    | st.dates()
    | st.sampled_from(["", " ", "=1", "a;=1", "x,y", 'q"r', "l\nm", "c\rd", "\u00e9"])
)
_COLUMNS = st.sampled_from(["date", "end", "value", "series", "=x"])
_SETS = st.integers(0, 4).flatmap(
    lambda rows: st.dictionaries(
        _COLUMNS, st.lists(_VALUES, min_size=rows, max_size=rows), min_size=1
    )
)


def write_by_hand(parts: Mapping[str, Mapping[str, Sequence[object]]]) -> str:
    """The same table from the standard library's writer, cell by cell."""

    def plain(value: object) -> object:
        if isinstance(value, dt.date):
            return value.isoformat()
        return round(value, 3) if isinstance(value, float) else value

    names = list(dict.fromkeys(name for columns in parts.values() for name in columns))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([format_cell(name) for name in ("part", *names)])
    for part, columns in parts.items():
        for values in zip(*columns.values(), strict=True):
            row = dict(zip(columns, values, strict=True))
            writer.writerow(
                [format_cell(part), *(format_cell(plain(row.get(name))) for name in names)]
            )
    return out.getvalue()


@given(st.dictionaries(st.sampled_from(["points", "shade", "=bars"]), _SETS, min_size=1))
@settings(max_examples=count_examples(50))
def test_the_text_is_that_of_the_standard_library_byte_for_byte(
    parts: Mapping[str, Mapping[str, Sequence[object]]],
) -> None:
    assert write_chart_csv(parts) == write_by_hand(parts)
