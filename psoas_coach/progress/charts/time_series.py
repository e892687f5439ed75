"""Charts of values over time: faint points for entries, and a smoothed line if there is one."""

from __future__ import annotations

import altair as alt
from msgspec import Struct

from psoas_coach.progress.charts.base import (
    BAND,
    GREY,
    HEIGHT,
    LEGEND,
    Drawing,
    build_sentence,
    build_time_axis,
    draw_shade,
    format_dated,
    format_number,
    name_data,
    with_tip,
)
from psoas_coach.progress.hip_measure import SIDES
from psoas_coach.progress.phrases import Phrases

NAMED = alt.Legend(symbolType="stroke", symbolStrokeWidth=2.5, symbolSize=500)
"""The legend shows each series by a piece of its line, with its colour and dashes."""


class LineStyle(Struct, frozen=True):
    """The style of a line chart.

    Attributes:
        domain: Lowest and highest value of the axis; None to derive them from the data.
        series: The number of series; a single one needs no legend.
        points: Whether values are shown as points too.
        faint: Whether the points are fainter than the smoothed line.
        band: Whether there is a band of uncertainty.
        rules: Whether vertical lines mark new versions of the rules.
    """

    domain: tuple[float, float] | None = None
    series: int = 1
    points: bool = True
    faint: bool = True
    band: bool = False
    rules: bool = False


def draw_lines(id_: str, phrases: Phrases, style: LineStyle) -> Drawing:
    """Return the chart of a panel over time.

    Its data sets are ``shade``, ``lines`` and, if it has them, ``points``, ``band`` and ``rules``.

    Args:
        id_: The id of the panel, for its words.
        phrases: The sentences in the person's language.
        style: The style of the chart.
    """
    scale = alt.Scale(domain=list(style.domain)) if style.domain else alt.Undefined
    layers: list[Drawing] = []
    if style.band:
        layers.append(
            alt.Chart(name_data("band"))
            .mark_area(color=BAND, opacity=0.18, tooltip=None)
            .encode(y="low:Q", y2="high:Q", detail="run:Q")
        )
    named = NAMED if style.series > 1 else None
    line = (
        alt.Chart(name_data("lines"))
        .mark_line(tooltip=None)
        .encode(color=_build_colour(named), detail="run:Q", y="value:Q")
    )
    if style.series > 1:
        line = line.encode(strokeDash=alt.StrokeDash("series:N", sort=None, legend=NAMED))
    layers.append(line)
    if style.points:
        layers.append(_draw_points(phrases, style))
    title = phrases.get(f"progress.{id_}.axis")
    parts: list[Drawing] = [
        draw_shade(phrases),
        *([_draw_rules()] if style.rules else []),
        alt.layer(*layers).encode(y=alt.Y(scale=scale, title=title)),
    ]
    height = HEIGHT + (LEGEND if named else 0)
    return alt.layer(*parts).encode(x=build_time_axis()).properties(height=height)


def _build_colour(named: alt.Legend | None = None) -> alt.Color:
    return alt.Color("series:N", sort=None, legend=named)


def _draw_points(phrases: Phrases, style: LineStyle) -> Drawing:
    """Return the recorded values as points."""
    size, opacity = (28, 0.35) if style.faint else (55, 1)
    points = (
        alt.Chart(name_data("points"))
        .mark_point(filled=True, size=size, opacity=opacity)
        .encode(y="value:Q", color=_build_colour())
    )
    return with_tip(points, _build_tip(phrases, "value"))


def _build_tip(phrases: Phrases, kind: str, field: str = "value", name: str = "series") -> str:
    """Return the tooltip of a value."""
    words = phrases.get(f"charts.tips.{kind}")
    return build_sentence(
        words, date=format_dated(phrases), name=f"datum.{name}", value=format_number(field)
    )


def _draw_rules() -> Drawing:
    """Return a vertical line with a label at each new version of the rules."""
    base = alt.Chart(name_data("rules"))
    return alt.layer(
        base.mark_rule(color=GREY, strokeDash=[4, 4]),
        base.mark_text(align="left", dx=5, y=8, color=GREY).encode(text="label:N"),
    )


