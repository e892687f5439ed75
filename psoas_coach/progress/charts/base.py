"""Shared parts of the charts: the time axis, shaded days, sizes, and tooltips.

A specification is sent with every rerun, so nothing in it is repeated: settings for all layers of a
chart are made once above them, and settings of the page's theme are left out. A sentence of the
words files becomes a Vega expression whose dates and numbers come from the data, so no text is sent
for points that nobody touches.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

import altair as alt

from psoas_coach.progress.charts.locale import build_locale, write_day, write_month, write_short_day
from psoas_coach.progress.date_range import STEPS
from psoas_coach.progress.phrases import Phrases

HEIGHT = 250
"""The height of a chart with its axes, in pixels."""
LEGEND = 40
"""The additional height of a legend, in pixels."""
GREY = "#808080"
"""The colour of excluded days, visible at low opacity on both themes."""
BAND = "#14a89a"
"""The colour of ranges: the theme's teal between its light and its dark form."""
CONFIG: Mapping[str, Any] = {
    # The chart has one name and a table beside it; reading out single marks would not help.
    "mark": {"aria": False},
    "axis": {"tickCount": 5},
    "axisX": {"title": None, "labelPadding": 8},
    # The title is above the axis, because a phone has no room for it at the side.
    "axisY": {
        "labelFlush": False,
        "titleAngle": 0,
        "titleAlign": "left",
        "titleAnchor": "end",
        "titleX": 0,
        "titleY": -10,
        "titleBaseline": "bottom",
        "labelPadding": 8,
    },
    "legend": {"title": None, "orient": "bottom", "direction": "horizontal", "offset": 12},
    "line": {"strokeWidth": 2.5},
}
"""Settings for every chart, in addition to Streamlit's theme."""
Drawing: TypeAlias = Any
"""A chart or a layer of one; altair says only in part what its methods return."""


def build_config() -> Mapping[str, Any]:
    """Return the settings that all charts share, in the language of the run."""
    words = build_locale()
    return CONFIG if words is None else {**CONFIG, "locale": words}


def name_data(name: str) -> alt.NamedData:
    """Return the reference to a data set that is sent separately from the spec."""
    return alt.NamedData(name=name)


_EDGE_PIXELS = 36
"""A label nearer to an end of the axis is aligned with that end, so that it is not cut off."""


def build_time_axis(field: str = "date") -> alt.X:
    """Return a horizontal date axis.

    Dates are sent as midnight in UTC and read as UTC, because local midnight may not exist on a day
    on which the clocks change.
    """
    axis = alt.Axis(labelExpr=_format_axis_date(), labelFlush=_EDGE_PIXELS, labelFlushOffset=-2)
    return alt.X(f"{field}:T", scale=alt.Scale(type="utc"), axis=axis)


def _format_axis_date() -> str:
    """Return the expression for dates on an axis.

    A day is shown with its month, a first of a month with its name only, a first of January with
    the year.
    """
    return (
        f"utcdate(datum.value)>1?utcFormat(datum.value,'{write_short_day()}')"
        ":utcFormat(datum.value,utcmonth(datum.value)?'%B':'%Y')"
    )


def draw_shade(phrases: Phrases) -> Drawing:
    """Return the shading of the days that do not count.

    The same rows extend the time axis over the whole span: two of them have no length, at either
    end, and are therefore invisible.
    """
    bars = alt.Chart(name_data("shade")).mark_rect(color=GREY, opacity=0.22).encode(x2="end:T")
    return with_tip(bars, build_sentence(phrases.get("charts.tips.shade"), name="datum.reason"))


_SENTENCES = ("", "progress.dates.week", "", "charts.tips.quarter", "")
"""The phrase for the date of a value, by the step of time that the value stands for: ``step`` in
the data is an index into ``STEPS``.
"""
_PLACE = re.compile(r"\{(\w+)\}")


def with_tip(chart: Any, expression: str) -> Any:  # noqa: ANN401 -- see base.Drawing
    """Return a chart with a tooltip for each of its marks."""
    return chart.transform_calculate(tooltip_text=expression).encode(tooltip="tooltip_text:N")


def build_sentence(words: str, **values: str) -> str:
    """Return the expression of a sentence.

    Args:
        words: The sentence, with ``{placeholders}``.
        values: The expression of each placeholder.

    >>> build_sentence("{name}: {value} minutes", name="datum.side", value="datum.minutes")
    "datum.side+': '+datum.minutes+' minutes'"
    """
    parts = _PLACE.split(words)
    expression = [
        values[part] if place % 2 else _build_text(part) for place, part in enumerate(parts) if part
    ]
    return "+".join(expression)


def format_number(field: str) -> str:
    """Return the expression of a number with at most one decimal place."""
    return f"format(datum.{field},'.1~f')"


def format_dated(phrases: Phrases) -> str:
    """Return the expression for the day, week or months that a value represents."""
    dates = (write_day(), write_day(), write_month(), write_month(), "%Y")
    expression = "''"
    for place in range(len(STEPS) - 1, -1, -1):
        date = f"utcFormat(datum.date,'{dates[place]}')"
        phrase = _SENTENCES[place]
        step_sentence = build_sentence(phrases.get(phrase), date=date) if phrase else date
        same = expression.startswith(step_sentence + ":") or expression == "''"
        expression = step_sentence if same else f"datum.step=={place}?{step_sentence}:{expression}"
    return f"({expression})"


def _build_text(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"
