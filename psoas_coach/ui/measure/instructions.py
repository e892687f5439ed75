"""How to measure: the steps in words, and two drawn figures of them."""

from __future__ import annotations

from psoas_coach.body.phone_figure import describe_phone_figure, draw_phone_figure
from psoas_coach.content import Content
from psoas_coach.content.language import cache_per_language
from psoas_coach.ui import html
from psoas_coach.ui.figures import Theme, draw_with_words, theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say

MOVE = "bed_edge_hang"
"""The move whose start is the start of the measure as well."""


def figures() -> None:
    """Draw both knees hugged, and one leg hanging with the phone on it, side by side.

    One element: as columns with an image and a text in each they would be nine.
    """
    html.draw(_pictures(theme()))


@cache_per_language(maxsize=2)
def _pictures(colours: Theme) -> Html:
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


def steps(content: Content) -> str:
    """Return the steps, and when to stop."""
    lines = say("measure.how.steps", seconds=content.measure.phone.hang_seconds)
    return f"## {say('measure.how.title')}\n\n{lines}\n\n{say('measure.how.stop')}"
