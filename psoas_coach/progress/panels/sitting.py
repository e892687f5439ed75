"""Sitting as reported at check-ins, whether sitting less helped, and breaks from sitting.

Hours of the previous day and the longest time without a break are shown on their own. Days after
more sitting are compared cautiously with days after less. Breaks are those of the break timer.
"""

from __future__ import annotations

from collections.abc import Sequence

from psoas_coach.progress.comparison_windows import select_first_and_last_weeks
from psoas_coach.progress.contrast import FEWEST, POINTS, Contrast, Half, Pair, contrast_days
from psoas_coach.progress.day_noise import compute_trimmed_mean
from psoas_coach.progress.panels.panel import Panel, Table, View, build_empty_panel, join_sentences
from psoas_coach.progress.panels.time_series import (
    build_chart_columns,
    build_means_table,
    describe_gaps,
    find_beginning,
    select_points,
)
from psoas_coach.progress.series import Point
from psoas_coach.progress.trend import Scale

HOURS = Scale(0.0, 24.0, 2.0, 0.5)
MINUTES = Scale(0.0, 1440.0, 30.0, 5.0)
"""The assumed differences between days: about two hours and half an hour. Our choices."""
_BREAKS = Scale(0.0, 100.0, 3.0, 0.5)
"""The assumed difference between days: about three breaks. Our choice."""
_MINUTE = 60


def build_sitting_hours_panel(view: View) -> Panel:
    """Return hours sat, by day."""
    return _build_panel("sitting_hours", HOURS, view)


def build_longest_sit_panel(view: View) -> Panel:
    """Return minutes of the longest time sitting, by day, which breaks make shorter."""
    return _build_panel("longest_sit", MINUTES, view)


def _build_panel(id_: str, scale: Scale, view: View) -> Panel:
    points = select_points(view, id_)
    if not points:
        return build_empty_panel(id_, view)
    phrases, comparison = (
        view.phrases,
        select_first_and_last_weeks(points, find_beginning(view, id_)),
    )
    series = {"value": points}
    return Panel(
        id_,
        join_sentences(
            phrases.say_count(f"progress.{id_}.days", len(points)),
            phrases.say(f"progress.{id_}.too_few")
            if comparison is None
            else phrases.say(
                f"progress.{id_}.start_and_lately",
                start=_compute_mean(comparison.start, scale),
                lately=_compute_mean(comparison.recent, scale),
                first=comparison.first_weeks,
                last=comparison.last_weeks,
            ),
        ),
        describe_gaps(points, view),
        build_chart_columns(series, id_, view, scale),
        build_means_table(series, id_, view),
    )


def _compute_mean(points: Sequence[Point], scale: Scale) -> float:
    """Return a mean as precise as the question: whole minutes, or tenths of hours."""
    value = compute_trimmed_mean([point.value for point in points])
    return float(round(value)) if scale is MINUTES else value


def build_after_hours_panel(view: View) -> Panel:
    """Return hours sat, and the pain that followed."""
    return _build_contrast_panel("after_hours", "sitting_hours", view)


def build_after_longest_panel(view: View) -> Panel:
    """Return the longest time sitting without a break, and the pain that followed."""
    return _build_contrast_panel("after_longest", "longest_sit", view)


def _build_contrast_panel(id_: str, field: str, view: View) -> Panel:
    """Return a panel that compares pain with the sitting of the previous day."""
    pairs = _list_pairs(field, view)
    if not pairs:
        return build_empty_panel(id_, view)
    contrast = contrast_days(pairs)
    phrases = view.phrases
    if contrast.more is None or contrast.less is None:
        sentence = phrases.say("progress.after_sitting.too_few", fewest=FEWEST)
        return Panel(
            id_,
            join_sentences(
                phrases.say_count("progress.after_sitting.days", contrast.days), sentence
            ),
        )
    return Panel(
        id_,
        join_sentences(
            phrases.say(
                f"progress.{id_}.halves",
                more_days=contrast.more.days,
                more=contrast.more.median,
                less_days=contrast.less.days,
                less=contrast.less.median,
            ),
            phrases.say(
                f"progress.after_sitting.{_say_direction(contrast)}", points=abs(contrast.points)
            ),
        ),
        phrases.say("progress.after_sitting.how", points=POINTS),
        table=_build_table(id_, contrast.more, contrast.less, view),
    )


def _list_pairs(field: str, view: View) -> list[Pair]:
    return [
        Pair(day.local_date, float(done), check_in)
        for day in view.data.days
        if view.span.contains(day.local_date)
        and (done := getattr(day, field)) is not None
        and (check_in := day.check_in_now) is not None
    ]


def _say_direction(contrast: Contrast) -> str:
    return {"more": "higher", "less": "lower", "unclear": "unclear"}[contrast.answer]


def _build_table(id_: str, more: Half, less: Half, view: View) -> Table:
    phrases = view.phrases
    return Table(
        tuple(
            phrases.get(f"progress.after_sitting.column.{head}")
            for head in ("after", "days", "middle", "half")
        ),
        tuple(
            (
                phrases.get(f"progress.{id_}.{name}"),
                phrases.format_value(half.days),
                phrases.format_value(half.median),
                phrases.say("progress.after_sitting.spread", low=half.low, high=half.high),
            )
            for name, half in (("more", more), ("less", less))
        ),
    )


def build_breaks_panel(view: View) -> Panel | None:
    """Return breaks taken and skipped, and the longest time sitting, by day; None without a timer.

    Days on which the timer did not run have no point, not even a zero.
    """
    days = [
        sitting_break
        for sitting_break in view.data.breaks
        if view.span.contains(sitting_break.date)
    ]
    if not days:
        return None
    phrases = view.phrases
    taken = tuple(Point(day.date, float(day.taken)) for day in days)
    skipped = tuple(Point(day.date, float(day.skipped)) for day in days)
    usual = sum(point.value for point in taken) / len(taken)
    skips = sum(day.skipped for day in days)
    longest = max(day.longest_seconds for day in days)
    return Panel(
        "breaks",
        join_sentences(
            phrases.say_count("progress.breaks.days", len(days), usual=usual),
            phrases.say_count("progress.breaks.skips", skips) if skips else "",
            phrases.say_count("progress.breaks.longest", max(1, round(longest / _MINUTE))),
        ),
        join_sentences(phrases.say("progress.breaks.how"), describe_gaps(taken, view)),
        build_chart_columns({"taken": taken}, "breaks", view, _BREAKS),
        build_means_table({"taken": taken, "skipped": skipped}, "breaks", view),
    )
