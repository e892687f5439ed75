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
from psoas_coach.coach.self_check_draft import KIND as SELF_CHECK
from psoas_coach.coach.session_record import build_record
from psoas_coach.content import Content, load
from psoas_coach.guidance.new_signs import classify_signs
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui import self_check_tab
from psoas_coach.ui.new_signs.card import ASKED_KEY, WITHDRAWN, take_back
from psoas_coach.ui.question_answers import read_widget_values
from psoas_coach.ui.question_cards import show_sign_picker
from psoas_coach.ui.streamlit_workarounds.buttons import primary_button
from psoas_coach.ui.tick_list import read_tick_report
from psoas_coach.ui.words import say

LISTS = ("red_now", "red_today")
"""The lists that are asked, the more urgent first."""
_LOOK_BACK = dt.timedelta(days=2)
"""A tab that asks creates its note today; its date differs only across the date line."""


def find_requested_note(journal: Journal, now: Moment) -> DayNote | None:
    """Return the note whose signs this tab asks for; None if there is nothing to ask."""
    id_ = st.session_state.get(ASKED_KEY)
    if id_ is None:
        return None
    notes = journal.day_notes.list(since=now.local_date - _LOOK_BACK)
    match = next((note for note in notes if note.id == id_), None)
    if match is None:  # It was withdrawn in another tab.
        del st.session_state[ASKED_KEY]
    return match


def ask(journal: Journal, note: DayNote, now: Moment, content: Content) -> None:
    """Ask which signs it is; keeps the answer and runs the page again.

    Args:
        journal: The person's journal.
        note: The note that is open.
        now: This instant.
        content: The questionnaire, the rules and the words.
    """
    st.title(say("session.worry.title"), anchor=False)
    st.markdown(say("session.worry.lead"))
    signs = [sign for list_ in LISTS for sign in _ticked(list_, note, content)]
    done = primary_button(say("session.worry.done"), key="new_signs_done", width="stretch")
    other = st.button(say("session.worry.other"), key="new_signs_other", width="stretch")
    back = st.button(say("session.worry.back"), key="new_signs_back", width="stretch")
    if done and not signs:
        st.warning(say("session.worry.none_ticked"))
    elif done or other or (back and signs):
        # The ticked signs count, whichever button was pressed, even if the wrong one was
        # pressed. The card that follows can be withdrawn, and that can be undone.
        save_signs(journal, note, signs, now)
        st.rerun()
    elif back:
        take_back(journal, note.id)
        st.rerun()


def _ticked(list_: str, note: DayNote, content: Content) -> Iterator[str]:
    """Draw one list, and yield what is ticked in it as ``list.item``."""
    st.header(say(f"session.worry.{list_}"), anchor=False)
    key = f"new_signs.{list_}.{note.id}"
    ticks = read_tick_report(read_widget_values(), key)
    items = content.safety[list_].items
    on = [item for item in items if ticks is not None and ticks.on.get(item)]
    show_sign_picker(key, list_, on, None if ticks is None else ticks.id, content)
    yield from (f"{list_}.{item}" for item in on)


def report_new_signs(journal: Journal, now: Moment) -> None:
    """Keep that something is new, before it is known what; the question comes next.

    Whoever goes away over the question has said enough for the plan to be held. A session on its
    way ends, and a self-check half done is let go: its safety lists were answered before this.
    """
    note = DayNote(uuid.uuid4().hex, now, "new_signs", {"level": "check", "signs": []})
    journal.day_notes.report_new_signs(note)
    _end_session(journal, now, load())
    journal.drafts.drop(SELF_CHECK)
    self_check_tab.forget()
    st.session_state.pop(WITHDRAWN, None)
    st.session_state[ASKED_KEY] = note.id


def save_signs(journal: Journal, note: DayNote, signs: Iterable[str], now: Moment) -> None:
    """Keep which signs it is, as ``list.item``; none of them is something else that is new.

    Args:
        journal: The person's journal.
        note: The note that is open.
        signs: Ids of the signs, as ``list.item``.
        now: This instant. The signs are reported now: a self-check may have been finished in
            another tab since the note was begun, and must not hide them.
    """
    ticked = list(signs)
    body = {**note.body, "level": classify_signs(ticked), "signs": ticked}
    journal.day_notes.report_new_signs(msgspec.structs.replace(note, at=now, body=body))
    st.session_state.pop(ASKED_KEY, None)


def _end_session(journal: Journal, now: Moment, content: Content) -> None:
    """End the session that runs, as stopped; one that held nothing is let go.

    An unfinished one of an earlier day is not running: its page asks about it later.
    """
    draft = drafts.load_draft(journal)
    if draft is None or draft.stage != "playing" or drafts.is_left_over(draft, now):
        return
    seconds = drafts.find_held_seconds(draft)
    if not any(seconds.values()):
        journal.drafts.drop(drafts.KIND)
        return
    stopped = Finished(draft.id, "stopped", "other", seconds)
    journal.sessions.add(build_record(msgspec.structs.replace(draft, finished=stopped), content))
