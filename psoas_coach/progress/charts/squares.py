"""Charts that are not lines: the calendar, and each move's middle and spread."""

from __future__ import annotations

import altair as alt

from psoas_coach.progress.charts.base import GREY, Drawing, data, day_tip
from psoas_coach.progress.spoken import Speaker


def calendar(speaker: Speaker) -> Drawing:
    """Return a square a day: weeks side by side, Monday on top."""
    names = {day: speaker.name(f"progress.weekdays.{day}") for day in range(7)}
    label = " : ".join(f"datum.value == {day} ? '{name}'" for day, name in names.items())
    base = alt.Chart(data("squares")).encode(
        x=alt.X(
            "monday:O",
            timeUnit="yearmonthdate",
            scale=alt.Scale(paddingInner=0.12),
            axis=alt.Axis(
                title=None,
                # The first week of a month bears its name; a name for every week would be dust.
                labelExpr="date(datum.value) < 8 ? timeFormat(datum.value, '%b') : ''",
                labelOverlap=False,
                labelAngle=0,
                ticks=False,
            ),
        ),
        y=alt.Y(
            "weekday:O",
            scale=alt.Scale(domain=list(range(7)), paddingInner=0.12),
            axis=alt.Axis(title=None, ticks=False, labelExpr=f"{label} : ''"),
        ),
        tooltip=[
            day_tip(speaker),
            alt.Tooltip("state:N", title=" "),
            alt.Tooltip("minutes:Q", title=speaker.name("progress.calendar.minutes"), format=".0f"),
        ],
    )
    done = base.transform_filter("datum.done == 1").mark_rect(cornerRadius=2)
    rest = base.transform_filter("datum.done == 0").mark_rect(
        cornerRadius=2, color=GREY, opacity=0.35
    )
    return alt.layer(
        rest,
        done.encode(color=_shades("minutes:Q", speaker.name("progress.calendar.minutes"))),
    ).properties(height=260)


def calendar_years(speaker: Speaker) -> Drawing:
    """Return a square a month: months side by side, a row for each year."""
    names = [speaker.month_name(month)[:3] for month in range(1, 13)]
    label = " : ".join(f"datum.value == {n} ? '{name}'" for n, name in enumerate(names, 1))
    return (
        alt.Chart(data("squares"))
        .mark_rect(cornerRadius=2)
        .encode(
            x=alt.X(
                "month:O",
                scale=alt.Scale(domain=list(range(1, 13))),
                axis=alt.Axis(title=None, ticks=False, labelAngle=0, labelExpr=f"{label} : ''"),
            ),
            y=alt.Y("year:O", axis=alt.Axis(title=None, ticks=False)),
            color=_shades("days:Q", speaker.name("progress.calendar_years.days")),
            tooltip=[
                alt.Tooltip("month:O", title=speaker.name("progress.table.month")),
                alt.Tooltip("year:O", title=" "),
                alt.Tooltip("days:Q", title=speaker.name("progress.calendar_years.days")),
            ],
        )
        .properties(height=alt.Step(24))
    )


def moves(speaker: Speaker) -> Drawing:
    """Return a bar from quartile to quartile and a dot in the middle, for each move."""
    tip = [
        alt.Tooltip("move:N", title=speaker.name("progress.helped.column.move")),
        alt.Tooltip("sessions:Q", title=speaker.name("progress.helped.column.sessions")),
        alt.Tooltip("median:Q", title=speaker.name("progress.helped.column.change"), format="+.1f"),
    ]
    base = alt.Chart(data("moves")).encode(
        y=alt.Y("move:N", sort=None, axis=alt.Axis(title=None, labelLimit=150, ticks=False)),
        tooltip=tip,
    )
    less, more = (speaker.name(f"progress.helped.{way}") for way in ("less", "more"))
    named = (
        f"datum.value == 0 ? '{speaker.name('progress.helped.no_change')}' : "
        f"replace(datum.value < 0 ? '{less}' : '{more}', '{{points}}', abs(datum.value))"
    )
    axis = alt.Axis(title=None, values=[-4, -2, 0, 2, 4], labelExpr=named, labelOverlap=True)
    reach = base.mark_bar(height=8, cornerRadius=4, opacity=0.4).encode(
        x=alt.X("low:Q", axis=axis, scale=alt.Scale(domain=[-4, 4], clamp=True)), x2="high:Q"
    )
    middle = base.mark_point(filled=True, size=90, opacity=1).encode(x="median:Q")
    zero: Drawing = (
        alt.Chart(data("moves")).mark_rule(color=GREY, strokeDash=[4, 4]).encode(x=alt.XDatum(0))
    )
    return alt.layer(zero, reach, middle).properties(height=alt.Step(34))


def _shades(field: str, title: str) -> alt.Color:
    """Return darker for more, on the theme's own ramp."""
    named = alt.Legend(
        title=title,
        orient="bottom",
        direction="horizontal",
        gradientLength=140,
        offset=12,
        padding=0,
    )
    return alt.Color(field, legend=named, scale=alt.Scale(zero=True))
