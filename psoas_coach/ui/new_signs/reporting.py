"""Keeping what is told about new signs, and ending whatever must not go on beside it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

import msgspec
import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.player_report import Finished
from psoas_coach.coach.self_check_draft import KIND as SELF_CHECK
from psoas_coach.coach.session_record import record_of_draft
from psoas_coach.content import Content, load
from psoas_coach.guidance.new_signs import classify_signs
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui import self_check_tab
from psoas_coach.ui.new_signs.undo import ASKED, TAKEN_BACK


def report_new_signs(journal: Journal, now: Moment) -> None:
    """Keep that something is new, before it is known what; the question comes next.

    Whoever goes away over the question has said enough for the plan to be held. A session on its
    way ends, and a self-check half done is let go: its safety lists were answered before this.
    """
    note = DayNote(uuid.uuid4().hex, now, "new_signs", {"level": "check", "signs": []})
    journal.day_notes.add(note)
    _end_session(journal, now, load())
    journal.drafts.drop(SELF_CHECK)
    self_check_tab.forget()
    st.session_state.pop(TAKEN_BACK, None)
    st.session_state[ASKED] = note.id


def save_signs(journal: Journal, note: DayNote, signs: Iterable[str]) -> None:
    """Keep which signs it is, as ``list.item``; none of them is something else that is new."""
    ticked = list(signs)
    body = {**note.body, "level": classify_signs(ticked), "signs": ticked}
    journal.day_notes.replace(msgspec.structs.replace(note, body=body))
    st.session_state.pop(ASKED, None)


def _end_session(journal: Journal, now: Moment, content: Content) -> None:
    """End the session that runs, as stopped; one that held nothing is let go.

    One of an earlier day that nobody closed runs no more: its page asks about it when it may.
    """
    going = drafts.load_draft(journal)
    if going is None or going.stage != "playing" or drafts.is_left_over(going, now):
        return
    held = drafts.held_seconds(going)
    if not any(held.values()):
        journal.drafts.drop(drafts.KIND)
        return
    stopped = Finished(going.id, "stopped", "other", held)
    journal.sessions.add(record_of_draft(msgspec.structs.replace(going, finished=stopped), content))
