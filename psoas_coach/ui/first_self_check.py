"""The invitation to a first self-check, where somebody without one opens a page that needs it."""

from __future__ import annotations

import streamlit as st

from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import get_theme
from psoas_coach.ui.stage import build_psoas_picture
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say


def invite_to_self_check(body: str, key: str) -> None:
    """Draw a picture, what the self-check is for, and the one button that begins it.

    Args:
        body: What the self-check is for on this page.
        key: The key of the button.
    """
    with st.container(key="wide-first-self-check"):
        picture, words = st.columns(2, gap="large", vertical_alignment="center")
        with picture:
            html.draw(build_psoas_picture(get_theme()))
        with words:
            st.markdown(body)
            if draw_primary_button(say("guidance.none.start"), key=key, width="stretch"):
                st.switch_page(shell.get_page("self_check"))
