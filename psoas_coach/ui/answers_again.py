"""From a self-check back to the questions that made it."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from psoas_coach.coach import self_check_draft
from psoas_coach.content import Content
from psoas_coach.journal.records import SelfCheck
from psoas_coach.ui import self_check_tab, shell, store


def answer_again(record: SelfCheck, step: str, content: Content) -> NoReturn:
    """Open the answers of a self-check at one step; after its day, a new self-check.

    So too while something new is open: what was answered before it must not answer for it.

    Args:
        record: The self-check.
        step: A step of it, or one of its questions.
        content: The questionnaire.
    """
    journal = store.journal()
    if journal.day_notes.open_new_signs() is None:
        self_check_draft.reopen(journal, record, step, store.now().local_date, content)
    self_check_tab.forget()
    st.switch_page(shell.page("self_check"))
