"""Charts without lines: the calendar, and the median and spread of each move."""

from __future__ import annotations

import altair as alt

from psoas_coach.content.formats import list_months, list_weekdays
from psoas_coach.progress.charts.base import (
    GREY,
    Drawing,
    build_sentence,
    format_number,
    name_data,
    with_tip,
)
from psoas_coach.progress.charts.locale import write_day
from psoas_coach.progress.phrases import Phrases

_SQUARE = 0.12
"""The share of each cell that stays free, as a gap between the squares."""


def draw_calendar(phrases: Phrases, week_begins: int = 0) -> Drawing:
    """Return a calendar of squares: a column for each week of the span, its first day on top.

    Args:
        phrases: The sentences in the person's language.
        week_begins: First day of the week, 0 for Monday.
    """
    days = [(week_begins + row) % 7 for row in range(7)]
    names = [list_weekdays()[day] for day in days]
    day = f"utcFormat(datum.date,'{write_day()}')"
    tip = build_sentence(
        phrases.get("charts.tips.square"),
        date=day,
        state="datum.state",
        value="format(datum.minutes,'.0f')",
    )
    week = alt.X(
        "week:O",
        timeUnit="utcyearmonthdate",
        scale=alt.Scale(paddingInner=_SQUARE),
        axis=alt.Axis(labelExpr=_MONTH, labelOverlap=False, labelAngle=0),
    )
    # A week without a session also needs its column: this layer contains all weeks, invisibly.
    weeks = alt.Chart(name_data("weeks")).mark_rect(opacity=0, tooltip=None).encode(x=week)
    base = alt.Chart(name_data("squares")).encode(
        x=week,
        y=alt.Y(
            "row:O",
            scale=alt.Scale(domain=list(range(7)), paddingInner=_SQUARE),
            axis=alt.Axis(title=None, labelExpr=f"{names}[datum.value]"),
        ),
    )
    done = base.transform_filter("datum.done == 1").mark_rect(cornerRadius=2)
    idle_days = base.transform_filter("datum.done == 0").mark_rect(
        cornerRadius=2, color=GREY, opacity=0.35
    )
    rest_tip = build_sentence(phrases.get("charts.tips.rest"), date=day, state="datum.state")
    minutes = _build_shades("minutes:Q", phrases.get("progress.calendar.minutes"))
    return alt.layer(
        weeks,
        with_tip(idle_days, rest_tip),
        with_tip(done.encode(color=minutes), tip),
    ).properties(height=260)


_MONTH = "utcdate(time(datum.value)+5184e5)<8?utcFormat(time(datum.value)+5184e5,'%b'):''"
"""The week in which a month begins is labelled with its name; labels for every week would be
illegible. 5184e5 is six days in milliseconds: from a week's first day to its last.
"""


def draw_calendar_years(phrases: Phrases) -> Drawing:
    """Return a calendar of months: a row for each year."""
    names = list(list_months("abbreviated"))
    whole = list(list_months())
    tip = build_sentence(
        phrases.get("charts.tips.month"),
        month=f"{whole}[datum.month-1]",
        year="datum.year",
        value="datum.days",
    )
    squares = (
        alt.Chart(name_data("squares"))
        .mark_rect(cornerRadius=2)
        .encode(
            x=alt.X(
                "month:O",
                scale=alt.Scale(domain=list(range(1, 13)), paddingInner=_SQUARE),
                axis=alt.Axis(labelAngle=0, labelExpr=f"{names}[datum.value-1]"),
            ),
            y=alt.Y(
                "year:O",
                scale=alt.Scale(paddingInner=_SQUARE),
                axis=alt.Axis(title=None),
            ),
            color=_build_shades("days:Q", phrases.get("progress.calendar_years.days")),
        )
    )
    return with_tip(squares, tip).properties(height=alt.Step(24))


def draw_moves(phrases: Phrases) -> Drawing:
    """Return a bar from quartile to quartile and a dot in the middle, for each move.

    The name of a move is above its bar, because a phone has no room for both side by side.
    """
    less, more = (
        build_sentence(
            phrases.get(f"progress.helped.{direction}"), points="format(abs(datum.value),'.1~f')"
        )
        for direction in ("less", "more")
    )
    same = build_sentence(phrases.get("progress.helped.no_change"))
    named = f"datum.value==0?{same}:datum.value<0?{less}:{more}"
    base = alt.Chart(name_data("moves")).encode(
        y=alt.Y(
            "move:N",
            sort=None,
            scale=alt.Scale(paddingInner=0),
            axis=alt.Axis(
                title=None, labelAlign="left", labelPadding=0, labelOffset=-11, labelLimit=320
            ),
        )
    )
    axis = alt.Axis(values=[-4, -2, 0, 2, 4], labelExpr=named, labelOverlap=True, grid=True)
    reach = base.mark_bar(height=8, cornerRadius=4, opacity=0.4, yOffset=8).encode(
        x=alt.X("low:Q", axis=axis, scale=alt.Scale(domain=[-4, 4], clamp=True)), x2="high:Q"
    )
    middle = base.mark_point(filled=True, size=90, opacity=1, yOffset=8).encode(x="median:Q")
    change = f"datum.median==0?{same}:datum.median<0?" + ":".join(
        build_sentence(
            phrases.get(f"progress.helped.{direction}"), points="format(abs(datum.median),'.1~f')"
        )
        for direction in ("less", "more")
    )
    tip = build_sentence(
        phrases.get("charts.tips.move"),
        move="datum.move",
        sessions=format_number("sessions"),
        change=f"({change})",
    )
    return alt.layer(with_tip(reach, tip), with_tip(middle, tip)).properties(height=alt.Step(46))


def _build_shades(field: str, title: str) -> alt.Color:
    """Return a colour scale in which darker means more, from the theme's own ramp."""
    named = alt.Legend(title=title, gradientLength=140)
    return alt.Color(field, legend=named, scale=alt.Scale(zero=True))
