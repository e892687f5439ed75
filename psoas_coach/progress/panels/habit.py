"""The habit of practice: its strength, and the weeks that met their target.

A missed day weakens the habit but never resets it. A full habit is the weekly target, three days of
seven, so that strength and target never disagree. The formula is that of the free Loop Habit
Tracker: the strength moves a little towards what the last days showed. A long habit survives a bad
week; a new one grows within a few. Days ill, away or in a flare do not count.

A target is for a week, which is what people can plan; a daily streak would break on the first bad
day and discourage the person. A week with too few days that count is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from psoas_coach.progress.date_range import floor_to_step, list_steps
from psoas_coach.progress.excluded_days import list_waiting_dates
from psoas_coach.progress.panels.panel import Panel, Table, View, build_empty_panel, join_sentences
from psoas_coach.progress.panels.time_axis import build_frame_columns, list_newest_first, name_step
from psoas_coach.progress.panels.time_series import build_line_columns
from psoas_coach.progress.series import Smoothed

_MONTH_AGO = 28
TARGET_DAYS = 3
"""The target of days in seven: as many as the plan needs for a step, see ``data/dose.toml``."""


def build_habit_panel(view: View) -> Panel:
    """Return the weeks and the strength of the habit, which a missed day reduces, not resets."""
    data, span, phrases = view.data, view.span, view.phrases
    done = {day.local_date for day in data.days if day.sessions}
    off = list_waiting_dates(data.days) | data.skipped
    line = compute_strengths(done, off, span.last)
    if not line:
        return build_empty_panel("habit", view)
    now = round(line[-1].value)
    earlier = round(line[-1 - _MONTH_AGO].value) if len(line) > _MONTH_AGO else 0
    direction = "same" if now == earlier else ("up" if now > earlier else "down")
    inside = [point for point in line if span.contains(point.date)]
    weeks = [
        target
        for target in list_week_targets(done, off, span.last, span.week_begins)
        if span.contains(target.monday)
    ]
    return Panel(
        "habit",
        join_sentences(
            _say_weeks(weeks, view),
            phrases.say("progress.habit.now", strength=now),
            phrases.say(f"progress.habit.{direction}", points=abs(now - earlier)),
        ),
        join_sentences(
            phrases.say("progress.habit.target", target=TARGET_DAYS),
            phrases.say("progress.habit.how"),
        ),
        {
            **build_frame_columns(view),
            "lines": build_line_columns(
                {phrases.get("progress.habit.series"): _thin_line(inside, view)}
            ),
        },
        _build_table(inside, weeks, view),
    )


def _say_weeks(weeks: Sequence[WeekTarget], view: View) -> str:
    reached, counted = count_met(weeks)
    if not counted:
        return ""
    key = "progress.habit.weeks"
    return view.phrases.say_count(key, counted, met=reached, target=TARGET_DAYS)


def _thin_line(line: Sequence[Strength], view: View) -> list[Smoothed]:
    """Return the last day of each step of the line."""
    step = view.span.line_days
    by_step = {(point.date - view.span.last).days // step: point for point in line}
    return [Smoothed(strength.date, strength.value, 0) for strength in by_step.values()]


def _build_table(line: Sequence[Strength], weeks: Sequence[WeekTarget], view: View) -> Table:
    phrases, step, begins = view.phrases, view.span.table_step, view.span.week_begins
    last = {floor_to_step(point.date, step, begins): point.value for point in line}
    within = [(floor_to_step(week.monday, step, begins), week) for week in weeks]
    return Table(
        (
            phrases.get(f"progress.table.{step}"),
            phrases.get("progress.habit.series"),
            phrases.get("progress.habit.column"),
        ),
        tuple(
            (
                name_step(start, step, phrases),
                phrases.format_value(round(last[start])),
                _say_cell(start, [week for first, week in within if first == start], view),
            )
            for start in list_newest_first(view)
            if start in last
        ),
    )


def _say_cell(start: dt.date, weeks: Sequence[WeekTarget], view: View) -> str:
    """Return the cell about a row's weeks; a single week by its days."""
    phrases = view.phrases
    if view.span.table_step != "week":
        reached, counted = count_met(weeks)
        return phrases.say("progress.habit.cell", met=reached, weeks=counted) if counted else ""
    shown = next((week for week in weeks if week.monday == start), None)
    if shown is None:
        return ""
    if not shown.target:
        return phrases.get("progress.habit.waits")
    if shown.is_met:
        return phrases.get("progress.habit.met")
    return phrases.say("progress.habit.days", done=shown.done, target=shown.target)


