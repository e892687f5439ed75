"""Taking back what was told about new signs, and undoing that."""

from __future__ import annotations

import streamlit as st

from psoas_coach.journal.journal import Journal
from psoas_coach.ui.words import say

ASKED = "new_signs_asked"
"""Session-state key: id of the note whose signs this tab asks for."""
TAKEN_BACK = "new_signs_taken_back"
"""Session-state key: id of the note that was taken back last, and the page that says so."""


def take_back(journal: Journal, note: str, page: str | None = None) -> None:
    """Take a note back: it was chosen by mistake.

    Args:
        journal: Where it is.
        note: Its id.
        page: Name of the page that says so and offers to undo it; None where nothing is said.
    """
    journal.day_notes.remove(note)
    st.session_state.pop(ASKED, None)
    if page is not None:
        st.session_state[TAKEN_BACK] = (note, page)


def offer_undo(journal: Journal, page: str) -> None:
    """Say what was taken back, and offer to put it back, until another page is opened."""
    note, said_on = st.session_state[TAKEN_BACK]
    if page != said_on:
        del st.session_state[TAKEN_BACK]
        return
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key="new-signs-taken-back"
    ):
        st.markdown(say("frame.card.taken_back"))
        undo = st.button(say("frame.card.undo"), key="new_signs_undo")
    if undo:
        journal.day_notes.restore(note)
        del st.session_state[TAKEN_BACK]
        st.rerun()
