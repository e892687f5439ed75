"""What changed in the plan, as a chip of its own that opens to the list and its switches."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.plan_changes.model import PlanChange
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.plan_changes import changes_title, what_changed, without_flare

OPEN = "today_changes"
"""Session-state key: the list is unfolded."""
TITLE = "today_changes_title"
"""Session-state key: the title that the fold had last."""


def changes(journal: Journal, changed: Sequence[PlanChange], content: Content) -> None:
    """Draw the chip; nothing where nothing changed. A bad day has its own."""
    others = without_flare(changed)
    if not others:
        return
    title = changes_title(others)
    if OPEN in st.session_state and st.session_state.get(TITLE) != title:
        # Under another title Streamlit takes it for another fold, which would begin closed.
        st.session_state[OPEN] = bool(st.session_state[OPEN])
    st.session_state[TITLE] = title
    with st.expander(title, key=OPEN, on_change="rerun") as opened:
        if opened.open:
            what_changed(journal, others, content)
