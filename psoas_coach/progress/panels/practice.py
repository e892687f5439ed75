"""Practice: minutes for each side, and a calendar of the days with practice.

The calendar has a square for each day, or for each month if days would be too small to see. Days
from another app are shown apart, because a tick says nothing about moves and minutes.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from psoas_coach.journal.summaries import Day
from psoas_coach.progress.date_range import (
    STEPS,
    DateRange,
    find_next_step,
    floor_to_step,
    list_steps,
)
from psoas_coach.progress.excluded_days import find_reason
from psoas_coach.progress.panels.panel import (
    Columns,
    Panel,
    Table,
    View,
    build_empty_panel,
    join_sentences,
)
from psoas_coach.progress.panels.time_axis import (
    build_frame_columns,
    count_marked_days,
    list_newest_first,
    name_step,
)
from psoas_coach.progress.week_minutes import Practised, find_typical, is_inside_range, sum_practice

_BAR_SHARE = 0.8
"""The share of its week, month or quarter that a step's two bars fill; the rest is a gap."""


def build_minutes_panel(view: View) -> Panel:
    """Return minutes of stretching a week, left and right, and the range that studies support."""
    weeks = sum_practice(view.data.days, view.span)
    if not weeks:
        return build_empty_panel("minutes", view)
    phrases, most = view.phrases, view.data.most_minutes
    stretched = [week for week in weeks if week.left or week.right]
    if not stretched:
        everything = statistics.median(week.everything for week in weeks)
        sentence = phrases.say_count("progress.minutes.only_gentle", len(weeks), minutes=everything)
        return Panel("minutes", sentence, table=_build_minutes_table(weeks, view))
    left = statistics.median(week.left for week in stretched)
    right = statistics.median(week.right for week in stretched)
    return Panel(
        "minutes",
        join_sentences(
            phrases.say_count("progress.minutes.weeks", len(stretched), left=left, right=right),
            _say_evenness(left - right, view),
            phrases.say_count(
                "progress.minutes.inside", is_inside_range(stretched, most), most=most
            ),
        ),
        phrases.say("progress.minutes.band", most=most),
        _build_minutes_columns(stretched, view),
        _build_minutes_table(weeks, view),
    )


def build_calendar_panel(view: View) -> Panel:
    """Return the days of practice: by day, or by month over years."""
    squares = list_day_squares(view.data.days, view.span)
    done = [square for square in squares if square.state == "done"]
    if not done:
        return build_empty_panel("calendar", view)
    phrases = view.phrases
    by_day = view.span.days <= DAYS_IN_SQUARES
    months = list_month_squares(view.data.days, view.span)
    rows = [
        (
            phrases.format_month(dt.date(month.year, month.month, 1)),
            phrases.format_value(month.days),
        )
        for month in reversed(months)
    ]
    columns: dict[str, Columns] = {
        "squares": {
            "date": [square.date for square in squares],
            "week": [square.week for square in squares],
            "row": [square.row for square in squares],
            "minutes": [square.minutes for square in squares],
            "state": [phrases.get(f"progress.marks.{square.state}") for square in squares],
            "done": [int(square.state == "done") for square in squares],
        }
        if by_day
        else {
            "year": [month.year for month in months],
            "month": [month.month for month in months],
            "days": [month.days for month in months],
        },
    }
    if by_day:
        columns["weeks"] = {"week": list_weeks(view.span)}
    return Panel(
        "calendar" if by_day else "calendar_years",
        phrases.say_count("progress.calendar.days", len(done)),
        phrases.say("progress.calendar.how"),
        columns,
        Table(
            (phrases.get("progress.table.month"), phrases.get("progress.calendar.column")),
            tuple(rows),
        ),
    )


def _say_evenness(ahead: float, view: View) -> str:
    """Return which side got more, if the difference is a minute a week or more."""
    if abs(ahead) < 1:
        return ""
    side = "left" if ahead > 0 else "right"
    return view.phrases.say_amount(f"progress.minutes.{side}", abs(ahead))


