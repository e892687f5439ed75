"""Figures that breathe: of a session, with its length and its moves, and of the psoas itself."""

from __future__ import annotations

from psoas_coach.body import describe, draw_figure
from psoas_coach.body.motion import draw_breath
from psoas_coach.content.language import cache_per_language
from psoas_coach.ui import html
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say

BESIDE = 40
"""The most letters of a line beside the figure; a longer one goes below it."""


def build_stage(move: str, title: str, line: str, colours: Theme) -> Html:
    """Return the picture with its words beside the figure.

    Args:
        move: Id of the move that is drawn.
        title: What stands out.
        line: What follows it.
        colours: The theme of the page.
    """
    is_short = len(line) <= BESIDE
    beside = html.element("p", line) if line and is_short else Html()
    words = html.element("div", html.element("h2", title), beside, classes="pc-stage-words")
    figure = build_breathing_figure(move, colours)
    stage = html.element("div", words, figure, classes="pc-stage")
    below = Html() if is_short else html.element("p", line, classes="pc-stage-line")
    return html.join((stage, below))


@cache_per_language(maxsize=256)
def build_breathing_figure(move: str, colours: Theme) -> Html:
    """Return a figure that breathes, but for whoever wants less motion.

    It is a still figure and, fading in and out over it, the same one breathed in. The browser fades
    without drawing anything anew; an SVG that animates itself had to be drawn 60 times a second,
    which took a third of the time of every tap (docs/decisions/response-time.md).
    """
    still = draw_figure(move, "work", "left", colours)
    breath = draw_breath(move, "left", colours)
    return html.join(
        (
            html.image(still, describe(move, "work", "left"), classes=""),
            html.image(breath, "", "pc-breath"),
        )
    )


PSOAS_FIGURE = "standing_stride"
"""A move that nearly everybody can picture, with the whole psoas in view."""


@cache_per_language()
def build_psoas_picture(colours: Theme) -> Html:
    """Return a figure with the whole psoas in view, and the words that name it."""
    label = html.element("p", say("today.first.psoas"), classes="pc-hero-label")
    figure = build_breathing_figure(PSOAS_FIGURE, colours)
    return html.element("div", figure, label, classes="pc-stage pc-hero")
