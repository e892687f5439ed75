"""Breaks from sitting, as the break timer counted them."""

from __future__ import annotations

from psoas_coach.progress.panels.panel import Panel, View, join_sentences
from psoas_coach.progress.panels.time_series import (
    build_chart_columns,
    build_means_table,
    describe_gaps,
)
from psoas_coach.progress.series import Point
from psoas_coach.progress.trend import Scale

COUNT = Scale(0.0, 100.0, 3.0, 0.5)
"""Days differ by about three breaks before a person is known: a choice of ours."""
_MINUTE = 60
_ID = "breaks"


def build_breaks_panel(view: View) -> Panel | None:
    """Breaks taken by the day, those that were skipped, and the longest sit; None without a timer.

    Days on which the timer did not run say nothing, so they have no point and no zero.
    """
    days = [one for one in view.data.breaks if view.span.holds(one.date)]
    if not days:
        return None
    phrases = view.phrases
    taken = tuple(Point(one.date, float(one.taken)) for one in days)
    skipped = tuple(Point(one.date, float(one.skipped)) for one in days)
    usual = sum(point.value for point in taken) / len(taken)
    skips = sum(one.skipped for one in days)
    longest = max(one.longest_seconds for one in days)
    return Panel(
        _ID,
        join_sentences(
            phrases.count(f"progress.{_ID}.days", len(days), usual=usual),
            phrases.count(f"progress.{_ID}.skips", skips) if skips else "",
            phrases.count(f"progress.{_ID}.longest", max(1, round(longest / _MINUTE))),
        ),
        join_sentences(phrases.say(f"progress.{_ID}.how"), describe_gaps(taken, view)),
        build_chart_columns({"taken": taken}, _ID, view, COUNT),
        build_means_table({"taken": taken, "skipped": skipped}, _ID, view),
    )
