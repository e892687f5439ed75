"""The page for a visitor without access to a journal: a sentence, and a way to sign in."""

from __future__ import annotations

import streamlit as st

from psoas_coach.ui.access import revoked_sign_ins, sign_in_setup
from psoas_coach.ui.access.current_owner import AccessDeniedError
from psoas_coach.ui.frame import draw_brand_bar
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.streamlit_workarounds.sign_in_cookies import FAILED
from psoas_coach.ui.words import say


def draw_sign_in_page(stranger: AccessDeniedError) -> None:
    """Show why the app is closed, without any personal data."""
    draw_brand_bar()
    st.title(say(f"access.{stranger.why}.title"))
    st.markdown(say(f"access.{stranger.why}.text"))
    ways = sign_in_setup.load_sign_in()
    if ways is None or ways.faults:
        return
    if FAILED in st.query_params:
        st.warning(say("access.failed"))
    for place, name in enumerate(ways.providers):
        label = (
            say("access.sign_in_with", name=name.capitalize()) if name else say("access.sign_in")
        )
        draw = draw_primary_button if place == 0 else st.button
        if draw(label, key=f"sign_in_{name}"):
            st.login(name or None)


def draw_sign_out() -> None:
    """Draw a small sign-out button; nothing without sign-in."""
    if sign_in_setup.load_sign_in() is None:
        return
    st.divider()
    st.markdown(say("access.out.text"))
    if st.button(say("access.out.button"), key="sign_out"):
        revoked_sign_ins.revoke()
        st.logout()
