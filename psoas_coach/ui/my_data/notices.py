"""A notice of the last action, shown once at the top of the section, with an undo if possible."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store
from psoas_coach.ui.words import say

NOTICE = "my_data_said"
SECTION = "my_data_section"
"""Session-state key: the section on the page."""

ENTRY = "entry"
"""Query parameter: the id of the entry that is shown by itself."""

Undo = tuple[str, str]
"""The way to undo it, a key of ``UNDOING``, and the id of the entry or the import."""

UNDOING: dict[str, Callable[[Journal, str], bool]] = {
    "session": lambda journal, id_: journal.sessions.undo(id_),
    "self_check": lambda journal, id_: journal.self_checks.restore(id_),
    "day_note": lambda journal, id_: journal.day_notes.restore(id_),
    "day_note_edit": lambda journal, id_: journal.day_notes.undo(id_),
    "sitting_break": lambda journal, id_: journal.sitting_breaks.restore(id_),
    "sitting_break_edit": lambda journal, id_: journal.sitting_breaks.undo(id_),
    "import": lambda journal, id_: journal.imported_days.remove(id_) > 0,
    "import_removal": lambda journal, id_: journal.imported_days.restore(id_) > 0,
}


def notify(sentence: str, undo: Undo | None = None) -> None:
    """Show ``sentence`` in the next run, and run again."""
    st.session_state[NOTICE] = (sentence, undo, _find_place())
    st.rerun()


def _find_place() -> object:
    """Return the person's place on the page: an entry, or a section."""
    return st.query_params.get(ENTRY) or st.session_state.get(SECTION)


def show() -> None:
    """Show the last notice, until there is another one or another part of the page is opened."""
    notice = st.session_state.get(NOTICE)
    if notice is None:
        return
    sentence, undo, place = notice
    if place != _find_place():
        del st.session_state[NOTICE]
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.success(sentence)
        if undo is not None:
            how, record = undo
            if st.button(say("my_data.entries.undo"), key=f"undo_{record}"):
                UNDOING[how](store.open_journal(), record)
                del st.session_state[NOTICE]
                st.rerun()