def _build_minutes_columns(weeks: Sequence[Practised], view: View) -> dict[str, Columns]:
    """Return two bars side by side for each step of time; steps without practice have none."""
    phrases, step = view.phrases, view.span.step
    columns: dict[str, list[dt.date | float | int | str]] = {
        name: [] for name in ("date", "end", "minutes", "side", "step")
    }
    for week in find_typical(weeks, step):
        days = (find_next_step(week.start, step) - week.start).days
        half = dt.timedelta(days=days * _BAR_SHARE / 2)
        begin = dt.datetime.combine(week.start, dt.time())
        for place, side in enumerate(("left", "right")):
            columns["date"].append(begin + place * half)
            columns["end"].append(begin + (place + 1) * half)
            columns["minutes"].append(float(getattr(week, side)))
            columns["side"].append(phrases.get(f"progress.sides.{side}"))
            columns["step"].append(STEPS.index(step))
    return {**build_frame_columns(view), "bars": columns}


def _build_minutes_table(weeks: Sequence[Practised], view: View) -> Table:
    phrases, step = view.phrases, view.span.table_step
    by_step = {week.start: week for week in find_typical(weeks, step)}
    rows = []
    for start in list_newest_first(view):
        typical, days_marked = by_step.get(start), count_marked_days(view, start)
        if typical or days_marked:
            cells = (typical.left, typical.right, typical.weeks) if typical else (None, None, None)
            row = tuple(map(phrases.format_value, cells[: 2 if step == "week" else 3]))
            rows.append((name_step(start, step, phrases), *row, days_marked))
    heads = ["progress.sides.left", "progress.sides.right", "progress.table.weeks"]
    return Table(
        (
            phrases.get(f"progress.table.{step}"),
            *map(phrases.get, heads[: 2 if step == "week" else 3]),
            phrases.get("progress.table.marks"),
        ),
        tuple(rows),
    )


DAYS_IN_SQUARES = 366
"""The longest range shown by day: a phone has room for 53 columns."""


class DaySquare(Struct, frozen=True):
    """One day with a session or a mark; other days have no square.

    Attributes:
        week: Its column, by the first day of its week.
        row: Its row, 0 for the first day of the week.
        minutes: Minutes held.
        state: ``done``, ``ill``, ``away`` or ``flare``; ``done`` takes precedence.
    """

    date: dt.date
    week: dt.date
    row: int
    minutes: float
    state: str


class MonthSquare(Struct, frozen=True):
    """One month with sessions: the number of days."""

    year: int
    month: int
    days: int


def list_weeks(span: DateRange) -> tuple[dt.date, ...]:
    """Return the first day of every week that overlaps the span, with or without a session."""
    return tuple(list_steps(span.first, span.last, "week", span.week_begins))


def list_day_squares(days: Iterable[Day], span: DateRange) -> tuple[DaySquare, ...]:
    """Return a square for every day of the span with any entry."""
    squares = []
    for day in days:
        state = "done" if day.sessions else find_reason(day)
        if state is None or not span.contains(day.local_date):
            continue
        date = day.local_date
        week = floor_to_step(date, "week", span.week_begins)
        squares.append(DaySquare(date, week, (date - week).days, day.seconds / 60, state))
    return tuple(squares)


def list_month_squares(days: Iterable[Day], span: DateRange) -> tuple[MonthSquare, ...]:
    """Return a square for every month of the span with a session."""
    counted = Counter(
        (day.local_date.year, day.local_date.month)
        for day in days
        if day.sessions and span.contains(day.local_date)
    )
    return tuple(MonthSquare(year, month, n) for (year, month), n in sorted(counted.items()))


def build_imported_practice_panel(view: View) -> Panel | None:
    """Return the days ticked in another app, by month; None without one in the span."""
    dates = [
        imported_day.date
        for imported_day in view.data.imported
        if imported_day.day.practised and view.span.contains(imported_day.date)
    ]
    if not dates:
        return None
    phrases, words = view.phrases, "progress.imported_practice"
    months = Counter(date.replace(day=1) for date in dates)
    rows = [
        (phrases.format_month(month), str(months[month])) for month in sorted(months, reverse=True)
    ]
    return Panel(
        "imported_practice",
        join_sentences(
            phrases.say_count(f"{words}.days", len(dates)),
            phrases.say(f"{words}.apart"),
        ),
        table=Table(
            (phrases.get("progress.table.month"), phrases.get(f"{words}.column")),
            tuple(rows),
        ),
    )
