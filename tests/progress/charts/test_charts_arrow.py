from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.progress.charts import write_arrow
from psoas_coach.progress.panels.panel import Columns

pytestmark = pytest.mark.dates

COLUMNS: Columns = {
    "date": [dt.date(2026, 3, 1), dt.date(2026, 3, 2)],
    "start": [dt.datetime(2026, 3, 1, 6), dt.datetime(2026, 3, 2, 18)],  # noqa: DTZ001 -- places on a calendar, no instants
    "value": [1.5, 2.0],
    "run": [0, 1],
    "series": ["Before", "After"],
}


def read(data: bytes) -> pa.Table:
    return pa.ipc.open_stream(data).read_all()


def test_numbers_are_small_dates_are_dates_and_there_is_no_index() -> None:
    table = read(write_arrow(COLUMNS))
    assert {field.name: str(field.type) for field in table.schema} == {
        "date": "timestamp[ms, tz=UTC]",
        "start": "timestamp[ms, tz=UTC]",
        "value": "float",
        "run": "int8",
        "series": "string",
    }
    assert table.schema.metadata is None


def test_written_columns_are_read_unchanged() -> None:
    """A date and a place on the calendar come out as instants in UTC, whatever zone this is in."""
    sent = read(write_arrow(COLUMNS)).to_pydict()
    times = {name: sent.pop(name) for name in ("date", "start")}
    assert sent == {name: COLUMNS[name] for name in sent}
    assert [time.date() for time in times["date"]] == COLUMNS["date"]
    assert [time.replace(tzinfo=None) for time in times["start"]] == COLUMNS["start"]
    assert {time.utcoffset() for column in times.values() for time in column} == {dt.timedelta()}


def test_columns_without_rows_can_be_sent() -> None:
    assert read(write_arrow({"start": [], "end": []})).num_rows == 0


def test_columns_of_different_lengths_are_a_mistake_and_not_filled_up() -> None:
    with pytest.raises(ValueError, match="length"):
        write_arrow({"date": [dt.date(2026, 3, 1)], "value": []})


def test_three_hundred_points_take_a_few_kilobytes() -> None:
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(300)]
    columns: Columns = {"date": days, "value": [4.0] * 300, "series": ["Before"] * 300}
    assert (
        len(write_arrow(columns)) < 5000
    )  # a date takes 8 bytes: only with a zone it stays as it is


def test_a_word_in_many_rows_is_sent_once() -> None:
    once: Columns = {"series": ["Before", "After"]}
    often: Columns = {"series": ["Before", "After"] * 50}
    assert len(write_arrow(often)) < len(write_arrow(once)) + 400
    assert read(write_arrow(often)).to_pydict() == often


def test_as_many_different_words_as_rows_can_be_sent() -> None:
    columns: Columns = {"move": [f"move {number}" for number in range(300)]}
    assert read(write_arrow(columns)).to_pydict() == columns


@pytest.mark.parametrize("number", [-129, -128, 127, 128, 2026, 2**31 - 1])
def test_a_whole_number_of_any_size_arrives(number: int) -> None:
    assert read(write_arrow({"year": [number, 0]})).to_pydict() == {"year": [number, 0]}


@given(st.lists(st.floats(0, 100, width=32) | st.just(7.0)), st.lists(st.text(max_size=9)))
def test_any_column_comes_out_as_it_went_in(numbers: list[float], words: list[str]) -> None:
    assert read(write_arrow({"value": numbers})).to_pydict() == {"value": numbers}
    assert read(write_arrow({"series": words})).to_pydict() == {"series": words}
