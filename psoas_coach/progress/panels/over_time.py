"""What panels over time share: their ends, the days that do not count, the rows of tables."""

from __future__ import annotations

import datetime as dt

from psoas_coach.progress.marks import REASONS
from psoas_coach.progress.panels.panel import Columns, View
from psoas_coach.progress.span import Step, start_after, steps
from psoas_coach.progress.spoken import Speaker

_DAY = dt.timedelta(days=1)


def frame_columns(view: View) -> dict[str, Columns]:
    """Return the data sets that every chart over time has: its ends, and the shaded days."""
    found, span = view.marks, view.span
    return {
        "span": {"date": [span.first, span.last + _DAY]},
        "shade": {
            "start": [mark.first for mark in found],
            "end": [mark.last + _DAY for mark in found],
            "reason": [view.speaker.name(f"progress.marks.{mark.reason}") for mark in found],
        },
    }


def shaded(view: View) -> str:
    """Say which days are shaded and count for nothing; empty when none are."""
    told = _counted(view, view.span.first, view.span.last)
    return view.speaker.say("progress.marks.shaded", days=told) if told else ""


def step_name(start: dt.date, step: Step, speaker: Speaker) -> str:
    """Return the name of a table's row: a week by its Monday, else the months it covers."""
    if step == "week":
        return speaker.say("progress.dates.week", date=start)
    if step == "month":
        return speaker.month(start)
    last = start_after(start, step) - _DAY
    return speaker.say(
        "progress.dates.quarter",
        first=speaker.month_name(start.month),
        last=speaker.month(last),
    )


def newest_first(view: View) -> list[dt.date]:
    """Return the first days of the rows of a table over the span, newest first."""
    span = view.span
    return list(steps(span.first, span.last, span.table_step))[::-1]


def marked_days(view: View, start: dt.date) -> str:
    """Say which days of a table's row count for nothing; empty when none do."""
    return _counted(view, start, start_after(start, view.span.table_step) - _DAY)


def _counted(view: View, first: dt.date, last: dt.date) -> str:
    told = []
    for reason in REASONS:
        count = sum(
            max(0, (min(mark.last, last) - max(mark.first, first)).days + 1)
            for mark in view.marks
            if mark.reason == reason
        )
        if count:
            told.append(view.speaker.count(f"progress.marks.days.{reason}", count))
    return ", ".join(told)
