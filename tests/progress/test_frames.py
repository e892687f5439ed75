from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from psoas_coach.progress.frames import arrow, frame
from psoas_coach.progress.panels.panel import Columns

COLUMNS: Columns = {
    "date": [dt.date(2026, 3, 1), dt.date(2026, 3, 2)],
    "start": [dt.datetime(2026, 3, 1, 6), dt.datetime(2026, 3, 2, 18)],  # noqa: DTZ001 -- places on a calendar, no instants
    "value": [1.5, 2.0],
    "run": [0, 1],
    "series": ["Before", "After"],
}


def read(data: bytes) -> pa.Table:
    return pa.ipc.open_stream(data).read_all()


def test_numbers_are_four_bytes_dates_are_dates_and_there_is_no_index() -> None:
    table = read(arrow(COLUMNS))
    assert {field.name: str(field.type) for field in table.schema} == {
        "date": "date32[day]",
        "start": "timestamp[ms]",
        "value": "float",
        "run": "int32",
        "series": "string",
    }
    assert table.schema.metadata is None


def test_what_goes_in_comes_out() -> None:
    assert read(arrow(COLUMNS)).to_pydict() == COLUMNS


def test_columns_without_rows_can_be_sent() -> None:
    assert read(arrow({"start": [], "end": []})).num_rows == 0


def test_columns_of_different_lengths_are_a_mistake_and_not_filled_up() -> None:
    with pytest.raises(ValueError, match="length"):
        arrow({"date": [dt.date(2026, 3, 1)], "value": []})


def test_three_hundred_points_take_a_few_kilobytes() -> None:
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(300)]
    columns: Columns = {"date": days, "value": [4.0] * 300, "series": ["Before"] * 300}
    assert len(arrow(columns)) < 8000
    assert list(frame(columns).columns) == ["date", "value", "series"]
