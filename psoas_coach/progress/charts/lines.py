"""Charts of values over time: faint points as they were told, a calm line where there is one."""

from __future__ import annotations

import altair as alt
from msgspec import Struct

from psoas_coach.progress.charts.base import (
    BAND,
    GREY,
    HEIGHT,
    LEGEND,
    Drawing,
    data,
    day_tip,
    ends,
    legend,
    shade,
    upright,
    when,
)
from psoas_coach.progress.hips import SIDES
from psoas_coach.progress.spoken import Speaker


class Look(Struct, frozen=True):
    """How a chart of lines looks.

    Attributes:
        domain: Lowest and highest value of the axis; found from the data when None.
        series: How many series there are; one needs no legend.
        points: Whether values are shown as points too.
        faint: Whether the points stand back behind a calm line.
        band: Whether there is a band that says how sure the line is.
        more: Layers drawn between the shade and the lines.
    """

    domain: tuple[float, float] | None = None
    series: int = 1
    points: bool = True
    faint: bool = True
    band: bool = False
    more: tuple[Drawing, ...] = ()


def lines(id_: str, speaker: Speaker, look: Look) -> Drawing:
    """Return the chart of a panel over time.

    Its data sets are ``points``, ``lines``, ``span``, ``shade``, and ``band`` where it has one.

    Args:
        id_: The panel, for its words.
        speaker: Says them.
        look: How it looks.
    """
    title = speaker.name(f"progress.{id_}.axis")
    scale = alt.Scale(domain=list(look.domain)) if look.domain else alt.Scale(zero=True, nice=True)
    value = alt.Y("value:Q", scale=scale, axis=upright(title))
    named = legend() if look.series > 1 else None
    colour = alt.Color("series:N", legend=named, sort=None)
    dash = alt.StrokeDash("series:N", legend=named, sort=None)
    shape = alt.Shape("series:N", legend=named, sort=None)
    drawn: list[Drawing] = [shade(speaker), ends(), *look.more]
    if look.band:
        drawn.append(
            alt.Chart(data("band"))
            .mark_area(color=BAND, opacity=0.18, tooltip=None)
            .encode(
                x=when("date"),
                y=alt.Y("low:Q", scale=scale, axis=upright(title)),
                y2="high:Q",
                detail="run:Q",
            )
        )
    if look.points:
        drawn.append(
            alt.Chart(data("points"))
            .mark_point(
                filled=True, size=28 if look.faint else 55, opacity=0.35 if look.faint else 1
            )
            .encode(
                x=when("date"),
                y=value,
                color=colour,
                shape=shape,
                tooltip=[
                    day_tip(speaker),
                    alt.Tooltip("series:N", title=" "),
                    alt.Tooltip("value:Q", title=title, format=".1f"),
                ],
            )
        )
    drawn.append(
        alt.Chart(data("lines"))
        .mark_line(strokeWidth=2.5, interpolate="linear")
        .encode(x=when("date"), y=value, color=colour, strokeDash=dash, detail="run:Q")
    )
    return alt.layer(*drawn).properties(height=HEIGHT + (LEGEND if named else 0))


def hips(speaker: Speaker) -> Drawing:
    """Return left above right on the same scales, each with the band of noise where it began."""
    axis = alt.Axis(title=None, tickCount=5)
    rows = []
    for side in SIDES:
        mine = f"datum.side == '{side}'"
        band = (
            alt.Chart(data("bands"))
            .transform_filter(mine)
            .mark_rect(color=BAND, opacity=0.18)
            .encode(y=alt.Y("low:Q", axis=axis), y2="high:Q")
        )
        base = (
            alt.Chart(data("points"))
            .transform_filter(mine)
            .encode(
                x=when("date"),
                y=alt.Y("value:Q", axis=axis, scale=alt.Scale(zero=False)),
                color=alt.Color("series:N", legend=None, sort=None),
                tooltip=[
                    day_tip(speaker),
                    alt.Tooltip("value:Q", title=speaker.name("progress.hip_extension.axis")),
                ],
            )
        )
        title = speaker.say(
            "progress.hip_extension.of_side", side=speaker.name(f"progress.sides.{side}")
        )
        drawn = alt.layer(
            band,
            shade(speaker),
            ends(),
            base.mark_line(strokeWidth=2.5).encode(detail="run:Q"),
            base.mark_point(filled=True, size=55, opacity=1),
        )
        heading = alt.TitleParams(title, anchor="start", frame="group", fontWeight="normal")
        rows.append(drawn.properties(title=heading, height=130))
    return alt.vconcat(*rows).resolve_scale(x="shared", y="shared", color="shared")


def rule_changes() -> Drawing:
    """Return an upright line with a label at each new version of the rules."""
    base = alt.Chart(data("rules")).encode(x=when("date"))
    return alt.layer(
        base.mark_rule(color=GREY, strokeDash=[4, 4]),
        base.mark_text(align="left", dx=5, y=8, color=GREY).encode(text="label:N"),
    )


def minutes(speaker: Speaker, least: float, most: float) -> Drawing:
    """Return two bars a step, left and right, before the band of the range."""
    title = speaker.name("progress.minutes.axis")
    band = (
        alt.Chart(data("span"))
        .mark_area(color=BAND, opacity=0.18, tooltip=None)
        .encode(x=when("date"), y=alt.YDatum(least), y2=alt.Y2Datum(most))
    )
    bars = (
        alt.Chart(data("bars"))
        .mark_bar()
        .encode(
            x=when("start"),
            x2="end:T",
            y=alt.Y("minutes:Q", axis=upright(title), scale=alt.Scale(zero=True)),
            y2=alt.Y2Datum(0),
            color=alt.Color("side:N", legend=legend(), sort=None),
            tooltip=[
                alt.Tooltip(
                    "start:T", title=speaker.name("progress.table.week"), format="%d.%m.%Y"
                ),
                alt.Tooltip("side:N", title=" "),
                alt.Tooltip("minutes:Q", title=title, format=".1f"),
            ],
        )
    )
    return alt.layer(band, shade(speaker), ends(), bars).properties(height=HEIGHT + LEGEND)
