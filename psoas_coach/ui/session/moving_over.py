"""A session that runs on another device: it goes on here only once the person says so."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import shell
from psoas_coach.ui.access import paired_devices
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.words import say


def ask_to_move(journal: Journal, draft: Draft) -> None:
    """Ask whether the session shall go on here."""
    st.title(say("session.elsewhere.title"), anchor=False)
    st.markdown(say("session.elsewhere.body", device=_name(journal, draft.device)))
    if primary_button(say("session.elsewhere.move"), key="session_move", width="stretch"):
        latest = drafts.load_draft(journal)  # with what has been reported since this was drawn
        if latest is not None and (latest.id, latest.stage) == (draft.id, "playing"):
            drafts.move_to_device(journal, latest, paired_devices.this_device())
        st.rerun()
    st.page_link(shell.page("today"), label=say("session.saved.today"))


def _name(journal: Journal, device: str) -> str:
    """Return what to call the device that a session runs on."""
    if not device:
        return say("session.elsewhere.computer")
    names = {one.id: one.name for one in journal.devices.list()}
    return names.get(device, say("session.elsewhere.other"))
