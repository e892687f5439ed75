"""What stands before every page: the card that is due, and what was just taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from psoas_coach.ui import store
from psoas_coach.ui.new_signs.undo import TAKEN_BACK

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

STAY_OPEN = frozenset({"self_check", "my_data", "more"})
"""Pages without a move, a score or a measure: the way out of the card, the own
data, and the list that leads to both."""


def closes(name: str, self_check: Page) -> bool:
    """Draw the card where one is due in place of a page. Returns whether it was.

    Args:
        name: The page's name.
        self_check: The page that the card leads to.
    """
    if name in STAY_OPEN:
        return False
    snapshot = store.snapshot()
    journal, card = snapshot.journal, snapshot.urgent_card
    if card is not None:
        from psoas_coach.ui.new_signs.card import draw  # noqa: PLC0415 -- hardly ever needed

        draw(journal, card, name, self_check)
        return True
    if TAKEN_BACK in st.session_state:
        from psoas_coach.ui.new_signs.undo import offer_undo  # noqa: PLC0415 -- the same

        offer_undo(journal, name)
    return False
