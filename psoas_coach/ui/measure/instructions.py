"""Before a measure: a refusal if the person should not measure today, else steps and figures."""

from __future__ import annotations

import streamlit as st

from psoas_coach.body.phone_figure import describe_phone_figure, draw_phone_figure
from psoas_coach.content import Content
from psoas_coach.content.language import cache_per_language
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme, draw_with_words, get_theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.measure.hip_measure_state import HipMeasureState
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say

MOVE = "bed_edge_hang"
"""The move whose start position is also that of the measure."""


def draw_figures() -> None:
    """Draw both knees hugged, and one leg hanging with the phone on it, side by side.

    They are one element; columns with an image and a text each would be nine elements.
    """
    html.draw(_build_pictures(get_theme()))


@cache_per_language(maxsize=2)
def _build_pictures(colours: Theme) -> Html:
    start, start_words = draw_with_words(MOVE, "start", "right", colours)
    pictures = (
        (start, start_words, say("measure.how.figure_both")),
        (
            draw_phone_figure("right", colours),
            describe_phone_figure("right"),
            say("measure.how.figure_hang"),
        ),
    )
    pieces = (
        html.figure(html.image(drawing, words), caption) for drawing, words, caption in pictures
    )
    return html.element("div", *pieces, classes="side-by-side")


def write_steps(content: Content) -> str:
    """Return the steps, and when to stop."""
    lines = say("measure.how.steps", seconds=content.measure.phone.hang_seconds)
    return f"## {say('measure.how.title')}\n\n{lines}\n\n{say('measure.how.stop')}"


def draw_refusal(state: HipMeasureState, content: Content) -> None:
    """Say why the measure is not offered now, or link to the self-check that is needed first."""
    title = f"# {say('measure.title')}"
    if state.level is None:
        st.markdown(f"{title}\n\n{say('measure.first.body')}", anchors=False)
        st.page_link(shell.get_page("self_check"), label=say("measure.first.go"))
        return
    heading = f"{title}\n\n## {say('measure.against.title')}"
    st.markdown(f"{heading}\n\n{_say_reason(state, content)}", anchors=False)
    if state.level == "incomplete":
        st.page_link(shell.get_page("self_check"), label=say("measure.first.go"))
    else:
        st.page_link(shell.get_page("guidance"), label=say("measure.against.guidance"))


def _say_reason(state: HipMeasureState, content: Content) -> str:
    if state.level == "incomplete":
        return say("measure.against.open")
    if state.level != content.measure.level:
        return say("measure.against.level")
    if content.depth.adults_only.ask in state.against:
        return say("measure.against.under_18")
    because = tuple(reason for reason in state.against if not reason.startswith("reported."))
    if not because:
        return say("measure.against.today")
    return say("measure.against.body", because=answer_words.say_reasons(because))
