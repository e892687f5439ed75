"""Deleting everything: an export offered first, a word to type, and then really."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import streamlit as st

from psoas_coach.journal import backups
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.my_data import notices
from psoas_coach.ui.my_data.transfer import export_buttons
from psoas_coach.ui.words import say

ROUND = "my_data_delete_round"
"""Session-state key: counts deletions, so that the typed word does not stay."""


def draw(journal: Journal, file: Path | None, today: dt.date) -> None:
    """Draw the section."""
    alone = file is not None and not journal.shared()
    word = say("my_data.delete.word")
    st.header(say("my_data.delete.title"))
    st.markdown(say("my_data.delete.lead"))
    st.markdown(say("my_data.delete.backups" if alone else "my_data.delete.backups_shared"))
    st.markdown(say("my_data.delete.export_first"))
    export_buttons(journal, today, "delete")
    round_ = st.session_state.get(ROUND, 0)
    typed = st.text_input(
        say("my_data.delete.type", word=word), key=f"delete_{round_}", max_chars=40
    )
    if not st.button(say("my_data.delete.button"), key="my_data_delete"):
        return
    if (typed or "").strip() != word:
        st.warning(say("my_data.delete.wrong", word=word))
        return
    count = _delete(journal, file if alone else None)
    st.session_state[ROUND] = round_ + 1
    notices.notify(say("my_data.delete.done", count=count))


def _delete(journal: Journal, file: Path | None) -> int:
    """Delete the rows, and the copies of a file that is nobody else's; gives the entries."""
    count = journal.deletion.erase_everything()
    if file is not None:
        backups.delete_backups(file)
    return count
