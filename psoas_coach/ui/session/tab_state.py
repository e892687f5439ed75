"""The session that this tab shows, so that it finds its record, whichever tab has saved it."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.session_draft import Draft

_SESSION = "session_here"


def remember(draft: Draft) -> None:
    """Record the session that this tab shows."""
    st.session_state[_SESSION] = draft.id


def recall() -> str | None:
    """Return the id of the session that this tab showed last."""
    return st.session_state.get(_SESSION)


def forget() -> None:
    """Clear the session of this tab."""
    del st.session_state[_SESSION]
