"""Drawing rich text, and the stylesheet that it is drawn with."""

from __future__ import annotations

import functools
from pathlib import Path

import streamlit as st

from psoas_coach.body.palette import Theme
from psoas_coach.ui.html.markup import Html, element

_SHEET = Path(__file__).with_name("rich_text.css")
_COLOURS = {
    "primary": "primaryColor",
    "background": "backgroundColor",
    "raised": "secondaryBackgroundColor",
    "border": "borderColor",
    "link": "linkColor",
    "quiet": "grayTextColor",
}
"""Custom properties of the stylesheet, and the options of the theme that they follow."""
_SURFACES: dict[Theme, dict[str, str]] = {
    "light": {"card": "#ffffff", "scene": "#e6f0ec", "line": "#e3dccb"},
    "dark": {"card": "#1a2b28", "scene": "#1d3531", "line": "#2e4540"},
}
"""What a theme has no option for: a card, what is behind a figure, and a line between rows."""


def draw(*children: str) -> None:
    """Draw children as one element of the page."""
    st.html(element("div", *children, classes="rich-text"))


def draw_stylesheet(colours: Theme) -> None:
    """Give the page its stylesheet. It takes no room; the frame draws it first, in every run."""
    st.html(_stylesheet(colours))


@functools.cache
def _stylesheet(colours: Theme) -> Html:
    options = {name: st.get_option(f"theme.{colours}.{key}") for name, key in _COLOURS.items()}
    given = {**options, **_SURFACES[colours]}
    values = "".join(f"--{name}:{value};" for name, value in given.items())
    sheet = _SHEET.read_text(encoding="utf-8")
    return Html(f"<style>.rich-text,.st-key-wide-guidance{{{values}}}\n{sheet}</style>")
