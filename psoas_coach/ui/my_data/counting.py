"""How much there is, counted again only when something was written."""

from __future__ import annotations

import streamlit as st
from msgspec import Struct

from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store

KEY = "my_data_counted"


class Counted(Struct, frozen=True):
    """What the page needs to know before it draws.

    Attributes:
        entries: That stand.
        removed: That can be put back.
        demo: Made up.
    """

    entries: int
    removed: int
    demo: int


def counted(journal: Journal) -> Counted:
    """Count, or remember the count of the same owner's same state."""
    state = (store.owner(), journal.version())
    kept: tuple[object, Counted] | None = st.session_state.get(KEY)
    if kept is not None and kept[0] == state:
        return kept[1]
    found = Counted(
        journal.count_entries(), journal.count_entries(removed=True), journal.tally().demo
    )
    st.session_state[KEY] = (state, found)
    return found
