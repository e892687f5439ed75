"""Panels of daily values: points, smoothed lines through them, and the table of their means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from psoas_coach.progress.panels.panel import Columns, Table, View
from psoas_coach.progress.panels.time_axis import (
    build_frame_columns,
    count_marked_days,
    list_newest_first,
    name_step,
)
from psoas_coach.progress.series import Point, Smoothed, compute_means, number_runs
from psoas_coach.progress.trend import PAIN, Scale, TrendPoint, fit_trend

Series = Mapping[str, Sequence[Point]]
"""Points by the key of the series' name."""


def select_points(view: View, field: str) -> tuple[Point, ...]:
    """Return one field of the days in the span as points; days without a value have none."""
    return tuple(
        Point(day.local_date, float(value))
        for day in view.data.days
        if view.span.contains(day.local_date) and (value := getattr(day, field)) is not None
    )


def find_beginning(view: View, field: str) -> dt.date | None:
    """Return the first day on which a field was ever recorded, in the span or before it."""
    days = view.data.days
    return next((day.local_date for day in days if getattr(day, field) is not None), None)


def build_chart_columns(
    series: Series, id_: str, view: View, scale: Scale = PAIN, banded: str = ""
) -> dict[str, Columns]:
    """Return the points, the smoothed lines and a band, in steps that fit the span.

    Args:
        series: The series.
        id_: The id of the panel, for its words.
        view: The data.
        scale: The scale of the values.
        banded: The only series with a band; the first if empty. Two overlapping bands could not be
            distinguished.
    """
    span = view.span
    names = {name: view.phrases.get(f"progress.{id_}.series.{name}") for name in series}
    lines = {name: fit_trend(points, span.line_days, scale) for name, points in series.items()}
    stepped_points = {name: average_by_step(points, view) for name, points in series.items()}
    return {
        **build_frame_columns(view),
        "points": {
            "date": [point.date for points in stepped_points.values() for point in points],
            "value": [point.value for points in stepped_points.values() for point in points],
            "series": [names[name] for name, points in stepped_points.items() for _ in points],
            "step": [view.step for points in stepped_points.values() for _ in points],
        },
        "lines": build_line_columns({names[name]: line for name, line in lines.items()}),
        "band": _build_band_columns(lines[banded or next(iter(series))]),
    }


def average_by_step(points: Sequence[Point], view: View) -> Sequence[Point]:
    """Return points as they are shown: by day, or as means over longer times."""
    return compute_means(points, view.span.point_step, view.span.week_begins)


def _build_band_columns(line: Sequence[TrendPoint]) -> Columns:
    return {
        "date": [point.date for point in line],
        "low": [point.low for point in line],
        "high": [point.high for point in line],
        "run": [point.run for point in line],
    }


def build_line_columns(lines: Mapping[str, Sequence[Smoothed]]) -> Columns:
    """Return lines as columns; ``run`` keeps a line from crossing a gap."""
    return {
        "date": [point.date for line in lines.values() for point in line],
        "value": [point.value for line in lines.values() for point in line],
        "series": [name for name, line in lines.items() for _ in line],
        "run": [point.run for line in lines.values() for point in line],
    }


def join_points(points: Sequence[Point], gap_days: int) -> tuple[Smoothed, ...]:
    """Return points as a line that goes through each of them, broken at gaps."""
    numbers = number_runs([point.date for point in points], gap_days)
    return tuple(
        Smoothed(point.date, point.value, run) for point, run in zip(points, numbers, strict=True)
    )


def describe_gaps(points: Sequence[Point], view: View) -> str:
    """Return the sentence that the line has gaps where nothing was recorded; empty without gaps."""
    broken = number_runs([point.date for point in points])[-1] if points else 0
    return view.phrases.say_count("progress.gaps", broken) if broken else ""


def build_means_table(series: Series, id_: str, view: View) -> Table:
    """Return the mean of each step of time, newest first; steps without values are left out.

    Args:
        series: Points by the name of their series.
        id_: The id of the panel, for its words.
        view: What the page shows: the days, the span of time and the words.
    """
    phrases, step = view.phrases, view.span.table_step
    means_by_date = [
        {mean.date: mean.value for mean in compute_means(points, step, view.span.week_begins)}
        for points in series.values()
    ]
    rows = []
    for start in list_newest_first(view):
        values = [means.get(start) for means in means_by_date]
        days_marked = count_marked_days(view, start)
        if days_marked or any(value is not None for value in values):
            cells = [phrases.format_value(value) for value in values]
            rows.append((name_step(start, step, phrases), *cells, days_marked))
    heads = (
        phrases.get(f"progress.table.{step}"),
        *(phrases.get(f"progress.{id_}.column.{name}") for name in series),
        phrases.get("progress.table.marks"),
    )
    return Table(heads, tuple(rows))
