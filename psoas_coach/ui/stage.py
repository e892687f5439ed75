"""The picture of a session: its figure, with how long it takes and how many moves it has."""

from __future__ import annotations

import functools

from psoas_coach.body import describe, draw_figure
from psoas_coach.body.motion import draw_breathing
from psoas_coach.ui import html
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.html import Html


@functools.lru_cache(maxsize=256)
def build_stage(move: str, title: str, line: str, colours: Theme) -> Html:
    """Return the picture with its words beside the figure.

    Args:
        move: Id of the move that is drawn.
        title: What stands out.
        line: What follows it.
        colours: The theme of the page.
    """
    words = html.element(
        "div", html.element("h2", title), html.element("p", line), classes="pc-stage-words"
    )
    return html.element("div", words, build_breathing_figure(move, colours), classes="pc-stage")


@functools.lru_cache(maxsize=256)
def build_breathing_figure(move: str, colours: Theme) -> Html:
    """Return a figure that breathes, and one that is still for whoever wants less motion."""
    words = describe(move, "work", "left")
    moving = html.image(draw_breathing(move, "left", colours), words, "pc-moving")
    still = html.image(draw_figure(move, "work", "left", colours), words, "pc-still")
    return html.join((moving, still))
