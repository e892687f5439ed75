"""Pain, in panels that never share a line: around sessions, right now, over a week.

They answer different questions ("right now", "the last 7 days"), and their numbers differ for that
reason alone.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from psoas_coach.progress.change import Comparison, compare_self_checks, compare_start_with_lately
from psoas_coach.progress.panels.panel import Panel, Table, View, empty, joined
from psoas_coach.progress.panels.time_axis import frame_columns
from psoas_coach.progress.panels.time_series import (
    began,
    chart_columns,
    gaps,
    line_columns,
    means_table,
    points_of,
    stepped,
    unsmoothed,
)
from psoas_coach.progress.series import Point

CHECK_GAP_DAYS = 120
"""Self-checks are weeks apart: only four months without one break their line. A choice of ours."""
APART_DAYS = 7
"""Two self-checks closer than this speak of the same days and are not compared."""

UNDECIDED = frozenset({"within", "unsure"})


def session_pain(view: View) -> Panel:
    """Pain right before and right after sessions."""
    before, after = points_of(view, "pain_before"), points_of(view, "pain_after")
    if not before and not after:
        return empty("session_pain", view)
    later = {point.date: point.value for point in after}
    series = {"before": before, "after": after}
    found = compare_start_with_lately(before, began(view, "pain_before"))
    return Panel(
        "session_pain",
        joined(
            view.phrases.count("progress.session_pain.days", len(before or after)),
            changed(found, "session_pain", view),
            _right_after([later[p.date] - p.value for p in before if p.date in later], view),
        ),
        joined(
            gaps(before or after, view),
            _beginning(found, "pain_before", view),
            view.phrases.name("results.promises.honest"),
        ),
        chart_columns(series, "session_pain", view),
        means_table(series, "session_pain", view),
    )


def now_pain(view: View) -> Panel:
    """Pain at the moment of a check-in; the mean of a day that has several."""
    told = points_of(view, "check_in_now")
    if not told:
        return empty("now_pain", view)
    found = compare_start_with_lately(told, began(view, "check_in_now"))
    return Panel(
        "now_pain",
        joined(
            view.phrases.count("progress.now_pain.days", len(told)),
            changed(found, "now_pain", view),
        ),
        joined(gaps(told, view), _beginning(found, "check_in_now", view)),
        chart_columns({"pain": told}, "now_pain", view),
        means_table({"pain": told}, "now_pain", view),
    )


def week_pain(view: View) -> Panel:
    """Average and worst pain of each self-check's last 7 days, unsmoothed: they are few."""
    told = [one for one in view.data.scores if view.span.holds(one.local_date)]
    average = [Point(x.local_date, x.pain_average) for x in told if x.pain_average is not None]
    worst = [Point(x.local_date, x.pain_worst) for x in told if x.pain_worst is not None]
    if not average:
        return empty("week_pain", view)
    phrases = view.phrases
    series = {"average": average, "worst": worst}
    columns = line_columns(
        {
            phrases.name(f"progress.week_pain.series.{name}"): unsmoothed(
                stepped(points, view), CHECK_GAP_DAYS
            )
            for name, points in series.items()
        }
    )
    return Panel(
        "week_pain",
        joined(
            phrases.count("progress.week_pain.checks", len(average)),
            changed(compare_self_checks(average, APART_DAYS), "week_pain", view),
        ),
        chart={**frame_columns(view), "points": columns, "lines": columns},
        table=Table(
            (
                phrases.name("progress.table.day"),
                phrases.name("progress.week_pain.column.average"),
                phrases.name("progress.week_pain.column.worst"),
            ),
            tuple(
                tuple(map(phrases.shown, (one.local_date, one.pain_average, one.pain_worst)))
                for one in reversed(told)
            ),
        ),
    )


def changed(comparison: Comparison | None, id_: str, view: View) -> str:
    """Say what may be said about pain at the start and lately."""
    phrases = view.phrases
    if comparison is None:
        return phrases.say(f"progress.{id_}.too_few")
    key = f"progress.{id_}.start_and_lately"
    values = {"start": comparison.start, "lately": comparison.lately}
    numbers = (
        phrases.count(key, comparison.checks, **values)
        if comparison.checks
        else phrases.count(
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
    return joined(numbers, phrases.say(f"progress.change.{verdict}"))


def _beginning(comparison: Comparison | None, field: str, view: View) -> str:
    """Say how a start was chosen and what cannot be seen, where no change was called one.

    That the first six weeks are no start is said where they would have been among those compared.
    """
    first, phrases = began(view, field), view.phrases
    if comparison is None or comparison.since is None or first is None:
        return ""
    passed_over = view.span.holds(first) and comparison.since > first
    return joined(
        phrases.name("progress.change.first_weeks") if passed_over else "",
        phrases.name("progress.change.slow") if comparison.verdict in UNDECIDED else "",
    )


def _right_after(changes: Sequence[float], view: View) -> str:
    if not changes:
        return ""
    middle = statistics.median(changes)
    way = "same" if middle == 0 else ("lower" if middle < 0 else "higher")
    return view.phrases.say(f"progress.session_pain.right_after.{way}", points=abs(middle))
