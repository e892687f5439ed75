"""What is shown at an address that no page has: a sentence, and the way to Today.

Only the first run of such a visit is asked for by its address. The later ones name the front page,
so the tab remembers the address, for as long as the browser is at it.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from psoas_coach.ui import html
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.frame import build_address
from psoas_coach.ui.streamlit_workarounds import unknown_address
from psoas_coach.ui.words import say

_UNKNOWN = "unknown_address"
"""Session-state key: the address that no page has."""


def is_unknown(front_page: str) -> bool:
    """Return whether no page has the browser's address. Call it once in a run, after navigation.

    Args:
        front_page: The name of the page at the app's own address, which may be typed as well.
    """
    here = st.context.url
    if unknown_address.take_note():
        st.session_state[_UNKNOWN] = here
    named = urlsplit(here or "").path.rstrip("/").rpartition("/")[2]
    return here is not None and st.session_state.get(_UNKNOWN) == here and named != front_page


def draw_unknown_page() -> None:
    """Say that there is no such page, and link to Today."""
    go = html.element(
        "a", say("frame.unknown.go"), href=build_address("today"), data_page=True, classes="onward"
    )
    st.title(say("frame.unknown.title"), anchor=False)
    html.draw(html.paragraph(say("frame.unknown.body")), html.paragraph(go))
    focus_heading("unknown_page")
