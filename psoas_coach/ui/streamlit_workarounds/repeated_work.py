"""Cache what Streamlit computes again in every run although it never changes.

**The theme.** At the start of each run Streamlit sends the whole theme to the browser and computes
it from some 300 options in six sections, which takes 0.7 ms of the 5 ms of a rerun. The options do
not change while the server runs, so the theme is computed once per process.

**A stylesheet.** In every run ``st.html`` removes styles from the markup with two regular
expressions to find out whether anything else is in it. For a stylesheet of 46 KB this takes 0.4 ms
of processor time, a fifth of the cost of an empty page. The caller knows that it is a stylesheet,
so it is sent without that test.
"""

from __future__ import annotations

import functools

import streamlit as st
from streamlit.proto.Html_pb2 import Html
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_populate_theme = app_session._populate_theme_msg  # noqa: SLF001 -- Streamlit has no place for this


def keep_theme() -> None:
    """Read the theme only once from now on. Calling it again has no effect."""
    app_session._populate_theme_msg = _add_theme  # noqa: SLF001 -- see above


def _add_theme(msg: CustomThemeConfig, section: str = "theme") -> None:
    theme = _read_theme(section)
    if theme.ListFields():  # An empty section must not appear in the message.
        msg.MergeFrom(theme)


@functools.cache
def _read_theme(section: str) -> CustomThemeConfig:
    theme = CustomThemeConfig()
    _populate_theme(theme, section)
    return theme


def draw_stylesheet(markup: str) -> None:
    """Draw a ``style`` element as ``st.html`` does, so that it takes no room on the page."""
    st._event._enqueue("html", Html(body=markup))  # noqa: SLF001 -- Streamlit has no place for this
