"""Shared parts of panels over time: the ends of the axis, excluded days, rows of tables."""

from __future__ import annotations

import datetime as dt

from psoas_coach.progress.date_range import DateRange, Step, find_next_step, list_steps
from psoas_coach.progress.excluded_days import REASONS, ExcludedDays
from psoas_coach.progress.panels.panel import Columns, View
from psoas_coach.progress.phrases import Phrases

_DAY = dt.timedelta(days=1)
_PHONE = 300
"""The width of a chart on a phone, in pixels: anything narrower than one pixel is not drawn."""


def build_frame_columns(view: View) -> dict[str, Columns]:
    """Return the data set that all charts over time share: the shaded days, and both ends.

    The ends are days without length, which extend the axis and are invisible.
    """
    span, end = view.span, view.span.last + _DAY
    wide_marks = [mark for mark in view.marks if _is_wide_enough(mark, span)]
    return {
        "shade": {
            "date": [span.first, end, *(mark.first for mark in wide_marks)],
            "end": [span.first, end, *(mark.last + _DAY for mark in wide_marks)],
            "reason": [
                "",
                "",
                *(view.phrases.get(f"progress.marks.{mark.reason}") for mark in wide_marks),
            ],
        },
    }


def describe_shaded(view: View) -> str:
    """Return which days are shaded and do not count; empty if none are."""
    reasons = _count_days(view, view.span.first, view.span.last)
    if not reasons:
        return ""
    every = all(_is_wide_enough(mark, view.span) for mark in view.marks)
    return view.phrases.say(f"progress.marks.{'shaded' if every else 'some_shaded'}", days=reasons)


def _is_wide_enough(mark: ExcludedDays, span: DateRange) -> bool:
    """Whether marked days are wide enough to see: over years, single days would be a barcode."""
    return mark.days * _PHONE >= span.days


def name_step(start: dt.date, step: Step, phrases: Phrases) -> str:
    """Return the name of a table's row: a week by its first day, else the months it covers.

    Args:
        start: First day of the step.
        step: The step.
        phrases: The sentences in the person's language.
    """
    if step == "week":
        return phrases.format_date(start)
    if step == "month":
        return phrases.format_month(start)
    if step == "year":
        return str(start.year)
    last = find_next_step(start, step) - _DAY
    return phrases.say(
        "progress.dates.quarter",
        first=phrases.get_month_name(start.month),
        last=phrases.format_month(last),
    )


def list_newest_first(view: View) -> list[dt.date]:
    """Return the first days of the rows of a table over the span, newest first."""
    span = view.span
    return list(list_steps(span.first, span.last, span.table_step, span.week_begins))[::-1]


def count_marked_days(view: View, start: dt.date) -> str:
    """Return which days of a table's row do not count; empty if all do."""
    return _count_days(view, start, find_next_step(start, view.span.table_step) - _DAY)


def _count_days(view: View, first: dt.date, last: dt.date) -> str:
    reasons = []
    for reason in REASONS:
        count = sum(
            max(0, (min(mark.last, last) - max(mark.first, first)).days + 1)
            for mark in view.marks
            if mark.reason == reason
        )
        if count:
            reasons.append(view.phrases.say_count(f"progress.marks.days.{reason}", count))
    return ", ".join(reasons)
