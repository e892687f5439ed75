"""Pain over time as a small drawing for paper: a dot per day, and the smoothed line with its band.

Its description is text beside it; the drawing itself has only the ends of its scales.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct

WIDTH, HEIGHT = 460.0, 140.0
LEFT, RIGHT, TOP, BOTTOM = 30.0, 450.0, 12.0, 114.0
"""The edges of the plot; the numbers are to the left of it and the dates below."""
_MOST = 10
_QUIET, _GRID, _TEAL = "#4c5b59", "#c9d3d1", "#0f6e66"
_LETTERS = f'font-family="Libertinus Serif, Source Sans, sans-serif" font-size="14" fill="{_QUIET}"'


class DatedPain(NamedTuple):
    """The pain of a day, or of several, 0 to 10."""

    date: dt.date
    value: float


class BandPoint(NamedTuple):
    """A point of the smoothed line, with the ends of its band and the number of its run."""

    date: dt.date
    value: float
    low: float
    high: float
    run: int


class PainChart(Struct, frozen=True):
    """The contents of the chart.

    Attributes:
        begins: The date at the left edge.
        ends: The date at the right edge.
        dots: One for each day, or for the mean of several, from ``begins`` to ``ends``.
        line: The smoothed line, within the same dates.
        first: The label of the first date.
        last: The label of the last date.
    """

    begins: dt.date
    ends: dt.date
    dots: tuple[DatedPain, ...]
    line: tuple[BandPoint, ...]
    first: str
    last: str


def draw_pain_chart(chart: PainChart) -> str:
    """Return the drawing as SVG."""
    place = _Place(chart.begins, max(1, (chart.ends - chart.begins).days))
    body = "".join(
        (
            *_draw_scale(place),
            *_draw_lines(chart, place),
            *_draw_dots(chart, place),
            *_draw_ends(chart),
        )
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        f'<rect width="{WIDTH:g}" height="{HEIGHT:g}" rx="6" fill="#ffffff"/>{body}</svg>'
    )


class _Place(NamedTuple):
    """Maps dates and values to the drawing."""

    begins: dt.date
    days: int

    def x(self, date: dt.date) -> float:
        return LEFT + (RIGHT - LEFT) * (date - self.begins).days / self.days

    def y(self, value: float) -> float:
        return BOTTOM - (BOTTOM - TOP) * value / _MOST

    def point(self, date: dt.date, value: float) -> str:
        return f"{self.x(date):.1f},{self.y(value):.1f}"


def _draw_scale(place: _Place) -> Iterator[str]:
    for value in (0, 5, _MOST):
        y = place.y(value)
        yield f'<path d="M{LEFT} {y:.1f}H{RIGHT}" stroke="{_GRID}" stroke-width="1"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" {_LETTERS}>{value}</text>'


def _draw_lines(chart: PainChart, place: _Place) -> Iterator[str]:
    for _, run in groupby(chart.line, key=lambda point: point.run):
        points = tuple(run)
        upper = [place.point(point.date, point.high) for point in points]
        lower = [place.point(point.date, point.low) for point in reversed(points)]
        middle = [place.point(point.date, point.value) for point in points]
        yield f'<polygon points="{" ".join(upper + lower)}" fill="{_TEAL}" fill-opacity="0.16"/>'
        yield (
            f'<polyline points="{" ".join(middle)}" fill="none" stroke="{_TEAL}" '
            'stroke-width="2" stroke-linejoin="round"/>'
        )


def _draw_dots(chart: PainChart, place: _Place) -> Iterator[str]:
    for dot in chart.dots:
        x, y = place.x(dot.date), place.y(dot.value)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6" fill="{_QUIET}" fill-opacity="0.55"/>'


def _draw_ends(chart: PainChart) -> Iterator[str]:
    y = HEIGHT - 6
    yield f'<text x="{LEFT}" y="{y}" {_LETTERS}>{escape(chart.first)}</text>'
    if chart.last != chart.first:
        yield f'<text x="{RIGHT}" y="{y}" text-anchor="end" {_LETTERS}>{escape(chart.last)}</text>'
