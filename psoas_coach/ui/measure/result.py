"""A saved measure: what it says, and what it can be used for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.content.formats import say_number
from psoas_coach.journal.summaries import Measure
from psoas_coach.progress.hip_measure import Noise
from psoas_coach.ui import html, shell
from psoas_coach.ui.html import Html
from psoas_coach.ui.measure.draft import SIDES, Side
from psoas_coach.ui.phrases.hip_angles import say_degrees, say_readings
from psoas_coach.ui.words import say

APART = 5.0
"""A difference in degrees between two readings of one leg that is mentioned."""


def show_readings(readings: Mapping[Side, Sequence[float]], noise: Noise) -> None:
    """Show the mean of each side in large figures, and compare them in a sentence."""
    measured = {name: readings[name] for name in SIDES if readings.get(name)}
    tiles = (_build_tile(name, values) for name, values in measured.items())
    html.draw(html.element("div", *tiles, classes="pc-tiles"))
    lines = []
    apart = max((max(values) - min(values) for values in measured.values()), default=0.0)
    if apart >= APART:
        lines.append(say("measure.result.apart", degrees=say_number(apart)))
    if len(measured) == len(SIDES):
        lines.append(_say_comparison(fmean(measured["left"]) - fmean(measured["right"]), noise))
    if lines:
        st.markdown("\n\n".join(lines))


def _build_tile(name: Side, values: Sequence[float]) -> Html:
    return html.element(
        "div",
        html.element("span", say(f"measure.side.{name}")),
        html.element("strong", say_degrees(fmean(values))),
        html.element("span", say_readings(values)),
        classes="pc-tile",
    )


def _say_comparison(ahead: float, noise: Noise) -> str:
    if abs(ahead) < noise.degrees:
        return say("measure.result.even", noise=say_number(noise.degrees))
    lower = "left" if ahead > 0 else "right"
    return say(f"measure.result.ahead_{lower}", degrees=say_number(abs(ahead)))


def show_result(measure: Measure, noise: Noise, content: Content) -> bool:
    """Draw today's measure; True if the person wants another one.

    Args:
        measure: The measure.
        noise: The difference in degrees that two measures may have by chance.
        content: The questionnaire, the rules and the words.
    """
    days = content.measure.counts_days
    readings: dict[Side, Sequence[float]] = {"left": measure.left, "right": measure.right}
    counts = say("measure.result.counts", days=days, noise=say_number(noise.degrees))
    st.markdown(f"## {say('measure.result.title')}", anchors=False)
    show_readings(readings, noise)
    st.markdown(counts)
    with st.container(horizontal=True):
        st.page_link(
            shell.get_page("progress"),
            label=say("measure.result.progress"),
            query_params={"about": say("progress.topics.hips")},
        )
        st.page_link(shell.get_page("today"), label=say("measure.result.today"))
    return st.button(say("measure.once_more"), key="measure_more")
