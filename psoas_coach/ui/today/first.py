"""The first visit: what this is, in two sentences and one figure, and one button."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.self_check_draft import KIND
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.ui import shell
from psoas_coach.ui.figures import show_figure
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.words import say

FIGURE = "standing_stride"
"""A move that nearly everybody can picture, with the whole psoas in view."""


def first(snapshot: Snapshot) -> None:
    """Draw the page for somebody without a self-check."""
    st.title(say("today.first.title"), anchor=False)
    picture, text = st.columns([2, 3], vertical_alignment="center")
    with picture:
        show_figure(FIGURE)
        st.markdown(f":gray[:small[{say('today.first.psoas')}]]")
    with text:
        st.markdown(f"{say('today.first.what')}\n\n{say('today.first.honest')}")
        begun = snapshot.drafts.load(KIND) is not None
        label = say("today.first.go_on" if begun else "today.first.start")
        if main_button(label, key="today.first", width="stretch"):
            st.switch_page(shell.page("self_check"))
        st.markdown(f":gray[{say('today.first.time')} {say('guidance.no_clinician')}]")
    with st.expander(say("today.first.what_to_expect")):
        promises = ("may", "active", "breaks", "honest")
        st.markdown("\n".join(f"- {say(f'results.promises.{one}')}" for one in promises))


def again() -> None:
    """Draw the page for somebody whose self-check today's rules cannot go by."""
    card = "results.levels.outdated"
    st.title(say(f"{card}.title"), anchor=False)
    st.markdown(f"{say(f'{card}.body')}\n\n{say(f'{card}.action')}")
    if main_button(say("frame.card.new"), key="today-again"):
        st.switch_page(shell.page("self_check"))
