"""Pain, in panels that never share a line: around sessions, right now, over a week, imported.

They answer different questions ("right now", "the last 7 days"), which is reason enough for their
numbers to differ. For a person's own table it is unknown which pain was recorded and when.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Sequence

from psoas_coach.progress.change import Comparison, compare_self_checks, compare_start_with_lately
from psoas_coach.progress.panels.panel import Panel, Table, View, build_empty_panel, join_sentences
from psoas_coach.progress.panels.time_axis import build_frame_columns
from psoas_coach.progress.panels.time_series import (
    average_by_step,
    build_chart_columns,
    build_line_columns,
    build_means_table,
    describe_gaps,
    find_beginning,
    join_points,
    select_points,
)
from psoas_coach.progress.phrases import find_direction
from psoas_coach.progress.series import Point

CHECK_GAP_DAYS = 120
"""Self-checks are weeks apart, so only a gap of four months interrupts their line. Our choice."""
APART_DAYS = 7
"""Two self-checks that are closer than this are about the same days and are not compared."""

UNDECIDED = frozenset({"within", "unsure"})


def build_session_pain_panel(view: View) -> Panel:
    """Return pain right before and right after sessions."""
    before, after = select_points(view, "pain_before"), select_points(view, "pain_after")
    if not before and not after:
        return build_empty_panel("session_pain", view)
    later = {point.date: point.value for point in after}
    series = {"before": before, "after": after}
    comparison = compare_start_with_lately(before, find_beginning(view, "pain_before"))
    days_counted = view.phrases.say_count("progress.session_pain.days", len(before or after))
    return Panel(
        "session_pain",
        join_sentences(
            "" if comparison else days_counted, describe_change(comparison, "session_pain", view)
        ),
        join_sentences(
            days_counted if comparison else "",
            _say_right_after([later[p.date] - p.value for p in before if p.date in later], view),
            describe_gaps(before or after, view),
            _explain_verdict(comparison, "pain_before", view),
            view.phrases.get("results.promises.honest"),
        ),
        build_chart_columns(series, "session_pain", view),
        build_means_table(series, "session_pain", view),
    )


def build_now_pain_panel(view: View) -> Panel:
    """Return pain at the moment of a check-in; the mean for a day with several."""
    points = select_points(view, "check_in_now")
    if not points:
        return build_empty_panel("now_pain", view)
    comparison = compare_start_with_lately(points, find_beginning(view, "check_in_now"))
    days_counted = view.phrases.say_count("progress.now_pain.days", len(points))
    return Panel(
        "now_pain",
        join_sentences(
            "" if comparison else days_counted, describe_change(comparison, "now_pain", view)
        ),
        join_sentences(
            days_counted if comparison else "",
            describe_gaps(points, view),
            _explain_verdict(comparison, "check_in_now", view),
        ),
        build_chart_columns({"pain": points}, "now_pain", view),
        build_means_table({"pain": points}, "now_pain", view),
    )


def build_week_pain_panel(view: View) -> Panel:
    """Return average and worst pain of each self-check's last 7 days, unsmoothed: they are few."""
    scores = [score for score in view.data.scores if view.span.contains(score.local_date)]
    average = [Point(x.local_date, x.pain_average) for x in scores if x.pain_average is not None]
    worst = [Point(x.local_date, x.pain_worst) for x in scores if x.pain_worst is not None]
    if not average:
        return build_empty_panel("week_pain", view)
    phrases = view.phrases
    comparison = compare_self_checks(average, APART_DAYS)
    series = {"average": average, "worst": worst}
    columns = build_line_columns(
        {
            phrases.get(f"progress.week_pain.series.{name}"): join_points(
                average_by_step(points, view), CHECK_GAP_DAYS
            )
            for name, points in series.items()
        }
    )
    return Panel(
        "week_pain",
        join_sentences(
            phrases.say_count("progress.week_pain.checks", len(average)),
            describe_change(comparison, "week_pain", view),
        ),
        _name_why(comparison, view) if comparison is not None else "",
        chart={**build_frame_columns(view), "points": columns, "lines": columns},
        table=Table(
            (
                phrases.get("progress.table.day"),
                phrases.get("progress.week_pain.column.average"),
                phrases.get("progress.week_pain.column.worst"),
            ),
            tuple(
                tuple(
                    map(
                        phrases.format_value,
                        (score.local_date, score.pain_average, score.pain_worst),
                    )
                )
                for score in reversed(scores)
            ),
        ),
    )


def build_imported_pain_panel(view: View) -> Panel | None:
    """Return pain from a person's own table; None without a day of it in the span."""
    pains: dict[dt.date, float] = {
        imported_day.date: imported_day.day.pain
        for imported_day in view.data.imported
        if imported_day.day.pain is not None and view.span.contains(imported_day.date)
    }
    if not pains:
        return None
    phrases = view.phrases
    points = tuple(Point(date, float(pain)) for date, pain in pains.items())
    middle = float(statistics.median(pains.values()))
    return Panel(
        "imported_pain",
        join_sentences(
            phrases.say_count("progress.imported_pain.days", len(points), middle=middle),
            phrases.say("progress.imported_pain.apart"),
        ),
        describe_gaps(points, view),
        build_chart_columns({"pain": points}, "imported_pain", view),
        build_means_table({"pain": points}, "imported_pain", view),
    )


def describe_change(comparison: Comparison | None, id_: str, view: View) -> str:
    """Return the sentence about pain at the start and lately.

    Args:
        comparison: Pain at the start and lately; None if there is too little to compare.
        id_: The id of the panel, for its words.
        view: What the page shows: the days, the span of time and the words.
    """
    phrases = view.phrases
    if comparison is None:
        return phrases.say(f"progress.{id_}.too_few")
    key = f"progress.{id_}.start_and_lately"
    values = {"start": comparison.start, "lately": comparison.recent}
    numbers = (
        phrases.say_count(key, comparison.checks, **values)
        if comparison.checks
        else phrases.say_count(
            key,
            comparison.first_weeks,
            **values,
            since=comparison.since,
            last=comparison.last_weeks,
        )
    )
    if comparison.checks == 1:
        return numbers
    rose = comparison.verdict == "low_start" and comparison.rose
    verdict = "low_start_rose" if rose else comparison.verdict
    return join_sentences(numbers, phrases.say(f"progress.change.{verdict}"))


def _explain_verdict(comparison: Comparison | None, field: str, view: View) -> str:
    """Explain the choice of the start, the verdict, and its limits.

    The rule about the first six weeks is mentioned if they would have been compared otherwise.
    """
    first, phrases = find_beginning(view, field), view.phrases
    if comparison is None:
        return phrases.get("progress.change.needed")
    if comparison.since is None or first is None:
        return ""
    passed_over = view.span.contains(first) and comparison.since > first
    return join_sentences(
        phrases.get("progress.change.first_weeks") if passed_over else "",
        _name_why(comparison, view),
        phrases.get("progress.change.slow") if comparison.verdict in UNDECIDED else "",
    )


def _name_why(comparison: Comparison, view: View) -> str:
    """Return why the verdict is what it is, if that needs a sentence of its own."""
    if comparison.checks == 1:
        return ""
    return view.phrases.find_name(f"progress.change.why.{comparison.verdict}", "")


def _say_right_after(changes: Sequence[float], view: View) -> str:
    if not changes:
        return ""
    middle = statistics.median(changes)
    direction = find_direction(middle)
    return view.phrases.say(f"progress.session_pain.right_after.{direction}", points=abs(middle))
