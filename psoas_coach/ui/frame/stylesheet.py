"""The stylesheet of the app: design tokens first, then what is drawn with them.

Streamlit's theme in ``.streamlit/config.toml`` gives its own widgets the same colours. The tokens
follow a change of theme by themselves, so nothing here depends on it.
"""

from __future__ import annotations

import functools
from pathlib import Path

import streamlit as st

from psoas_coach.ui.html import Html

_HERE = Path(__file__).parent
SHEETS = ("tokens", "frame", "icons", "widgets", "today", "pages")
"""Names of the files, in their order."""


def draw_stylesheet() -> None:
    """Give the page its stylesheet, before anything is drawn. It takes no room."""
    st.html(_stylesheet())


@functools.cache
def _stylesheet() -> Html:
    rules = "\n".join((_HERE / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    return Html(f"<style>{rules}</style>")
