"""What is new: the single signs of both red lists, to be ticked, and the ways out.

That something is new is kept by the time this is asked; see ``telling.tell``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.new_signs.reporting import save_signs
from psoas_coach.ui.new_signs.undo import ASKED, take_back
from psoas_coach.ui.question_list import NONE, sign_items
from psoas_coach.ui.questions import seen
from psoas_coach.ui.tick_list import TickList, said, tick_list
from psoas_coach.ui.words import say

LISTS = ("red_now", "red_today")
"""The lists that are asked, the more urgent first."""
_LOOK_BACK = dt.timedelta(days=2)
"""A tab that asks has told today; its note may bear another date only over the date line."""


def asked_for(journal: Journal, now: Moment) -> DayNote | None:
    """Return the note whose signs this tab asks for; None where there is nothing to ask."""
    id_ = st.session_state.get(ASKED)
    if id_ is None:
        return None
    notes = journal.day_notes.list(since=now.local_date - _LOOK_BACK)
    found = next((note for note in notes if note.id == id_), None)
    if found is None:  # taken back in another tab
        del st.session_state[ASKED]
    return found


def ask(journal: Journal, note: DayNote, content: Content) -> None:
    """Ask which signs it is; keeps the answer and runs the page again."""
    st.title(say("session.worry.title"), anchor=False)
    st.markdown(say("session.worry.lead"))
    signs = [sign for list_ in LISTS for sign in _ticked(list_, note, content)]
    done = main_button(say("session.worry.done"), key="new_signs_done", width="stretch")
    other = st.button(say("session.worry.other"), key="new_signs_other", width="stretch")
    back = st.button(say("session.worry.back"), key="new_signs_back", width="stretch")
    if done and not signs:
        st.warning(say("session.worry.none_ticked"))
    elif done or other:
        # What is ticked counts, whichever button was pressed.
        save_signs(journal, note, signs)
        st.rerun()
    elif back:
        take_back(journal, note.id)
        st.rerun()


def _ticked(list_: str, note: DayNote, content: Content) -> Iterator[str]:
    """Draw one list, and yield what is ticked in it as ``list.item``."""
    st.header(say(f"session.worry.{list_}"), anchor=False)
    items = sign_items(list_, content.safety[list_].items)
    key = f"new_signs.{list_}.{note.id}"
    told = said(seen(), key)
    on = [item.id for item in items if told is not None and told.on.get(item.id)]
    name = say(f"session.worry.{list_}")
    tick_list(key, TickList(name, None, items, NONE), on, None if told is None else told.id)
    yield from (f"{list_}.{item}" for item in on)
