"""The banner while something is new: the plan is held at its gentlest until a new self-check."""

from __future__ import annotations

from typing import Any

import streamlit as st

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.ui import shell
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.new_signs.card import take_back
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say


def show_banner(snapshot: Snapshot, page: str) -> bool:
    """Draw the line about new signs, if there are any; return whether it was drawn.

    Args:
        snapshot: What the journal says.
        page: Name of the page that shows it.
    """
    note = snapshot.held_note
    if note is None:
        return False
    with st.container(border=True, key="new-signs-held"):
        st.markdown(say("frame.held.body", date=format_day(note.at.local_date)))
        with st.container(horizontal=True):
            new = draw_primary_button(say("frame.card.new"), key="held_new", width="content")
            mistake = st.button(say("frame.card.mistake"), key="held_mistake")
    if new:
        st.switch_page(shell.get_page("self_check"))
    if mistake:
        take_back(snapshot.journal, note.id, page)
        st.rerun()
    return True


def draw_plan_button(snapshot: Snapshot, label: str, *, key: str, **options: Any) -> bool:  # noqa: ANN401 -- as st.button takes them
    """Draw the button that starts the plan; True in the run that a press causes.

    It is the primary button of its page, unless the banner asks for a new self-check first.

    Args:
        snapshot: What the journal says.
        label: The label of the button.
        key: A key that is unique on the page.
        options: Further arguments of ``st.button``.
    """
    draw = draw_primary_button if snapshot.held_note is None else st.button
    return draw(label, key=key, **options)
