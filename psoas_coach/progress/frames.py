"""Columns to Arrow: the only thing that travels to a chart again and again, so it is small.

Numbers are 4 bytes, small whole numbers 1, and a word that stands in many rows is sent once. A date
is its midnight in UTC, and named as such: what has no zone, Streamlit moves by the offset that
holds at that instant where the browser is, and on the day the clocks change that is another day's.
There is no index. A cached chart's spec finds these bytes under the name of the data set. Nothing
here needs pandas, which takes a third of a second to import.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pyarrow as pa

from psoas_coach.progress.panels.panel import Columns

_INSTANT = pa.timestamp("ms", "UTC")
_TYPES: dict[type, pa.DataType] = {
    dt.datetime: _INSTANT,
    float: pa.float32(),
    int: pa.int32(),
    str: pa.string(),
}
_WORDS_AGAIN = 20
"""From so many rows on, words are sent once each and named by their place."""


def arrow(columns: Columns) -> bytes:
    """Return columns as an Arrow stream; a column without rows is one of numbers.

    Raises:
        ValueError: The columns differ in length.
    """
    if len({len(values) for values in columns.values()}) > 1:
        raise ValueError("columns of one length are needed")
    table = pa.table({name: _array(values) for name, values in columns.items()})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    sent: bytes = sink.getvalue().to_pybytes()
    return sent


def _array(values: Sequence[object]) -> pa.Array:
    kind = type(values[0]) if len(values) else float
    if kind is int and all(-128 <= value < 128 for value in values):  # type: ignore[operator]  # all are like the first
        return pa.array(values, pa.int8())
    if kind is str and len(values) >= _WORDS_AGAIN:
        words = list(dict.fromkeys(values))
        if len(words) <= 127:
            places = {word: place for place, word in enumerate(words)}
            indices = pa.array([places[value] for value in values], pa.int8())
            return pa.DictionaryArray.from_arrays(indices, pa.array(words, pa.string()))
    if kind is dt.date:
        return pa.array(values, pa.date32()).cast(pa.timestamp("ms")).cast(_INSTANT)
    return pa.array(values, _TYPES[kind])
