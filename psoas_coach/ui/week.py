"""The last seven days as dots, today's last, and what has changed since last time in words.

On Today the dots expand to the last eight weeks: a picture with one mark for each day in eight
groups of seven, the latest on the right. Its SVG is written by hand, because 56 marks need no chart
library.
"""

from __future__ import annotations

import datetime as dt

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.content.formats import list_weekdays
from psoas_coach.progress.recent_history import DAYS, WEEK, WEEKS, EightWeeks, State
from psoas_coach.ui import html
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say, say_count

_STEP, _GAP, _WIDE, _HIGH = 6, 6, 4, 22
"""Units from day to day, more between weeks, and the width and height of a practised day's mark."""
_ACROSS = DAYS * _STEP + (WEEKS - 1) * _GAP - (_STEP - _WIDE)
_LENGTHS: dict[State, int] = {"done": _HIGH, "off": 11, "blank": _WIDE}
"""The heights of the marks, which distinguish them without colour; the last is a dot."""
_COLOURS: dict[Theme, dict[State, str]] = {
    "light": {"done": "#0f766e", "off": "#b9a878", "blank": "#8a8473"},
    "dark": {"done": "#2dd4bf", "off": "#8f8561", "blank": "#648680"},
}


def build_week(snapshot: Snapshot, colours: Theme) -> Html:
    """Return the dots, and what changed since last time; cached for each snapshot and theme."""
    return snapshot.compute_once(
        ("week", colours), lambda: _build_week(snapshot.today_summary, snapshot.date, colours)
    )


def _build_week(summary: TodaySummary, today: dt.date, colours: Theme) -> Html:
    dots = build_dots(summary, today)
    weeks = Html() if summary.weeks is None else build_weeks(summary.weeks, colours)
    if weeks:
        title = html.element("span", say("today.weeks.title"), classes="pc-unseen")
        head = html.element("summary", dots, title)
        dots = html.element("details", head, weeks, classes="disclosure plain week-fold")
    change = html.paragraph(summary.sentence) if summary.sentence else Html()
    return html.join((dots, change))


def build_dots(summary: TodaySummary, today: dt.date, *, practised: bool = False) -> Html:
    """Return the dots, with an accessible name.

    Args:
        summary: What Today shows of the journal.
        today: The person's own date.
        practised: A session has just ended that the journal may not contain yet.
    """
    states: list[State] = ["blank" for _ in range(WEEK)]
    if summary.weeks is not None:
        states = list(summary.weeks.states[-WEEK:])
    if summary.done or practised:
        states[-1] = "done"
    done = states.count("done")
    words = say_count("today.week", done, number=done) if done else say("today.week.none")
    dots = (
        _build_dot(state, today - dt.timedelta(days=WEEK - 1 - place))
        for place, state in enumerate(states)
    )
    return html.element("div", *dots, classes="pc-week", role="img", aria_label=words)


def _build_dot(state: State, date: dt.date) -> Html:
    initial = list_weekdays()[date.weekday()][:1]
    return html.element("span", html.element("i", classes=f"pc-day {state}"), initial)


def build_weeks(weeks: EightWeeks, colours: Theme) -> Html:
    """Return the picture as markup, followed by its numbers; nothing in a person's first week."""
    first_day = next((n for n, state in enumerate(weeks.states) if state != "before"), DAYS)
    if first_day >= DAYS - WEEK:  # The dots already show every day so far.
        return Html()
    return html.element(
        "div",
        html.paragraph(weeks.sentence),
        html.image(draw_picture(weeks, colours), weeks.sentence),
        html.element("div", *_find_ends(weeks.first, first_day), classes="ends"),
        *_build_table(weeks),
        classes="weeks",
    )


def _find_ends(first: dt.date, first_day: int) -> tuple[Html, Html]:
    """Return the dates at both ends; the first is where the marks begin, if there is room."""
    last = html.element("span", format_day(first + dt.timedelta(days=DAYS - 1)))
    if first_day > DAYS // 2:
        return html.element("span"), last
    place = f"margin-inline-start:{100 * first_day / DAYS:.0f}%" if first_day else False
    return html.element("span", format_day(first + dt.timedelta(days=first_day)), style=place), last


def draw_picture(weeks: EightWeeks, colours: Theme) -> str:
    """Return the marks as SVG: one path for each kind of day."""
    paths = "".join(
        f'<path stroke="{_COLOURS[colours][state]}" d="{d}"/>'
        for state, high in _LENGTHS.items()
        if (d := _say_marks(weeks, state, high))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_ACROSS} {_HIGH}" '
        f'stroke-width="{_WIDE}" stroke-linecap="round">{paths}</svg>'
    )


def _say_marks(weeks: EightWeeks, state: State, high: int) -> str:
    top, line = (_HIGH - high + _WIDE) / 2, max(high - _WIDE, 0.01)
    return "".join(
        f"M{n * _STEP + n // WEEK * _GAP + _WIDE // 2} {top:g}v{line:g}"
        for n, mark in enumerate(weeks.states)
        if mark == state
    )


def _build_table(weeks: EightWeeks) -> tuple[Html, Html]:
    heads = (
        html.element("th", say(f"today.weeks.column.{key}"), scope="col")
        for key in ("from", "done", "off")
    )
    rows = (_build_row(weeks, number) for number in reversed(range(WEEKS)))
    table = html.element("table", html.element("tr", *heads), *rows, classes="numbers")
    return html.paragraph(say("today.weeks.key")), table


def _build_row(weeks: EightWeeks, number: int) -> Html:
    states = weeks.get_week(number)
    if set(states) == {"before"}:
        return Html()
    date = format_day(weeks.first + dt.timedelta(days=number * WEEK))
    return html.table_row(date, *(str(states.count(key)) for key in ("done", "off")))
