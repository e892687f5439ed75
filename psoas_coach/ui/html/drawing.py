"""Drawing rich text, and the stylesheet that it is drawn with."""

from __future__ import annotations

import functools
from pathlib import Path

import streamlit as st

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
_SURFACES = {
    "card": ("#ffffff", "#1a2b28"),
    "scene": ("#e6f0ec", "#1d3531"),
    "line": ("#e3dccb", "#2e4540"),
}
"""What a theme has no option for: a card, what is behind a figure, and a line between rows."""


def draw(*children: str) -> None:
    """Draw children as one element of the page."""
    st.html(element("div", *children, classes="rich-text"))


def draw_stylesheet() -> None:
    """Give the page its stylesheet. It takes no room; the frame draws it first, in every run."""
    st.html(_stylesheet())


@functools.cache
def _stylesheet() -> Html:
    """Return the sheet; its colours are of both themes, so that a change of theme needs no run."""
    pairs = {name: _theme_pair(key) for name, key in _COLOURS.items()} | _SURFACES
    values = "".join(
        f"--{name}:light-dark({light},{dark});" for name, (light, dark) in pairs.items()
    )
    sheet = _SHEET.read_text(encoding="utf-8")
    return Html(f"<style>.rich-text,.st-key-wide-guidance{{{values}}}\n{sheet}</style>")


def _theme_pair(option: str) -> tuple[str, str]:
    light, dark = (st.get_option(f"theme.{theme}.{option}") for theme in ("light", "dark"))
    return str(light), str(dark)
