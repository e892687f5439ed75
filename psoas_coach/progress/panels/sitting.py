"""Sitting, as check-ins tell it: hours of the day before, and the longest time without a break."""

from __future__ import annotations

from collections.abc import Sequence

from psoas_coach.progress.comparison_windows import first_and_last_weeks
from psoas_coach.progress.day_noise import trimmed_mean
from psoas_coach.progress.panels.panel import Panel, View, empty, joined
from psoas_coach.progress.panels.time_series import (
    began,
    chart_columns,
    gaps,
    means_table,
    points_of,
)
from psoas_coach.progress.series import Point
from psoas_coach.progress.trend import Scale

HOURS = Scale(0.0, 24.0, 2.0, 0.5)
MINUTES = Scale(0.0, 1440.0, 30.0, 5.0)
"""Days differ by about two hours and half an hour before a person is known: choices of ours."""


def sitting_hours(view: View) -> Panel:
    """Hours sat, by the day."""
    return _panel("sitting_hours", HOURS, view)


def longest_sit(view: View) -> Panel:
    """Minutes of the longest sit, by the day: what breaks make shorter."""
    return _panel("longest_sit", MINUTES, view)


def _panel(id_: str, scale: Scale, view: View) -> Panel:
    told = points_of(view, id_)
    if not told:
        return empty(id_, view)
    speaker, found = view.speaker, first_and_last_weeks(told, began(view, id_))
    series = {"value": told}
    return Panel(
        id_,
        joined(
            speaker.count(f"progress.{id_}.days", len(told)),
            speaker.say(f"progress.{id_}.too_few")
            if found is None
            else speaker.say(
                f"progress.{id_}.start_and_lately",
                start=_mean(found.start, scale),
                lately=_mean(found.lately, scale),
                first=found.first_weeks,
                last=found.last_weeks,
            ),
        ),
        gaps(told, view),
        chart_columns(series, id_, view, scale),
        means_table(series, id_, view),
    )


def _mean(points: Sequence[Point], scale: Scale) -> float:
    """Return a middle no finer than it was asked for: minutes whole, hours with their tenths."""
    value = trimmed_mean([point.value for point in points])
    return float(round(value)) if scale is MINUTES else value
