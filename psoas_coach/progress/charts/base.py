"""What charts share: time along the bottom, shaded days, sizes.

A spec travels with every rerun, so it says things once: what holds for all layers of a chart stands
above them, and what the theme of the page says already stands nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import altair as alt

from psoas_coach.progress.charts.tooltips import sentence, with_tip
from psoas_coach.progress.phrases import Phrases

HEIGHT = 250
"""Pixels of a chart with its axes."""
LEGEND = 40
"""Pixels more for a legend."""
GREY = "#808080"
"""For what counts for nothing; at low opacity it shows on light and on dark."""
BAND = "#14a89a"
"""The theme's teal between its light and its dark form, for ranges at low opacity."""
CONFIG: Mapping[str, Any] = {
    # The chart has one name and a table beside it; marks read out one by one would help nobody.
    "mark": {"aria": False},
    "axis": {"tickCount": 5},
    "axisX": {"title": None, "labelPadding": 8},
    # The title lies above the axis: a phone has no room for it at the side.
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
"""What holds for every chart, over what Streamlit's theme says."""
_DATE = (
    "utcdate(datum.value)>1?utcFormat(datum.value,'%-d %b')"
    ":utcFormat(datum.value,utcmonth(datum.value)?'%B':'%Y')"
)
"""A date on an axis: a day with its month, a first of a month by its name, a first of January by
its year."""
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
"""How charts name months by themselves; other names must be told."""

Drawing: TypeAlias = Any
"""A chart or a layer of one; altair says only in part what its methods return."""


def config(speaker: Phrases) -> Mapping[str, Any]:
    """Return what holds for every chart in the language of the words."""
    months = [speaker.month_name(month) for month in range(1, 13)]
    if tuple(months[: len(ENGLISH)]) == ENGLISH:
        return CONFIG
    days = [speaker.name(f"progress.weekdays.{day}") for day in (6, 0, 1, 2, 3, 4, 5)]
    time = {
        "dateTime": "%x %X",
        "date": "%d.%m.%Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": days,
        "shortDays": days,
        "months": months,
        "shortMonths": [month[:3] for month in months],
    }
    return {**CONFIG, "locale": {"time": time}}


def data(name: str) -> alt.NamedData:
    """Return the data set of that name, to be sent beside the spec."""
    return alt.NamedData(name=name)


def when(field: str = "date") -> alt.X:
    """Return a date along the bottom.

    A date comes as its midnight in UTC and is read so: midnight where the browser is may not exist
    on a day on which the clocks change.
    """
    return alt.X(f"{field}:T", scale=alt.Scale(type="utc"), axis=alt.Axis(labelExpr=_DATE))


def shade(speaker: Phrases) -> Drawing:
    """Return the days that count for nothing.

    The same rows stretch time over the whole span: two of them begin and end at the same instant,
    at either end, and so cannot be seen.
    """
    drawn = alt.Chart(data("shade")).mark_rect(color=GREY, opacity=0.22).encode(x2="end:T")
    return with_tip(drawn, sentence(speaker.name("charts.tips.shade"), name="datum.reason"))
