"""The session page: which of its parts is due, by what the journal knows of the session."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach import personal_calendar
from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_start import close_left_over
from psoas_coach.content import Content, load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, SessionRecord
from psoas_coach.ui import shell, store
from psoas_coach.ui.access import paired_devices
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.dates import day
from psoas_coach.ui.new_signs import reporting
from psoas_coach.ui.phrases.session import duration
from psoas_coach.ui.session import tab_state
from psoas_coach.ui.session.after import after
from psoas_coach.ui.session.before import MOVE, before
from psoas_coach.ui.session.by_hand import log_by_hand, new_form
from psoas_coach.ui.session.moving_over import ask_to_move
from psoas_coach.ui.session.playing import keep_late_report, playing
from psoas_coach.ui.streamlit_workarounds import primary_button
from psoas_coach.ui.words import say

BY_HAND = ("log", "by_hand")
"""Query parameter and value that ask for the form: survives a reload, says nothing private."""


def draw() -> None:
    """Draw the part of the session page that is due."""
    journal, now, content = store.journal(), store.now(), load()
    note = reporting.asked_for(journal, now)
    if note is not None:
        reporting.ask(journal, note, content)
        focus_heading(f"new_signs_{note.id}")
        return
    if st.query_params.get(BY_HAND[0]) == BY_HAND[1]:
        log_by_hand(journal, now, content)
        return
    draft = drafts.load_draft(store.snapshot(now))
    if MOVE not in st.query_params and _shows_saved(journal, draft, now):
        focus_heading("session_saved")
    elif draft is not None and draft.stage == "after":
        after(journal, draft, now, content)
        focus_heading("session_after")
    elif draft is not None and draft.stage == "playing" and not drafts.is_left_over(draft, now):
        if draft.device == paired_devices.this_device():
            playing(draft.id)
        else:
            keep_late_report(journal, draft)
            ask_to_move(journal, draft)
            focus_heading("session_elsewhere")
    elif draft is not None and draft.stage == "playing":
        _left_over(journal, draft, content)
    else:
        before(draft, now, content)
        if st.button(say("session.before.by_hand"), type="tertiary"):
            st.query_params.from_dict({BY_HAND[0]: BY_HAND[1], **new_form()})
            st.rerun()
        focus_heading("session_before")


def _shows_saved(journal: Journal, draft: Draft | None, now: Moment) -> bool:
    """Show the record of the session this tab was in, once it is kept, by whichever tab."""
    here = tab_state.recall()
    if not here or (draft is not None and draft.stage != "before"):
        return False
    record = journal.sessions.get(here)
    if record is None or not personal_calendar.is_same_sitting(record.at, now):
        return False
    _saved(record)
    return True


def _saved(record: SessionRecord) -> None:
    """Show that a session is kept, and a quiet end."""
    st.title(say("session.saved.title"), anchor=False)
    seconds = sum(hold.held_seconds for hold in record.holds)
    sentences = [say("session.saved.body", time=duration(seconds))]
    if record.pain_before is not None and record.pain_after is not None:
        before, after = record.pain_before, record.pain_after
        sentences.append(say("session.saved.pain", before=before, after=after))
    st.success(" ".join(sentences))
    if record.tingling == "up":
        st.warning(say("session.saved.up"))
    st.markdown(say("session.saved.thanks"))
    st.page_link(shell.page("progress"), label=say("session.saved.progress"))
    st.page_link(shell.page("today"), label=say("session.saved.today"))
    if st.button(say("session.saved.another")):
        tab_state.forget()
        st.rerun()


def _left_over(journal: Journal, draft: Draft, content: Content) -> None:
    """Offer to keep a session of an earlier day that nobody closed."""
    st.title(say("session.left_over.title", date=day(draft.at.local_date)), anchor=False)
    time = duration(sum(drafts.find_held_seconds(draft).values()))
    st.markdown(say("session.left_over.body", time=time))
    if primary_button(say("session.left_over.keep"), key="left_over_keep", width="stretch"):
        close_left_over(journal, draft, content)
        st.rerun()
    if st.button(say("session.left_over.drop"), width="stretch"):
        journal.drafts.drop(drafts.KIND)
        st.rerun()
