"""After the session: how it feels now, a line of note, and saving it exactly once."""

from __future__ import annotations

from typing import Any

import msgspec
import streamlit as st

from psoas_coach.coach import session_draft as drafts
from psoas_coach.coach.session_draft import Draft
from psoas_coach.coach.session_record import record_of_draft
from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui.dates import day
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.phrases.session import LONGEST_NOTE, duration, one_line
from psoas_coach.ui.scale import ask_number, pain_scale
from psoas_coach.ui.session import finish
from psoas_coach.ui.session.rest import offer_rest
from psoas_coach.ui.session.tab_state import remember
from psoas_coach.ui.words import say

CHANGES = ("down", "same", "up")


def after(journal: Journal, draft: Draft, now: Moment, content: Content) -> None:
    """Ask the questions after a session and save it."""
    remember(draft)
    stopped = draft.finished.reason if draft.finished else None
    _heading(journal, draft, now, content)
    if stopped is not None:
        st.markdown(say(f"session.after.stopped.{stopped}"))
        offer_rest(draft, content)
    answered = _answers(draft)
    told = msgspec.structs.replace(draft, **answered)
    if told != draft and not drafts.save_draft(journal, told):
        st.rerun()  # another tab has just saved it
    pressed = main_button(say("session.after.save"), key=f"save_{draft.id}", width="stretch")
    anyway = st.button(say("session.after.save_anyway"), type="tertiary")
    if pressed and (told.pain_after is None or told.tingling is None):
        st.warning(say("session.after.missing"))
    elif pressed or anyway:
        journal.sessions.add(record_of_draft(told, content))
        st.rerun()


def _heading(journal: Journal, draft: Draft, now: Moment, content: Content) -> None:
    stopped = draft.finished.reason if draft.finished else None
    if drafts.is_left_over(draft, now):
        date = day(draft.at.local_date)
        st.title(say("session.after.title_date", date=date), anchor=False)
    elif stopped is None:
        finish.show(journal, draft, content)
    elif stopped == "time":
        st.title(say("session.after.short_title"), anchor=False)
    else:
        st.title(say("session.after.stopped_title"), anchor=False)
    seconds = sum(drafts.held_seconds(draft).values())
    some = say("session.after.held", time=duration(seconds))
    st.markdown(some if seconds else say("session.after.held_none"))


def _answers(draft: Draft) -> dict[str, Any]:
    """Ask, beginning with what has been answered already, and return the answers."""
    pain = ask_number(f"pain_{draft.id}", pain_scale(say("session.after.pain")), draft.pain_after)
    tingling = st.segmented_control(
        say("session.after.tingling"),
        CHANGES,
        default=draft.tingling,
        format_func=lambda change: say(f"session.after.tingling_is.{change}"),
        key=f"tingling_{draft.id}",
    )
    note = st.text_input(
        say("session.after.note"), draft.note, max_chars=LONGEST_NOTE, key=f"note_{draft.id}"
    )
    return {"pain_after": pain, "tingling": tingling, "note": one_line(note)}
