"""Where somebody lands when the page turns: at its heading, at the top.

Streamlit keeps the scroll position and the focus when a step changes, so a person would find
themselves at the foot of the next one, and with a keyboard or a reader would have to walk back up.
This moves both to the heading, once for each change, and never on the first page of a visit.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.ui.component import Component, encode

_FOCUS = Component("focus")
_FIRST = "first_page"
"""Where the visit began: the page may have turned before the browser has loaded the script."""


def focus_heading(at: str) -> None:
    """Say what the page shows now; draw it after everything else.

    It is drawn in every run: on a slow machine the next run may follow before the browser has
    loaded the script, and an element that is missing from that run would never move the focus.

    Args:
        at: Any name for it. When it differs from the last one, focus goes to the heading.
    """
    turned = st.session_state.setdefault(_FIRST, at) != at
    _FOCUS.mount("focus", encode({"at": at, "turned": turned}))
