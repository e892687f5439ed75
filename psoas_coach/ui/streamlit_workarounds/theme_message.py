"""The theme is read from the configuration once a process, and not in every run.

Streamlit tells the browser the whole theme at the start of each run, and works it out anew for it
from some 300 options in six sections: 0.7 ms of the 5 that a rerun costs. No option of ours changes
while the server runs.
"""

from __future__ import annotations

import functools

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
