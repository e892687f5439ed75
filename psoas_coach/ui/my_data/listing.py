"""The list of all entries, newest first, of which one is chosen to be looked at and changed.

The list is one question with an answer for each entry: a page that drew every entry as something
to open would draw them all again in every rerun. Entries are counted only when something was
written.
"""

from __future__ import annotations

import streamlit as st
from msgspec import Struct

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.journal.entries import Entry
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import store
from psoas_coach.ui.my_data import editing, notices
from psoas_coach.ui.my_data.phrases import how_to_undo, line
from psoas_coach.ui.words import say

A_PAGE = 10
PAGE = "my_data_page"
CHOSEN = "my_data_chosen"


def draw(journal: Journal, count: EntryCounts, now: Moment) -> None:
    """Draw one page of the list, and the entry that was chosen from it."""
    title = f"## {say('my_data.entries.title')}"
    removed = bool(count.removed) and st.toggle(
        say("my_data.entries.show_removed"), key="my_data_removed", persist_state="page"
    )
    total = count.removed if removed else count.entries
    if not total:
        st.markdown(f"{title}\n\n{say('my_data.entries.none')}", anchors=False)
        return
    st.markdown(f"{title}\n\n{_counted(total, removed=removed)}", anchors=False)
    pages = -(-total // A_PAGE)
    page = min(st.session_state.get(PAGE, 0), pages - 1)
    entries = store.snapshot(now).cached(
        ("entries", page, removed),
        lambda: journal.entries.page(A_PAGE, page * A_PAGE, removed=removed),
    )
    chosen = _chosen(entries, removed=removed)
    if chosen is not None and removed:
        if st.button(say("my_data.entries.put_back"), key=f"back_{chosen.id}"):
            _put_back(journal, how_to_undo(chosen), chosen.id)
    elif chosen is not None:
        with st.container(border=True):
            st.markdown(f"**{line(chosen)}**")
            editing.draw(journal, chosen, now)
    if pages > 1:
        _turn(page, pages)


def _chosen(entries: tuple[Entry, ...], *, removed: bool) -> Entry | None:
    """Offer the entries of the page; None until one is chosen."""
    lines = {entry.id: line(entry) for entry in entries}
    if st.session_state.get(CHOSEN) not in lines:
        st.session_state[CHOSEN] = None  # it is on another page, or gone
    asked = "choose_removed" if removed else "choose"
    chosen = st.radio(
        say(f"my_data.entries.{asked}"),
        list(lines),
        index=None,
        format_func=lines.__getitem__,
        key=CHOSEN,
    )
    return next((entry for entry in entries if entry.id == chosen), None)


def _put_back(journal: Journal, how: str, record: str) -> None:
    """Take back a removal; for a session the last change is one, so it need not be undone."""
    if how == "session":
        journal.sessions.restore(record)
    else:
        notices.UNDOING[how](journal, record)
    notices.notify(say("my_data.entries.put_back_done"))


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


class EntryCounts(Struct, frozen=True):
    """What the page needs to know before it draws.

    Attributes:
        entries: That stand.
        removed: That can be put back.
        demo: Made up.
    """

    entries: int
    removed: int
    demo: int


def count_entries(snapshot: Snapshot) -> EntryCounts:
    """Return how many entries there are, counted once for each snapshot."""
    return snapshot.cached("entry counts", lambda: _count(snapshot.journal))


def _count(journal: Journal) -> EntryCounts:
    removed = journal.entries.count(removed=True)
    return EntryCounts(journal.entries.count(), removed, journal.bulk.tally().demo)
