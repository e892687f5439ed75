"""Where somebody lands when the page turns: at its heading, at the top.

Streamlit keeps the scroll position and the focus when a step changes, so a person would find
themselves at the foot of the next one, and with a keyboard or a reader would have to walk back up.
This moves both to the heading, once for each change, and never on the first page of a visit.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.ui.component import Component, encode

_FOCUS = Component("focus")
_LAST = "arrived_at"


def focus_heading(at: str) -> None:
    """Say what the page shows now; draw it after everything else.

    Nothing is drawn while the page stays the same: the script remembers by itself, and each run
    in which somebody only ticks a box is spared a component.

    Args:
        at: Any name for it. When it differs from the last one, focus goes to the heading.
    """
    if st.session_state.get(_LAST) != at:
        st.session_state[_LAST] = at
        _FOCUS.mount("arrival", encode({"at": at}))
