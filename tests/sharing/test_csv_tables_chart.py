"""What a chart shows as a table for a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from psoas_coach.sharing.csv_tables import write_chart_csv


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_data_sets_stand_below_each_other_and_say_which_is_which() -> None:
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
    with pytest.raises(ValueError, match="argument"):
        write_chart_csv({"points": {"date": [], "value": [1.0]}})
