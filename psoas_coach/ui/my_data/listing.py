"""The list of all entries, newest first, each to be opened and changed; and of those removed."""

from __future__ import annotations

import streamlit as st

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui.my_data import editing, news
from psoas_coach.ui.my_data.counting import Counted
from psoas_coach.ui.my_data.phrases import how_to_undo, line
from psoas_coach.ui.words import say

A_PAGE = 20
PAGE = "my_data_page"


def draw(journal: Journal, count: Counted, now: Moment) -> None:
    """Draw one page of the list."""
    st.header(say("my_data.entries.title"))
    removed = bool(count.removed) and st.toggle(
        say("my_data.entries.show_removed"), key="my_data_removed", persist_state="page"
    )
    total = count.removed if removed else count.entries
    if not total:
        st.markdown(say("my_data.entries.none"))
        return
    st.markdown(_counted(total, removed=removed))
    pages = -(-total // A_PAGE)
    page = min(st.session_state.get(PAGE, 0), pages - 1)
    for entry in journal.entries(A_PAGE, page * A_PAGE, removed=removed):
        if removed:
            with st.container(border=True, horizontal=True, vertical_alignment="center"):
                st.markdown(line(entry))
                if st.button(say("my_data.entries.put_back"), key=f"back_{entry.id}"):
                    _put_back(journal, how_to_undo(entry), entry.id)
            continue
        opened = st.expander(line(entry), key=f"entry_{entry.id}", on_change="rerun")
        if opened.open:
            with opened:
                editing.draw(journal, entry, now)
    if pages > 1:
        _turn(page, pages)


def _put_back(journal: Journal, how: str, record: str) -> None:
    """Take back a removal; for a session the last change is one, so it need not be undone."""
    if how == "session":
        journal.restore_session(record)
    else:
        news.UNDOING[how](journal, record)
    news.tell(say("my_data.entries.put_back_done"))


def _counted(total: int, *, removed: bool) -> str:
    if removed:
        return say("my_data.entries.count_removed", count=total)
    if total == 1:
        return say("my_data.entries.count_one")
    return say("my_data.entries.count", count=total)


def _turn(page: int, pages: int) -> None:
    """Draw the way to newer and older entries."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, to in (("newer", page - 1), ("older", page + 1)):
            wanted = st.button(
                say(f"my_data.entries.{label}"),
                key=f"my_data_{label}",
                disabled=not 0 <= to < pages,
            )
            if wanted and 0 <= to < pages:
                st.session_state[PAGE] = to
                st.rerun()
        st.markdown(say("my_data.entries.page", page=page + 1, pages=pages))
