"""What Streamlit works out anew in every run, though it stays the same while the server runs.

The theme is read from the configuration once a process: Streamlit tells the browser the whole theme
at the start of each run, and works it out anew for it from some 300 options in six sections: 0.7 ms
of the 5 that a rerun costs. No option of ours changes.

A stylesheet goes to the browser as it is: ``st.html`` finds out in every run whether markup is
nothing but styles, by cutting them out with two regular expressions: 0.4 ms of processor time for a
stylesheet of 46 KB, a fifth of all that an empty page costs. Whoever draws one knows it is one.
"""

from __future__ import annotations

import functools

import streamlit as st
from streamlit.proto.Html_pb2 import Html
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_populate_theme = app_session._populate_theme_msg  # noqa: SLF001 -- Streamlit has no place for this


def keep_theme() -> None:
    """Take the theme as it was read first from now on. Doing it again changes nothing."""
    app_session._populate_theme_msg = _add_theme  # noqa: SLF001 -- see above


def _add_theme(msg: CustomThemeConfig, section: str = "theme") -> None:
    theme = _read_theme(section)
    if theme.ListFields():  # else the message would say that there is such a section
        msg.MergeFrom(theme)


@functools.cache
def _read_theme(section: str) -> CustomThemeConfig:
    theme = CustomThemeConfig()
    _populate_theme(theme, section)
    return theme


def draw_stylesheet(markup: str) -> None:
    """Draw a ``style`` element where ``st.html`` puts one: it takes no room on the page."""
    st._event._enqueue("html", Html(body=markup))  # noqa: SLF001 -- Streamlit has no place for this
