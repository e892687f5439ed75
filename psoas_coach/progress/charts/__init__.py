"""Charts, each built once by Altair as a constant specification: afterwards only data are sent.

A specification contains neither data nor a colour of the theme. It refers to data sets by name,
which are sent as Arrow because that is small. The colours come from the theme's own palette in the
browser, so one specification serves light and dark. It is built on first use and cached for the
life of the process.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from psoas_coach.content import Content
from psoas_coach.content.language import cache_per_language
from psoas_coach.progress.charts import calendar, time_series
from psoas_coach.progress.charts.base import Drawing, build_config
from psoas_coach.progress.charts.time_series import LineStyle
from psoas_coach.progress.panels.panel import Columns
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.week_minutes import LEAST

PAIN = (0.0, 10.0)
HUNDRED = (0.0, 100.0)


@cache_per_language(maxsize=64)
def build_spec(id_: str, content: Content, week_begins: int = 0) -> Mapping[str, Any]:
    """Return the Vega-Lite spec of a panel's chart, without data.

    Args:
        id_: The panel's id.
        content: Its words, which are also the cache key.
        week_begins: First day of the week, 0 for Monday, for a chart that has weeks.

    Raises:
        KeyError: There is no chart with that id.
    """
    phrases = Phrases(content.words)
    chart = _list_drawings(id_, phrases, content, week_begins)[id_]()
    vega: dict[str, Any] = chart.to_dict()
    vega.pop("$schema")  # The browser has one version of Vega-Lite and asks for no other.
    return {**vega, "config": build_config()}


def _list_drawings(
    id_: str, phrases: Phrases, content: Content, week_begins: int
) -> dict[str, Callable[[], Drawing]]:
    """Return the function that builds each chart."""

    def draw_over_time(style: LineStyle) -> Callable[[], Drawing]:
        return lambda: time_series.draw_lines(id_, phrases, style)

    return {
        "session_pain": draw_over_time(LineStyle(PAIN, series=2, band=True)),
        "now_pain": draw_over_time(LineStyle(PAIN, band=True)),
        "imported_pain": draw_over_time(LineStyle(PAIN, band=True)),
        "week_pain": draw_over_time(LineStyle(PAIN, series=2, faint=False)),
        "sitting_hours": draw_over_time(LineStyle(band=True)),
        "longest_sit": draw_over_time(LineStyle(band=True)),
        "breaks": draw_over_time(LineStyle(band=True)),
        "minutes": lambda: time_series.draw_minutes(
            phrases, LEAST, content.dose.most_minutes_a_week
        ),
        "calendar": lambda: calendar.draw_calendar(phrases, week_begins),
        "calendar_years": lambda: calendar.draw_calendar_years(phrases),
        "habit": draw_over_time(LineStyle(HUNDRED, points=False)),
        "hip_extension": lambda: time_series.draw_hips(phrases),
        "score": draw_over_time(LineStyle(HUNDRED, faint=False, rules=True)),
        "domains": lambda: time_series.draw_domains(phrases),
        "helped": lambda: calendar.draw_moves(phrases),
    }


_INSTANT = pa.timestamp("ms", "UTC")
_TYPES: dict[type, pa.DataType] = {
    dt.datetime: _INSTANT,
    float: pa.float32(),
    int: pa.int32(),
    str: pa.string(),
}
_WORDS_AGAIN = 20
"""From this number of rows on, repeated words are sent once and referred to by index."""


def write_arrow(columns: Columns) -> bytes:
    """Return columns as an Arrow stream; a column without rows is numeric.

    Raises:
        ValueError: The columns differ in length.
    """
    if len({len(values) for values in columns.values()}) > 1:
        raise ValueError("columns of one length are needed")
    table = pa.table({name: _build_array(values) for name, values in columns.items()})
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _build_array(values: Sequence[object]) -> pa.Array:
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
