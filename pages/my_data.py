"""My data: what is stored and where, the list of entries, and each entry on its own."""

from psoas_coach.ui import shell

shell.enter()

from collections.abc import Callable

import streamlit as st

from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.ui import store
from psoas_coach.ui.access import sign_in_page, sign_in_setup
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.my_data import (
    days,
    entry_list,
    notices,
    one_entry,
    storage,
    transfer,
    your_phone,
)
from psoas_coach.ui.own_language import draw_language
from psoas_coach.ui.words import say


def draw_all() -> None:
    """Draw what is stored, in tabs of which only the open one is drawn."""
    st.markdown(f"# {say('my_data.title')}\n\n{say('my_data.lead')}", anchors=False)
    now = store.now()
    snapshot = store.load_snapshot(now)
    journal, count = snapshot.journal, entry_list.count_entries(snapshot)
    entry_list.offer_demo_removal(journal, count)
    notices.show()

    def draw_entries() -> None:
        days.draw_marking(journal, now)
        entry_list.draw_list(journal, count, now)
        days.draw_own_days(journal)
        draw_language(journal)

    parts: dict[str, Callable[[], None]] = {
        "entries": draw_entries,
        "take": lambda: transfer.draw(journal, now),
        "backups": lambda: storage.draw_backups(journal, store.find_file(), store.get_zone()),
        "delete": lambda: storage.draw_deletion(journal, store.find_file(), now.local_date),
    }
    if sign_in_setup.load_sign_in() is None:  # With sign-in the host's address works on phones.
        parts["phone"] = lambda: your_phone.draw(journal, store.get_zone())
    labels = [say(f"my_data.tabs.{section}") for section in parts]
    with st.container(key="wide-my-data"):
        tabs = st.tabs(labels, key=notices.SECTION, on_change="rerun")
        for tab, draw_part in zip(tabs, parts.values(), strict=True):
            if tab.open:
                with tab:
                    draw_part()


entry = st.query_params.get(notices.ENTRY)
# The place of the back button is always drawn, so that the heading keeps its own place.
with st.container():
    if entry is not None:
        one_entry.show_way_back()
try:
    if entry is None:
        draw_all()
    else:
        one_entry.draw(store.open_journal(), entry, store.now())
except JournalUnavailableError as trouble:  # Only the section that can help is shown.
    file = store.find_file()
    if trouble.kind not in {"corrupt", "missing"} or file is None:
        raise
    storage.draw_recovery(file, store.get_zone(), trouble.kind)
if entry is None:
    sign_in_page.draw_sign_out()
focus_heading(f"my_data.{entry}")
