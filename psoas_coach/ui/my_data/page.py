"""The frame of the page: what is kept and where, and one section at a time."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store
from psoas_coach.ui.access import sign_in_page, sign_in_setup
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.my_data import (
    days,
    listing,
    notices,
    one_entry,
    storage,
    transfer,
    your_phone,
)
from psoas_coach.ui.my_data.listing import EntryCounts, count_entries
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the page, or one entry; a damaged journal leaves the one section that can help."""
    entry = st.query_params.get(notices.ENTRY)
    # The way back has its place even where there is none, so that the heading always has the same.
    with st.container():
        if entry is not None:
            one_entry.show_way_back()
    try:
        if entry is None:
            _all()
        else:
            one_entry.draw(store.journal(), entry, store.now())
    except JournalUnavailableError as trouble:
        file = store.file()
        if trouble.kind not in {"corrupt", "missing"} or file is None:
            raise
        storage.draw_recovery(file, store.zone(), trouble.kind)
    if entry is None:
        sign_in_page.draw_sign_out()
    focus_heading(f"my_data.{entry}")


def _all() -> None:
    st.markdown(f"# {say('my_data.title')}\n\n{say('my_data.lead')}", anchors=False)
    snapshot = store.snapshot()
    journal, count = snapshot.journal, count_entries(snapshot)
    if count.demo:
        with st.container(border=True):
            st.markdown(say("my_data.demo", count=count.demo))
            if st.button(say("my_data.demo_remove"), key="my_data_demo"):
                journal.bulk.erase_demo()
                st.rerun()
    notices.show()
    parts: dict[str, Callable[[], None]] = {
        "entries": lambda: _entries(journal, count),
        "take": lambda: transfer.draw(journal, store.now().local_date),
        "backups": lambda: storage.draw_backups(journal, store.file(), store.zone()),
        "delete": lambda: storage.draw_deletion(journal, store.file(), store.now().local_date),
    }
    if sign_in_setup.load_sign_in() is None:  # with sign-in a host serves everybody's phones
        parts["phone"] = lambda: your_phone.draw(journal, store.zone())
    labels = [say(f"my_data.tabs.{section}") for section in parts]
    tabs = st.tabs(labels, key=notices.SECTION, on_change="rerun")
    for tab, draw_part in zip(tabs, parts.values(), strict=True):
        if tab.open:
            with tab:
                draw_part()


def _entries(journal: Journal, count: EntryCounts) -> None:
    now = store.now()
    days.draw_marking(journal, now)
    listing.draw(journal, count, now)
    days.draw_own_days(journal)
