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
"""The most characters of a line beside the figure; a longer one is placed below it."""


def build_stage(move: str, title: str, line: str, colours: Theme) -> Html:
    """Return the picture with its words beside the figure.

    Args:
        move: The id of the move in the picture.
        title: The heading.
        line: The text below it.
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
    """Return a figure that breathes, unless the person prefers reduced motion.

    A still figure is below a copy with a raised chest that fades in and out. The browser fades
    without repainting; an SVG with its own animation had to be painted 60 times a second, which
    took a third of the time of every tap (docs/decisions/whole-runs.md).
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
"""A familiar move in which the whole psoas is visible."""


@cache_per_language()
def build_psoas_picture(colours: Theme) -> Html:
    """Return a figure that shows the whole psoas, with its labels."""
    label = html.element("p", say("today.first.psoas"), classes="pc-hero-label")
    figure = build_breathing_figure(PSOAS_FIGURE, colours)
    return html.element("div", figure, label, classes="pc-stage pc-hero")
