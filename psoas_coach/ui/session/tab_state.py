"""The session that this tab shows, so that it finds its record, whichever tab has saved it."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from psoas_coach.coach.session_draft import Draft
from psoas_coach.journal.records import Moment

_SESSION = "session_here"


class ShownSession(NamedTuple):
    """A session as this tab has shown it last.

    Attributes:
        draft: The session as it was before it was saved.
        at: When that was.
    """

    draft: Draft
    at: Moment


def remember(draft: Draft, now: Moment) -> None:
    """Record the session that this tab shows, until it is saved.

    Args:
        draft: The session.
        now: The current moment, with the person's own date and time zone.
    """
    st.session_state[_SESSION] = ShownSession(draft, now)


def recall() -> ShownSession | None:
    """Return the session that this tab showed last."""
    shown: ShownSession | None = st.session_state.get(_SESSION)
    return shown


def forget() -> None:
    """Clear the session of this tab."""
    del st.session_state[_SESSION]
