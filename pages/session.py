"""The session: before it, while it runs, after it; and a form for one done without the app.

The state of the session in the journal decides which part is shown.
"""

from psoas_coach.ui import shell

shell.enter()

import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.content import load
from psoas_coach.ui import store
from psoas_coach.ui.access import paired_devices
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.new_signs import form
from psoas_coach.ui.session.before import MOVE, draw_before
from psoas_coach.ui.session.by_hand import build_new_form, log_by_hand
from psoas_coach.ui.session.finish import draw_finish, find_ended, is_removed
from psoas_coach.ui.session.running import draw_elsewhere, draw_left_over, draw_player
from psoas_coach.ui.words import say

BY_HAND = ("log", "by_hand")  # Requests the form; survives a reload and is not private.
journal, now, content = store.open_journal(), store.now(), load()


def draw_session(draft: Draft | None) -> None:
    ended = None if MOVE in st.query_params else find_ended(journal, draft, now)
    if ended is not None:
        draw_finish(journal, ended, now, content)
        focus_heading("session_finish")
    elif draft is not None and draft.stage == "playing":
        draw_playing(draft)
    else:
        if is_removed(journal, now):
            st.info(say("session.removed"))
        draw_before(draft, now, content)
        if st.button(say("session.before.by_hand"), key="session_by_hand", type="tertiary"):
            st.query_params.from_dict({BY_HAND[0]: BY_HAND[1], **build_new_form()})
            st.rerun()
        focus_heading("session_before")


def draw_playing(draft: Draft) -> None:
    if drafts.is_left_over(draft, now):
        draw_left_over(journal, draft, content)
    elif draft.device == paired_devices.find_this_device():
        draw_player(draft.id)
    else:
        draw_elsewhere(journal, draft)
        focus_heading("session_elsewhere")


note = form.find_requested_note(journal, now)
if note is not None:
    form.ask(journal, note, now, content)
    focus_heading(f"new_signs_{note.id}")
elif st.query_params.get(BY_HAND[0]) == BY_HAND[1]:
    log_by_hand(journal, now, content)
else:
    draw_session(drafts.load_draft(store.load_snapshot(now)))
