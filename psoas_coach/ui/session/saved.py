"""What is shown once a session is kept: that it is, and a quiet end."""

from __future__ import annotations

import streamlit as st

from psoas_coach.journal.records import SessionRecord
from psoas_coach.ui import shell
from psoas_coach.ui.phrases.session import duration
from psoas_coach.ui.session import tab_state
from psoas_coach.ui.words import say


def saved(record: SessionRecord) -> None:
    """Show that a session is kept."""
    st.title(say("session.saved.title"), anchor=False)
    seconds = sum(hold.held_seconds for hold in record.holds)
    said = [say("session.saved.body", time=duration(seconds))]
    if record.pain_before is not None and record.pain_after is not None:
        before, after = record.pain_before, record.pain_after
        said.append(say("session.saved.pain", before=before, after=after))
    st.success(" ".join(said))
    if record.tingling == "up":
        st.warning(say("session.saved.up"))
    st.markdown(say("session.saved.thanks"))
    st.page_link(shell.page("progress"), label=say("session.saved.progress"))
    st.page_link(shell.page("today"), label=say("session.saved.today"))
    if st.button(say("session.saved.another")):
        tab_state.forget()
        st.rerun()