WINDOW = 14
"""The counting days over which regularity is judged: two weeks, so that it does not matter which
days of a week are chosen.
"""
HALF_LIFE = 13.0
"""The days in which a daily habit gains or loses half of what is left, as in Loop."""

_FREQUENCY = TARGET_DAYS / 7
_KEEP: float = 0.5 ** (_FREQUENCY**0.5 / HALF_LIFE)


class Strength(Struct, frozen=True):
    """The strength at the end of a day, 0 to 100."""

    date: dt.date
    value: float


def move_strength(strength: float, regularity: float) -> float:
    """Return the next day's strength; all from 0 to 1.

    For example, with 3 days in 7 a day keeps 0.5 ** (sqrt(3 / 7) / 13) = 0.965697 of the strength,
    so 0.5 becomes 0.5 x 0.965697 + 1 x 0.034303 = 0.517152 if the last two weeks were regular
    (``regularity`` 1), and 0.482848 if they were empty.
    """
    return strength * _KEEP + regularity * (1 - _KEEP)


def compute_strengths(
    done: Collection[dt.date], waiting: Collection[dt.date], last: dt.date
) -> tuple[Strength, ...]:
    """Return the strength of every day from the first one done to ``last``.

    Args:
        done: Days with a session.
        waiting: Days ill, away, flared up or skipped on a journey. One that has a session counts
            as any other day.
        last: The last day wanted.
    """
    if not done or min(done) > last:
        return ()
    window: list[bool] = []
    strength, date = 0.0, min(done)
    line: list[Strength] = []
    while date <= last:
        if date in done or date not in waiting:
            window.append(date in done)
            del window[:-WINDOW]
            strength = move_strength(strength, min(1.0, sum(window) / (TARGET_DAYS * WINDOW / 7)))
        line.append(Strength(date, 100 * strength))
        date += dt.timedelta(days=1)
    return tuple(line)


class WeekTarget(Struct, frozen=True):
    """One week: the target, and the days with a session.

    Attributes:
        target: The number of days; 0 if too few days were left, so that the week does not count.
        over: Whether its last day is before today.
    """

    monday: dt.date
    target: int
    done: int
    over: bool

    @property
    def is_met(self) -> bool:
        """Whether there was a target, and it was reached."""
        return 0 < self.target <= self.done

    @property
    def counts(self) -> bool:
        """Whether the week counts: one in progress counts only once the target is met."""
        return self.is_met or (self.over and self.target > 0)


def list_week_targets(
    done: Collection[dt.date],
    waiting: Collection[dt.date],
    today: dt.date,
    week_begins: int = 0,
) -> tuple[WeekTarget, ...]:
    """Return every week from the one of the first session to that of today.

    Args:
        done: Days with a session; later ones than today are ignored.
        waiting: Days ill, away, flared up or skipped on a journey. One that has a session counts
            as any other day.
        today: The person's own date.
        week_begins: First day of the person's week, 0 for Monday.
    """
    practised = {date for date in done if date <= today}
    if not practised:
        return ()
    first, off = min(practised), set(waiting) - practised
    return tuple(
        _build_week(monday, first, practised, off, today)
        for monday in list_steps(first, today, "week", week_begins)
    )


def count_met(weeks: Iterable[WeekTarget]) -> tuple[int, int]:
    """Return how many weeks met their target, and out of how many.

    >>> monday = dt.date(2026, 3, 2)
    >>> count_met([WeekTarget(monday, 3, 4, True), WeekTarget(monday, 3, 1, True)])
    (1, 2)
    """
    counting = [week for week in weeks if week.counts]
    return sum(week.is_met for week in counting), len(counting)


def _build_week(
    monday: dt.date,
    first: dt.date,
    done: Collection[dt.date],
    off: Collection[dt.date],
    today: dt.date,
) -> WeekTarget:
    days = [monday + dt.timedelta(days=day) for day in range(7)]
    left = sum(day >= first and day not in off for day in days)
    return WeekTarget(
        monday=monday,
        target=TARGET_DAYS * left // 7,
        done=sum(day in done for day in days),
        over=(today - monday).days >= 7,
    )
