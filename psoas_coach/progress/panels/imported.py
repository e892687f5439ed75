"""What files of other apps say, apart from everything that was recorded here.

Neither is compared with anything: a tick says nothing of moves and minutes, and nobody knows which
pain a table means and when in the day it was asked.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter

from psoas_coach.progress.panels.panel import Panel, Table, View, join_sentences
from psoas_coach.progress.panels.time_series import (
    build_chart_columns,
    build_means_table,
    describe_gaps,
)
from psoas_coach.progress.series import Point

_PRACTICE = "imported_practice"
_PAIN = "imported_pain"


def build_imported_practice_panel(view: View) -> Panel | None:
    """Days ticked in another app, by the month; None without one in the span."""
    dates = [
        one.date for one in view.data.imported if one.day.practised and view.span.holds(one.date)
    ]
    if not dates:
        return None
    phrases = view.phrases
    months = Counter(date.replace(day=1) for date in dates)
    rows = [(phrases.month(month), str(months[month])) for month in sorted(months, reverse=True)]
    return Panel(
        _PRACTICE,
        join_sentences(
            phrases.count(f"progress.{_PRACTICE}.days", len(dates)),
            phrases.say(f"progress.{_PRACTICE}.apart"),
        ),
        table=Table(
            (phrases.name("progress.table.month"), phrases.name(f"progress.{_PRACTICE}.column")),
            tuple(rows),
        ),
    )


def build_imported_pain_panel(view: View) -> Panel | None:
    """Pain from a person's own table; None without a day of it in the span."""
    pains: dict[dt.date, float] = {
        one.date: one.day.pain
        for one in view.data.imported
        if one.day.pain is not None and view.span.holds(one.date)
    }
    if not pains:
        return None
    phrases = view.phrases
    points = tuple(Point(date, float(pain)) for date, pain in pains.items())
    middle = float(statistics.median(pains.values()))
    return Panel(
        _PAIN,
        join_sentences(
            phrases.count(f"progress.{_PAIN}.days", len(points), middle=middle),
            phrases.say(f"progress.{_PAIN}.apart"),
        ),
        describe_gaps(points, view),
        build_chart_columns({"pain": points}, _PAIN, view),
        build_means_table({"pain": points}, _PAIN, view),
    )
