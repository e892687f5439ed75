"""Sitting, as check-ins tell it: hours of the day before, and the longest time without a break."""

from __future__ import annotations

from psoas_coach.progress.change import start_and_lately
from psoas_coach.progress.panels.lines import chart_columns, gaps, means_table, points_of
from psoas_coach.progress.panels.panel import Panel, View, empty, joined


def sitting_hours(view: View) -> Panel:
    """Hours sat, by the day."""
    return _panel("sitting_hours", "sitting_hours", view)


def longest_sit(view: View) -> Panel:
    """Minutes of the longest sit, by the day: what breaks make shorter."""
    return _panel("longest_sit", "longest_sit", view)


def _panel(id_: str, field: str, view: View) -> Panel:
    told = points_of(view, field)
    if not told:
        return empty(id_, view)
    speaker, found = view.speaker, start_and_lately(told)
    series = {"value": told}
    return Panel(
        id_,
        joined(
            speaker.count(f"progress.{id_}.days", len(told)),
            speaker.say(f"progress.{id_}.too_few")
            if found is None
            else speaker.say(
                f"progress.{id_}.start_and_lately", start=found.start, lately=found.lately
            ),
        ),
        gaps(told, view),
        chart_columns(series, id_, view),
        means_table(series, id_, view),
    )
