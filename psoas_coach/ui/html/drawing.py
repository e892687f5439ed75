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
"""Custom properties of the stylesheet, and the options of the theme that they follow. What a theme
has no option for, such as a card, are the tokens of ``ui/frame/tokens.css``."""


def draw(*children: str) -> None:
    """Draw children as one element of the page."""
    st.html(element("div", *children, classes="rich-text"))


def draw_stylesheet() -> None:
    """Give the page its stylesheet. It takes no room; the frame draws it first, in every run."""
    st.html(_stylesheet())


@functools.cache
def _stylesheet() -> Html:
    """Return the sheet; its colours are of both themes, so that a change of theme needs no run."""
    values = "".join(
        f"--{name}:light-dark({','.join(_theme_pair(key))});" for name, key in _COLOURS.items()
    )
    sheet = _SHEET.read_text(encoding="utf-8")
    return Html(f"<style>.rich-text,.st-key-wide-guidance{{{values}}}\n{sheet}</style>")


def _theme_pair(option: str) -> tuple[str, str]:
    light, dark = (st.get_option(f"theme.{theme}.{option}") for theme in ("light", "dark"))
    return str(light), str(dark)
