"""How the practice holds: the strength of the habit, and the weeks that met their target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from psoas_coach.progress.date_range import floor_to_step
from psoas_coach.progress.excluded_days import waiting
from psoas_coach.progress.habit import Strength, strengths
from psoas_coach.progress.panels.panel import Panel, Table, View, empty, joined
from psoas_coach.progress.panels.time_axis import frame_columns, newest_first, step_name
from psoas_coach.progress.panels.time_series import line_columns
from psoas_coach.progress.series import Smoothed
from psoas_coach.progress.targets import TARGET_DAYS, WeekTarget, met, week_targets

_MONTH_AGO = 28


def habit(view: View) -> Panel:
    """The strength of the habit, which a missed day dents and never breaks, and its weeks."""
    gathered, span, speaker = view.gathered, view.span, view.speaker
    done = {day.local_date for day in gathered.days if day.sessions}
    off = waiting(gathered.days) | gathered.skipped
    line = strengths(done, off, span.last)
    if not line:
        return empty("habit", view)
    now = round(line[-1].value)
    earlier = round(line[-1 - _MONTH_AGO].value) if len(line) > _MONTH_AGO else 0
    way = "same" if now == earlier else ("up" if now > earlier else "down")
    inside = [one for one in line if span.holds(one.date)]
    weeks = [
        one
        for one in week_targets(done, off, span.last, span.week_begins)
        if span.holds(one.monday)
    ]
    return Panel(
        "habit",
        joined(
            _weeks(weeks, view),
            speaker.say("progress.habit.now", strength=now),
            speaker.say(f"progress.habit.{way}", points=abs(now - earlier)),
        ),
        joined(
            speaker.say("progress.habit.target", target=TARGET_DAYS),
            speaker.say("progress.habit.how"),
        ),
        {
            **frame_columns(view),
            "lines": line_columns({speaker.name("progress.habit.series"): _thinned(inside, view)}),
        },
        _table(inside, weeks, view),
    )


def _weeks(weeks: Sequence[WeekTarget], view: View) -> str:
    reached, counted = met(weeks)
    if not counted:
        return ""
    key = "progress.habit.weeks"
    return view.speaker.count(key, counted, met=reached, target=TARGET_DAYS)


def _thinned(line: Sequence[Strength], view: View) -> list[Smoothed]:
    """Keep the last day of each step of the line."""
    step = view.span.line_days
    kept = {(one.date - view.span.last).days // step: one for one in line}
    return [Smoothed(one.date, one.value, 0) for one in kept.values()]


def _table(line: Sequence[Strength], weeks: Sequence[WeekTarget], view: View) -> Table:
    speaker, step, begins = view.speaker, view.span.table_step, view.span.week_begins
    last = {floor_to_step(one.date, step, begins): one.value for one in line}
    within = [(floor_to_step(one.monday, step, begins), one) for one in weeks]
    return Table(
        (
            speaker.name(f"progress.table.{step}"),
            speaker.name("progress.habit.series"),
            speaker.name("progress.habit.column"),
        ),
        tuple(
            (
                step_name(start, step, speaker),
                speaker.shown(round(last[start])),
                _cell(start, [one for first, one in within if first == start], view),
            )
            for start in newest_first(view)
            if start in last
        ),
    )


def _cell(start: dt.date, weeks: Sequence[WeekTarget], view: View) -> str:
    """Say how a row's weeks did: a single one by its days."""
    speaker = view.speaker
    if view.span.table_step != "week":
        reached, counted = met(weeks)
        return speaker.say("progress.habit.cell", met=reached, weeks=counted) if counted else ""
    one = next((one for one in weeks if one.monday == start), None)
    if one is None:
        return ""
    if not one.target:
        return speaker.name("progress.habit.waits")
    if one.met:
        return speaker.name("progress.habit.met")
    return speaker.say("progress.habit.days", done=one.done, target=one.target)
