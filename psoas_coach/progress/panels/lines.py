"""Panels of values by the day: points, calm lines through them, and the table of their means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from psoas_coach.progress.panels.over_time import (
    frame_columns,
    marked_days,
    newest_first,
    step_name,
)
from psoas_coach.progress.panels.panel import Columns, Table, View
from psoas_coach.progress.series import Point, Smoothed, means, runs, smoothed
from psoas_coach.progress.span import start_of

Series = Mapping[str, Sequence[Point]]
"""Points by the name that words know them under."""


def points_of(view: View, field: str, times: float = 1.0) -> tuple[Point, ...]:
    """Return one field of the days of the span as points; days that do not tell it have none."""
    return tuple(
        Point(day.local_date, value * times)
        for day in view.gathered.days
        if view.span.holds(day.local_date) and (value := getattr(day, field)) is not None
    )


def chart_columns(series: Series, id_: str, view: View) -> dict[str, Columns]:
    """Return the points and the calm lines of some series, in steps that fit the span."""
    span = view.span
    names = {one: view.speaker.name(f"progress.{id_}.series.{one}") for one in series}
    lines: dict[str, Sequence[Smoothed]]
    lines = {one: smoothed(points, span.half_life) for one, points in series.items()}
    shown = dict(series)
    if span.step != "week":
        shown = {one: means(points, span.step) for one, points in series.items()}
        lines = {one: _thinned(line) for one, line in lines.items()}
    return {
        **frame_columns(view),
        "points": {
            "date": [point.date for points in shown.values() for point in points],
            "value": [point.value for points in shown.values() for point in points],
            "series": [names[one] for one, points in shown.items() for _ in points],
        },
        "lines": line_columns({names[one]: line for one, line in lines.items()}),
    }


def line_columns(lines: Mapping[str, Sequence[Smoothed]]) -> Columns:
    """Return lines as columns; ``run`` keeps a line from crossing a gap."""
    return {
        "date": [one.date for line in lines.values() for one in line],
        "value": [one.value for line in lines.values() for one in line],
        "series": [name for name, line in lines.items() for _ in line],
        "run": [one.run for line in lines.values() for one in line],
    }


def unsmoothed(points: Sequence[Point], gap_days: int) -> tuple[Smoothed, ...]:
    """Return points as a line that goes through each of them, broken at gaps."""
    numbers = runs([point.date for point in points], gap_days)
    return tuple(
        Smoothed(point.date, point.value, run) for point, run in zip(points, numbers, strict=True)
    )


def gaps(points: Sequence[Point], view: View) -> str:
    """Say that the line stops where nothing was told; empty when it never does."""
    broken = runs([point.date for point in points])[-1] if points else 0
    return view.speaker.count("progress.gaps", broken) if broken else ""


def means_table(series: Series, id_: str, view: View) -> Table:
    """Return the mean of each step of time, newest first; steps without a word are left out."""
    speaker, step = view.speaker, view.span.table_step
    found = [{mean.date: mean.value for mean in means(points, step)} for points in series.values()]
    rows = []
    for start in newest_first(view):
        values = [one.get(start) for one in found]
        marked = marked_days(view, start)
        if marked or any(value is not None for value in values):
            cells = [speaker.shown(value) for value in values]
            rows.append((step_name(start, step, speaker), *cells, marked))
    heads = (
        speaker.name(f"progress.table.{step}"),
        *(speaker.name(f"progress.{id_}.column.{one}") for one in series),
        speaker.name("progress.table.marks"),
    )
    return Table(heads, tuple(rows))


def _thinned(line: Sequence[Smoothed]) -> list[Smoothed]:
    """Keep the first value of each run and the last of each of its weeks."""
    firsts: dict[int, Smoothed] = {}
    lasts: dict[tuple[int, dt.date], Smoothed] = {}
    for one in line:
        firsts.setdefault(one.run, one)
        lasts[one.run, start_of(one.date, "week")] = one
    kept = {one.date: one for one in (*firsts.values(), *lasts.values())}
    return [kept[date] for date in sorted(kept)]
