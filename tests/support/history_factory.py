"""Small exact histories, so that tests can check sentences and numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from psoas_coach.journal.summaries import Day, MoveEffect, Score
from psoas_coach.progress.hip_measure import Hip
from psoas_coach.progress.progress_data import ProgressData

TODAY = dt.date(2026, 11, 22)
"""A Sunday."""


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def session_day(
    days_ago: int,
    before: float | None = 4.0,
    after: float | None = 3.0,
    minutes: float = 8.0,
    sessions: int = 1,
) -> Day:
    """Return a day with sessions, all of them finished; pain is their average.

    Args:
        days_ago: The number of days ago.
        before: Pain before, 0 to 10; None if it was not told.
        after: The same after.
        minutes: Minutes held in all.
        sessions: The number of sessions that count.
    """
    date = ago(days_ago)
    return Day(date, sessions, sessions, minutes * 60, pain_before=before, pain_after=after)


def check_in_day(days_ago: int, pain: float, hours: float = 8.0, longest: int = 60) -> Day:
    """A check-in that asked about pain right now."""
    return Day(
        ago(days_ago),
        sitting_hours=hours,
        longest_sit=longest,
        notes=("check_in",),
        check_in_now=pain,
    )


def score(days_ago: int, points: int | None, average: int = 3, rules: str = "1") -> Score:
    date = ago(days_ago)
    return Score(date.isoformat(), date, points, None, "none", rules, 8.0, 60, average, average + 2)


def week(weeks_ago: int, left: float, right: float, both: float = 0.0) -> Day:
    """Minutes of lengthening on each side, all on a Monday; as many again of anything else."""
    seconds = (left + right + both) * 120
    date = ago(6 + 7 * weeks_ago)
    return Day(date, seconds=seconds, left=(left + both) * 60, right=(right + both) * 60)


def progress_data(
    days: Iterable[Day] = (),
    weeks: Iterable[Day] = (),
    scores: Sequence[Score] = (),
    hips: Iterable[Hip] = (),
    effects: Iterable[MoveEffect] = (),
) -> ProgressData:
    by_date = {day.local_date: day for day in days}
    for week in weeks:
        day = by_date.get(week.local_date, week)
        held = {"seconds": week.seconds, "left": week.left, "right": week.right}
        by_date[week.local_date] = replace(day, **held)
    return ProgressData(
        TODAY,
        tuple(by_date[date] for date in sorted(by_date)),
        tuple(scores),
        tuple(hips),
        tuple(effects),
    )
