"""Pain, in three panels that never share a line: around sessions, over a day, over a week.

They answer different questions ("now", "the last 24 hours", "the last 7 days"), and their numbers
differ for that reason alone.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from psoas_coach.progress.change import Comparison, compared, start_and_lately
from psoas_coach.progress.panels.lines import (
    chart_columns,
    gaps,
    line_columns,
    means_table,
    points_of,
    unsmoothed,
)
from psoas_coach.progress.panels.over_time import frame_columns
from psoas_coach.progress.panels.panel import Panel, Table, View, empty, joined
from psoas_coach.progress.series import Point

CHECK_GAP_DAYS = 120
"""Self-checks are weeks apart: only four months without one break their line. A choice of ours."""
APART_DAYS = 7
"""Two self-checks closer than this speak of the same days and are not compared."""


def session_pain(view: View) -> Panel:
    """Pain right before and right after sessions."""
    before, after = points_of(view, "pain_before"), points_of(view, "pain_after")
    if not before and not after:
        return empty("session_pain", view)
    later = {point.date: point.value for point in after}
    series = {"before": before, "after": after}
    return Panel(
        "session_pain",
        joined(
            view.speaker.count("progress.session_pain.days", len(before or after)),
            changed(start_and_lately(before), "session_pain", view),
            _right_after([later[p.date] - p.value for p in before if p.date in later], view),
        ),
        joined(gaps(before or after, view), view.speaker.name("results.promises.honest")),
        chart_columns(series, "session_pain", view),
        means_table(series, "session_pain", view),
    )


def day_pain(view: View) -> Panel:
    """Pain over the last 24 hours, from check-ins."""
    told = points_of(view, "check_in_pain")
    if not told:
        return empty("day_pain", view)
    return Panel(
        "day_pain",
        joined(
            view.speaker.count("progress.day_pain.days", len(told)),
            changed(start_and_lately(told), "day_pain", view),
        ),
        gaps(told, view),
        chart_columns({"pain": told}, "day_pain", view),
        means_table({"pain": told}, "day_pain", view),
    )


def week_pain(view: View) -> Panel:
    """Average and worst pain of each self-check's last 7 days, unsmoothed: they are few."""
    told = [one for one in view.gathered.scores if view.span.holds(one.local_date)]
    average = [Point(x.local_date, x.pain_average) for x in told if x.pain_average is not None]
    worst = [Point(x.local_date, x.pain_worst) for x in told if x.pain_worst is not None]
    if not average:
        return empty("week_pain", view)
    speaker = view.speaker
    columns = line_columns(
        {
            speaker.name("progress.week_pain.series.average"): unsmoothed(average, CHECK_GAP_DAYS),
            speaker.name("progress.week_pain.series.worst"): unsmoothed(worst, CHECK_GAP_DAYS),
        }
    )
    return Panel(
        "week_pain",
        joined(
            speaker.count("progress.week_pain.checks", len(average)),
            changed(_first_and_latest(average), "week_pain", view),
        ),
        chart={**frame_columns(view), "points": columns, "lines": columns},
        table=Table(
            (
                speaker.name("progress.table.day"),
                speaker.name("progress.week_pain.column.average"),
                speaker.name("progress.week_pain.column.worst"),
            ),
            tuple(
                tuple(map(speaker.shown, (one.local_date, one.pain_average, one.pain_worst)))
                for one in reversed(told)
            ),
        ),
    )


def changed(comparison: Comparison | None, id_: str, view: View) -> str:
    """Say what may be said about pain at the start and lately."""
    speaker = view.speaker
    if comparison is None:
        return speaker.say(f"progress.{id_}.too_few")
    numbers = speaker.say(
        f"progress.{id_}.start_and_lately", start=comparison.start, lately=comparison.lately
    )
    rose = comparison.verdict == "low_start" and comparison.rose
    verdict = "low_start_rose" if rose else comparison.verdict
    return joined(numbers, speaker.say(f"progress.change.{verdict}"))


def _first_and_latest(points: Sequence[Point]) -> Comparison | None:
    if (points[-1].date - points[0].date).days < APART_DAYS:
        return None
    return compared(points[0].value, points[-1].value)


def _right_after(changes: Sequence[float], view: View) -> str:
    if not changes:
        return ""
    middle = statistics.median(changes)
    way = "same" if middle == 0 else ("lower" if middle < 0 else "higher")
    return view.speaker.say(f"progress.session_pain.right_after.{way}", points=abs(middle))
