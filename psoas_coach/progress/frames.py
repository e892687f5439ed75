"""Columns to Arrow: the only thing that travels to a chart again and again, so it is small.

Numbers are 4 bytes, dates are dates and not text, and there is no index. A cached chart's spec
finds these bytes under the name of the data set.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import pyarrow as pa

from psoas_coach.progress.panels.panel import Columns

_TYPES: dict[type, pa.DataType] = {
    dt.datetime: pa.timestamp("ms"),
    dt.date: pa.date32(),
    float: pa.float32(),
    int: pa.int32(),
    str: pa.string(),
}


def frame(columns: Columns) -> pd.DataFrame:
    """Return columns as a frame; a column without rows is one of numbers.

    Raises:
        ValueError: The columns differ in length.
    """
    if len({len(values) for values in columns.values()}) > 1:
        raise ValueError("columns of one length are needed")
    return pd.DataFrame(
        {name: pd.Series(list(values), dtype=_dtype(values)) for name, values in columns.items()}
    )


def arrow(columns: Columns) -> bytes:
    """Return columns as an Arrow stream, without an index and without pandas' notes."""
    table = pa.Table.from_pandas(frame(columns), preserve_index=False)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema.remove_metadata()) as writer:
        writer.write_table(table.replace_schema_metadata(None))
    sent: bytes = sink.getvalue().to_pybytes()
    return sent


def _dtype(values: Sequence[object]) -> pd.ArrowDtype:
    kind = type(values[0]) if len(values) else float
    return pd.ArrowDtype(_TYPES[kind])
