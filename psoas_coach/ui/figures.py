"""Figures of moves: drawn once for each move, pose, side and theme, never per person."""

from __future__ import annotations

import base64
from typing import Literal

import streamlit as st

from psoas_coach.body import describe, draw_figure
from psoas_coach.body.figure import SMALL
from psoas_coach.body.thumbnail import draw_thumbnail
from psoas_coach.content.language import cache_per_language
from psoas_coach.ui import html
from psoas_coach.ui.html import Html

Side = Literal["left", "right"]
Theme = Literal["light", "dark"]


def get_theme() -> Theme:
    """Return the theme that the person sees; light if the browser has not reported it."""
    return "dark" if st.context.theme.type == "dark" else "light"


@cache_per_language(maxsize=1024)
def draw_with_words(
    move: str, pose: str, side: Side, colours: Theme, *, small: bool = False
) -> tuple[str, str]:
    """Return a figure, bolder if it is small, and its alternative text.

    Args:
        move: Id of the move.
        pose: ``start``, ``work`` or ``easier``.
        side: The side the move is for.
        colours: ``light`` or ``dark``.
        small: Whether it is drawn bolder, for a small picture.
    """
    width = SMALL - 1 if small else None
    return draw_figure(move, pose, side, colours, width), describe(move, pose, side)


def encode_jpeg(picture: bytes) -> str:
    """Return a JPEG as a data URL."""
    return f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"


@cache_per_language(maxsize=1024)
def render_image(move: str, colours: Theme, width: int, *, decorative: bool = False) -> Html:
    """Return the markup of a move's small figure, at most ``width`` CSS pixels wide.

    Args:
        move: Id of the move.
        colours: ``light`` or ``dark``.
        width: CSS pixels; less if there is no room.
        decorative: Screen readers skip it, because the page says elsewhere what it shows.
    """
    drawing = draw_thumbnail(move, "work", "left", colours, width)
    return html.image(drawing, "" if decorative else describe(move, "work", "left"))


def show_figure(
    move: str,
    pose: str = "work",
    side: Side = "left",
    *,
    caption: str | None = None,
    width: Literal["stretch"] | int = "stretch",
) -> None:
    """Show one figure.

    Args:
        move: Id of the move.
        pose: ``start``, ``work`` or ``easier``.
        side: The side the move is for.
        caption: Words under it.
        width: In CSS pixels, or ``stretch`` to fill its place.
    """
    small = width != "stretch" and width < SMALL
    picture, words = draw_with_words(move, pose, side, get_theme(), small=small)
    if caption is None:
        st.image(picture, width=width, alt=words)
        return
    with st.container(width=width, gap="xsmall"):
        st.image(picture, width="stretch", alt=words)
        # Streamlit's own caption is too pale to read on paper.
        st.markdown(caption, text_alignment="center")
