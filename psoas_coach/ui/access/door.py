"""What somebody sees for whom no journal opens: a sentence, and the way in where there is one."""

from __future__ import annotations

import streamlit as st

from psoas_coach.ui.access import ended, setup
from psoas_coach.ui.access.tabs import FAILED
from psoas_coach.ui.access.visitor import StrangerError
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.words import say


def show(stranger: StrangerError) -> None:
    """Show why the app is closed, and nothing of anybody's."""
    st.title(say(f"access.{stranger.why}.title"))
    st.markdown(say(f"access.{stranger.why}.text"))
    ways = setup.sign_in()
    if ways is None or ways.faults:
        return
    if FAILED in st.query_params:
        st.warning(say("access.failed"))
    for place, name in enumerate(ways.providers):
        label = (
            say("access.sign_in_with", name=name.capitalize()) if name else say("access.sign_in")
        )
        draw = main_button if place == 0 else st.button
        if draw(label, key=f"sign_in_{name}"):
            st.login(name or None)


def sign_out() -> None:
    """Offer to sign out, quietly; nothing where nobody signs in."""
    if setup.sign_in() is None:
        return
    st.divider()
    st.markdown(say("access.out.text"))
    if st.button(say("access.out.button"), key="sign_out"):
        ended.end()
        st.logout()
