"""Minutes of lengthening a week for each side, against the range that studies support.

At least 5 minutes a week give more movement [THOMAS18]; beyond about 10 nothing more is shown to
be gained [INGRAM24]. A move without sides works on both, so its time counts for each of them. A
week without a session has no minutes to show: it is a gap and not a zero.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from psoas_coach.journal.summaries import Week
from psoas_coach.progress.span import Span, Step, start_of

LEAST = 5
"""Minutes a week and side from which a gain is shown [THOMAS18]."""


class Practised(Struct, frozen=True):
    """One week with sessions: minutes of lengthening for each side, and of everything."""

    monday: dt.date
    left: float
    right: float
    everything: float


class Typical(Struct, frozen=True):
    """The mean of the weeks with sessions in one step of time."""

    start: dt.date
    left: float
    right: float
    weeks: int


def practised(weeks: Iterable[Week], span: Span) -> tuple[Practised, ...]:
    """Put the sides of each week together; a week that only touches the span counts."""
    found: dict[dt.date, dict[str, Week]] = {}
    for week in weeks:
        if start_of(span.first, "week") <= week.monday <= span.last:
            found.setdefault(week.monday, {})[week.side] = week
    return tuple(
        Practised(
            monday,
            left=_lengthening(sides, "left"),
            right=_lengthening(sides, "right"),
            everything=sum(week.seconds for week in sides.values()) / 60,
        )
        for monday, sides in sorted(found.items())
    )


def typical(weeks: Iterable[Practised], step: Step) -> tuple[Typical, ...]:
    """Return the mean week of each step of time that has one."""
    grouped: dict[dt.date, list[Practised]] = {}
    for week in weeks:
        grouped.setdefault(start_of(week.monday, step), []).append(week)
    return tuple(
        Typical(
            start,
            statistics.fmean(week.left for week in inside),
            statistics.fmean(week.right for week in inside),
            len(inside),
        )
        for start, inside in grouped.items()
    )


def inside_range(weeks: Iterable[Practised], most: float) -> int:
    """Count the weeks in which both sides got from 5 to ``most`` minutes, rounded to minutes."""
    return sum(
        round(min(week.left, week.right)) >= LEAST and round(max(week.left, week.right)) <= most
        for week in weeks
    )


def _lengthening(sides: dict[str, Week], side: Literal["left", "right"]) -> float:
    return sum(week.lengthening_seconds for one in (side, "both") if (week := sides.get(one))) / 60
