"""One entry at an address of its own: what it says, changing it, removing it, putting it back."""

from __future__ import annotations

import streamlit as st

from psoas_coach.journal.entries import Entry
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, SelfCheck
from psoas_coach.ui import shell
from psoas_coach.ui.my_data import editing, notices
from psoas_coach.ui.my_data.notices import ENTRY
from psoas_coach.ui.my_data.phrases import how_to_undo, line, what
from psoas_coach.ui.words import say

RESULT = "result"
"""Query parameter of the guidance page: the id of a self-check."""


def go(id_: str) -> None:
    """Go to one entry."""
    st.query_params[ENTRY] = id_


def leave() -> None:
    """Go back to all entries."""
    st.query_params.pop(ENTRY, None)


def show_way_back() -> None:
    """Draw the way back to all entries."""
    st.button(
        say("my_data.entries.back"), icon=":material/arrow_back:", type="tertiary", on_click=leave
    )


def draw(journal: Journal, id_: str, now: Moment) -> None:
    """Draw one entry; a removed one can be put back, and of one that is gone that is said."""
    entry = journal.entries.find(id_)
    removed = None if entry is not None else journal.entries.find(id_, removed=True)
    shown = entry or removed
    title = say("my_data.title") if shown is None else what(shown)
    st.markdown(f"# {title}", anchors=False)
    notices.show()
    if shown is None:
        st.markdown(say("my_data.entries.gone"))
        return
    st.markdown(f":gray[{line(shown)}]")
    if removed is not None:
        st.markdown(say("my_data.entries.was_removed"))
        if st.button(say("my_data.entries.put_back"), key=f"back_{removed.id}"):
            _put_back(journal, removed)
        return
    if isinstance(shown, SelfCheck):
        st.page_link(
            shell.page("guidance"),
            label=say("my_data.entries.result"),
            icon=":material/arrow_forward:",
            query_params={RESULT: shown.id},
        )
    with st.container(key="card-entry"):
        editing.draw(journal, shown, now)


def _put_back(journal: Journal, removed: Entry) -> None:
    """Take back a removal; for a session the last change is one, so it need not be undone."""
    how = how_to_undo(removed)
    if how == "session":
        journal.sessions.restore(removed.id)
    else:
        notices.UNDOING[how](journal, removed.id)
    notices.notify(say("my_data.entries.put_back_done"))