def draw_hips(phrases: Phrases) -> Drawing:
    """Return both sides on one scale, each with the band of noise around its first measure."""
    left, right = (build_sentence(phrases.get(f"progress.sides.{side}")) for side in SIDES)
    bands = (
        alt.Chart(name_data("bands"))
        .mark_rect(opacity=0.14, tooltip=None)
        .transform_calculate(series=f"datum.side=='{SIDES[0]}'?{left}:{right}")
        .encode(y="low:Q", y2="high:Q", color=_build_colour())
    )
    base = alt.Chart(name_data("points")).encode(y="value:Q", color=_build_colour(NAMED))
    line = base.mark_line(tooltip=None).encode(
        detail="run:Q", strokeDash=alt.StrokeDash("series:N", sort=None, legend=NAMED)
    )
    points = base.mark_point(filled=True, size=55, opacity=1).encode(color=_build_colour())
    title = phrases.get("progress.hip_extension.axis")
    # The bands come last: a legend looks like the first layer that has one.
    tip = build_sentence(
        phrases.get("charts.tips.hip"),
        date=format_dated(phrases),
        name="datum.series",
        value=_format_angle(phrases, "tip", "format(abs(datum.value),'.1~f')"),
    )
    over_time = alt.layer(draw_shade(phrases), line, with_tip(points, tip))
    both = alt.layer(over_time.encode(x=build_time_axis()), bands)
    axis = alt.Axis(title=title, labelExpr=_format_angle(phrases, "axis", "abs(datum.value)"))
    return both.encode(y=alt.Y(axis=axis, scale=alt.Scale(zero=False))).properties(
        height=HEIGHT + LEGEND
    )


def _format_angle(phrases: Phrases, place: str, degrees: str) -> str:
    """Return the expression of degrees in words: level, above or below, without negative numbers.

    Args:
        phrases: The sentences in the person's language.
        place: The place of the words: on the ``axis`` or in a ``tip``.
        degrees: The expression of the number.
    """
    level, above, below = (
        build_sentence(phrases.get(f"charts.angle.{key}")) for key in ("level", "above", "below")
    )
    direction = f"(datum.value<0?{above}:{below})"
    tilted = build_sentence(phrases.get(f"charts.angle.{place}"), degrees=degrees, way=direction)
    return f"(datum.value==0?{level}:{tilted})"


def draw_domains(phrases: Phrases) -> Drawing:
    """Return a stacked bar for each self-check, with its domains as parts."""
    bars = (
        alt.Chart(name_data("parts"))
        .mark_bar(size=7)
        .encode(
            y=alt.Y(
                "value:Q",
                scale=alt.Scale(domain=[0, 100]),
                title=phrases.get("progress.score.axis"),
            ),
            color=alt.Color("series:N", sort=None, legend=alt.Legend(columns=3)),
        )
    )
    tipped = with_tip(bars, _build_tip(phrases, "points"))
    return (
        alt.layer(draw_shade(phrases), tipped, _draw_rules())
        .encode(x=build_time_axis())
        .properties(height=HEIGHT + 2 * LEGEND)
    )


def draw_minutes(phrases: Phrases, least: float, most: float) -> Drawing:
    """Return two bars for each step of time, left and right, in front of the band of the range.

    Args:
        phrases: The sentences in the person's language.
        least: The lower limit of the range, minutes.
        most: The upper limit of the range, minutes.
    """
    title = phrases.get("progress.minutes.axis")
    band = (
        alt.Chart(alt.sequence(1))
        .mark_rect(color=BAND, opacity=0.18, tooltip=None)
        .encode(y=alt.YDatum(least), y2=alt.Y2Datum(most))
    )
    bars = (
        alt.Chart(name_data("bars"))
        .mark_bar()
        .encode(
            x=build_time_axis(),
            x2="end:T",
            y=alt.Y("minutes:Q", title=title),
            y2=alt.Y2Datum(0),
            color=alt.Color("side:N", sort=None),
        )
    )
    tipped = with_tip(bars, _build_tip(phrases, "minutes", "minutes", "side"))
    return alt.layer(band, draw_shade(phrases).encode(x=build_time_axis()), tipped).properties(
        height=HEIGHT + LEGEND
    )
