"""What stands before every page: the card that is due, and what was just taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import streamlit as st

from psoas_coach.coach.silence import Silence, held, silence
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import store
from psoas_coach.ui.new_signs.taken_back import TAKEN_BACK

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

STAY_OPEN = frozenset({"self_check", "my_data"})
"""Pages without a move, a score or a measure: the way out of the card, and the own data."""


class Due(msgspec.Struct, frozen=True):
    """What new signs and the newest self-check ask of the pages.

    Attributes:
        card: The card in place of every page, or None.
        held: The note of something new that holds the plan at its gentlest, or None.
    """

    card: Silence | None
    held: DayNote | None


_DUE: Shelf[Due] = Shelf(256)
"""Looked up once for each state of a journal. No date is part of it: no midnight lifts a card."""


def due(journal: Journal) -> Due:
    """Return what is due for the person whose journal it is."""
    return _DUE.get(store.state(journal), lambda: Due(silence(journal, load()), held(journal)))


def closes(name: str, self_check: Page) -> bool:
    """Draw the card where one is due in place of a page. Returns whether it was.

    Args:
        name: The page's name.
        self_check: The page that the card leads to.
    """
    if name in STAY_OPEN:
        return False
    journal = store.journal()
    card = due(journal).card
    if card is not None:
        from psoas_coach.ui.new_signs.card import draw  # noqa: PLC0415 -- hardly ever needed

        draw(journal, card, name, self_check)
        return True
    if TAKEN_BACK in st.session_state:
        from psoas_coach.ui.new_signs.taken_back import offer_undo  # noqa: PLC0415 -- the same

        offer_undo(journal, name)
    return False
