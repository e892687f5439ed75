"""What charts share: time along the bottom, shaded days, series told apart by more than colour."""

from __future__ import annotations

from typing import Any, TypeAlias

import altair as alt

from psoas_coach.progress.spoken import Speaker

HEIGHT = 250
"""Pixels of a chart with its axes."""
LEGEND = 40
"""Pixels more for a legend."""
GREY = "#808080"
"""For what counts for nothing; at low opacity it shows on light and on dark."""
BAND = "#14a89a"
"""The theme's teal between its light and its dark form, for ranges at low opacity."""

Drawing: TypeAlias = Any
"""A chart or a layer of one; altair says only in part what its methods return."""


def data(name: str) -> alt.NamedData:
    """Return the data set of that name, to be sent beside the spec."""
    return alt.NamedData(name=name)


def time_axis() -> alt.Axis:
    """Return few, upright dates; neighbours that would touch are left out."""
    return alt.Axis(title=None, tickCount=5, labelOverlap=True, labelFlush=True, grid=False)


def when(field: str) -> alt.X:
    """Return a date along the bottom.

    Streamlit turns a date into midnight where the browser is, so it must be read as local time:
    in UTC everybody east of Greenwich would see the day before.
    """
    return alt.X(f"{field}:T", axis=time_axis())


def upright(title: str) -> alt.Axis:
    """Return a value axis with its title lying above it, where a phone has room for it."""
    return alt.Axis(
        title=title,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="end",
        titleX=0,
        titleY=-10,
        titleBaseline="bottom",
        tickCount=5,
    )


def ends() -> Drawing:
    """Return an unseen layer that stretches time over the whole span."""
    return alt.Chart(data("span")).mark_point(opacity=0, tooltip=None).encode(x=when("date"))


def shade(speaker: Speaker) -> Drawing:
    """Return the days that count for nothing."""
    return (
        alt.Chart(data("shade"))
        .mark_rect(color=GREY, opacity=0.22)
        .encode(
            x=when("start"),
            x2="end:T",
            tooltip=[alt.Tooltip("reason:N", title=speaker.name("progress.marks.reason"))],
        )
    )


def legend() -> alt.Legend:
    """Return a legend below the chart."""
    return alt.Legend(title=None, orient="bottom", direction="horizontal", offset=12, padding=0)


def day_tip(speaker: Speaker) -> alt.Tooltip:
    """Return the day in a tooltip."""
    return alt.Tooltip(
        "date:T",
        timeUnit="yearmonthdate",
        title=speaker.name("progress.table.day"),
        format="%d.%m.%Y",
    )
