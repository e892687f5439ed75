"""Report something new: single signs are ticked and saved, and what must not go on is ended.

The journal has recorded that something is new before the signs are asked about; see
``report_new_signs``.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator

import msgspec
import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.player_report import Finished
from psoas_coach.coach.self_check_draft import SELF_CHECK_DRAFT
from psoas_coach.coach.session_record import build_record
from psoas_coach.content import Content, load
from psoas_coach.guidance.new_signs import classify_signs
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui import self_check_tab
from psoas_coach.ui.new_signs.card import ASKED_KEY, WITHDRAWN, take_back
from psoas_coach.ui.question_answers import read_widget_values
from psoas_coach.ui.question_cards import show_sign_picker
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.tick_list import read_tick_report
from psoas_coach.ui.words import say

LISTS = ("red_now", "red_today")
"""The safety lists of the form, most urgent first."""
_LOOK_BACK = dt.timedelta(days=2)
"""The note of an open form is from today; its date differs only across the date line."""


def find_requested_note(journal: Journal, now: Moment) -> DayNote | None:
    """Return the note whose signs this tab asks about; None if there is nothing to ask."""
    id_ = st.session_state.get(ASKED_KEY)
    if id_ is None:
        return None
    notes = journal.day_notes.list(since=now.local_date - _LOOK_BACK)
    match = next((note for note in notes if note.id == id_), None)
    if match is None:  # It was withdrawn in another tab.
        del st.session_state[ASKED_KEY]
    return match


def ask(journal: Journal, note: DayNote, now: Moment, content: Content) -> None:
    """Ask which signs are new; store the answer and run the page again.

    Args:
        journal: The person's journal.
        note: The open note.
        now: The current moment.
        content: The questionnaire, the rules and the words.
    """
    st.title(say("session.worry.title"), anchor=False)
    st.markdown(say("session.worry.lead"))
    signs = [sign for list_ in LISTS for sign in _ask_ticked(list_, note, content)]
    done = draw_primary_button(say("session.worry.done"), key="new_signs_done", width="stretch")
    other = st.button(say("session.worry.other"), key="new_signs_other", width="stretch")
    back = st.button(say("session.worry.back"), key="new_signs_back", width="stretch")
    if done and not signs:
        st.warning(say("session.worry.none_ticked"))
    elif done or other or (back and signs):
        # The ticked signs count, whichever button was pressed, even if it was the wrong one. The
        # card that follows can be withdrawn, and that can be undone.
        save_signs(journal, note, signs, now)
        st.rerun()
    elif back:
        take_back(journal, note.id)
        st.rerun()


def _ask_ticked(list_: str, note: DayNote, content: Content) -> Iterator[str]:
    """Draw one list, and yield the ticked items as ``list.item``."""
    st.header(say(f"session.worry.{list_}"), anchor=False)
    key = f"new_signs.{list_}.{note.id}"
    ticks = read_tick_report(read_widget_values(), key)
    items = content.safety[list_].items
    on = [item for item in items if ticks is not None and ticks.on.get(item)]
    show_sign_picker(key, list_, on, None if ticks is None else ticks.id, content)
    yield from (f"{list_}.{item}" for item in on)


def report_new_signs(journal: Journal, now: Moment) -> None:
    """Record that there are new signs before it is known which; the question follows.

    If the person leaves without an answer, the record still limits the plan. A session in progress
    ends. An unfinished self-check is discarded, because its safety lists were answered earlier.
    """
    note = DayNote(uuid.uuid4().hex, now, "new_signs", {"level": "check", "signs": []})
    journal.day_notes.report_new_signs(note)
    _end_session(journal, now, load())
    journal.drafts.drop(SELF_CHECK_DRAFT)
    self_check_tab.forget()
    st.session_state.pop(WITHDRAWN, None)
    st.session_state[ASKED_KEY] = note.id


def save_signs(journal: Journal, note: DayNote, signs: Iterable[str], now: Moment) -> None:
    """Store which signs are new, as ``list.item``; an empty list means something else is new.

    Args:
        journal: The person's journal.
        note: The open note.
        signs: Ids of the signs, as ``list.item``.
        now: The current moment. The signs are dated now: a self-check may have been finished in
            another tab since the note was created, and must not hide them.
    """
    ticked = list(signs)
    body = {**note.body, "level": classify_signs(ticked), "signs": ticked}
    journal.day_notes.report_new_signs(msgspec.structs.replace(note, at=now, body=body))
    st.session_state.pop(ASKED_KEY, None)


def _end_session(journal: Journal, now: Moment, content: Content) -> None:
    """End the session in progress, as stopped; discard it if nothing was held.

    An unfinished session of an earlier day is not in progress: its page asks about it later.
    """
    draft = drafts.load_draft(journal)
    if draft is None or draft.stage != "playing" or drafts.is_left_over(draft, now):
        return
    seconds = drafts.find_held_seconds(draft)
    if not any(seconds.values()):
        journal.drafts.drop(drafts.SESSION_DRAFT)
        return
    stopped = Finished(draft.id, "stopped", "other", seconds)
    journal.sessions.add(build_record(msgspec.structs.replace(draft, finished=stopped), content))
