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
}
"""Custom properties of the stylesheet, and the options of the theme that they follow."""


def draw(*children: str) -> None:
    """Draw children as one element of the page."""
    st.html(element("div", *children, classes="rich-text"))


def draw_stylesheet(colours: Theme) -> None:
    """Give the page its stylesheet. It takes no room; the frame draws it first, in every run."""
    st.html(_stylesheet(colours))


@functools.cache
def _stylesheet(colours: Theme) -> Html:
    options = {name: st.get_option(f"theme.{colours}.{key}") for name, key in _COLOURS.items()}
    values = "".join(f"--{name}:{value};" for name, value in options.items())
    sheet = _SHEET.read_text(encoding="utf-8")
    return Html(f"<style>.rich-text{{{values}}}\n{sheet}</style>")
