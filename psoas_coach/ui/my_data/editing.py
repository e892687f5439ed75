"""One entry opened: what may be changed, and taking it out.

A change is told as a further revision. Streamlit may end a run at its next call, so each handler
makes one call to the journal and then says what it did.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import msgspec
import streamlit as st

from psoas_coach.coach.session_record import Tingling
from psoas_coach.journal.entries import Entry
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment, SelfCheck, SessionRecord
from psoas_coach.ui.day_field import typed_day
from psoas_coach.ui.my_data import days, notices
from psoas_coach.ui.my_data.phrases import how_to_undo, what
from psoas_coach.ui.phrases.session import duration
from psoas_coach.ui.scale import ask_number, pain_scale
from psoas_coach.ui.words import say

LONGEST_NOTE = 2000
YES_NO = {True: "yes", False: "no"}

Changes = dict[str, Any]


def draw(journal: Journal, entry: Entry, now: Moment) -> None:
    """Draw an entry's own questions, with the answers it has."""
    told_signs = isinstance(entry, DayNote) and entry.kind == "new_signs"
    if told_signs or isinstance(entry, SelfCheck):
        # Another date for a sign would let an earlier self-check answer for it.
        st.markdown(say("my_data.edit.fixed_signs" if told_signs else "my_data.edit.fixed"))
        if st.button(say("my_data.edit.remove"), key=f"remove_{entry.id}"):
            _remove(journal, entry)
        return
    if isinstance(entry, SessionRecord):
        _holds(entry)
    with st.form(f"edit_{entry.id}", border=False):
        date = _date(entry, now)
        changes = _session(entry) if isinstance(entry, SessionRecord) else _day_note(entry)
        with st.container(horizontal=True):
            save = st.form_submit_button(say("my_data.edit.save"))
            remove = st.form_submit_button(say("my_data.edit.remove"))
    if remove:
        _remove(journal, entry)
    if save:
        _save(journal, entry, date, changes, now)


def _save(
    journal: Journal, entry: SessionRecord | DayNote, date: object, changes: Changes, now: Moment
) -> None:
    """Supersede the entry, or say why not."""
    today = now.local_date
    if not isinstance(date, dt.date) or not days.may_be(
        date, days.earliest(today, entry.at.local_date), max(today, entry.at.local_date)
    ):
        st.warning(say("my_data.edit.fault.date"))
        return
    edited = msgspec.structs.replace(entry, at=days.on_another_day(entry.at, date), **changes)
    try:
        if isinstance(edited, SessionRecord):
            done = journal.sessions.replace(edited)
        else:
            done = journal.day_notes.replace(edited)
    except JournalRefusalError as refused:
        st.warning(say(refused.key))
        return
    if done:
        how = "session" if isinstance(edited, SessionRecord) else "day_note_edit"
        notices.notify(say("my_data.entries.saved", what=what(edited)), (how, edited.id))
    st.markdown(say("my_data.edit.unchanged"))


def _remove(journal: Journal, entry: Entry) -> None:
    if isinstance(entry, SessionRecord):
        done = journal.sessions.remove(entry.id)
    elif isinstance(entry, SelfCheck):
        done = journal.self_checks.remove(entry.id)
    else:
        done = journal.day_notes.remove(entry.id)
    if done:
        notices.notify(
            say("my_data.entries.removed", what=what(entry)), (how_to_undo(entry), entry.id)
        )
    notices.notify(say("my_data.entries.gone"))


def _holds(session: SessionRecord) -> None:
    """Say what was held; names come from the record, so they are shown as they are, unformatted."""
    lines = [
        say(
            "my_data.edit.held",
            move=hold.name,
            side=say(f"my_data.edit.side.{hold.side}"),
            time=duration(hold.held_seconds),
        )
        for hold in session.holds
    ]
    if lines:
        st.text("\n".join(lines))


def _date(entry: SessionRecord | DayNote, now: Moment) -> dt.date | None:
    current = entry.at.local_date
    latest = max(now.local_date, current)
    return typed_day(say("my_data.edit.date"), latest, key=f"date_{entry.id}", value=current)


def _session(session: SessionRecord) -> Changes:
    before, after = (
        ask_number(
            f"{name}_{session.id}",
            pain_scale(say(f"my_data.edit.{name}")),
            getattr(session, name),
        )
        for name in ("pain_before", "pain_after")
    )
    tingling = st.segmented_control(
        say("my_data.edit.tingling"),
        get_args(Tingling),
        default=session.tingling,
        format_func=lambda one: say(f"my_data.edit.tingling_is.{one}"),
        key=f"tingling_{session.id}",
    )
    note = st.text_area(
        say("my_data.edit.note"), session.note, max_chars=LONGEST_NOTE, key=f"note_{session.id}"
    )
    return {"pain_before": before, "pain_after": after, "tingling": tingling, "note": note or ""}


def _day_note(note: DayNote) -> Changes:
    if note.kind != "check_in":
        return {}
    pain = ask_number(
        f"pain_{note.id}",
        pain_scale(say("my_data.edit.pain_now")),
        note.body.get("pain_now"),
    )
    tingling = st.segmented_control(
        say("my_data.edit.tingling_today"),
        (False, True),
        default=note.body.get("tingling"),
        format_func=lambda one: say(f"my_data.edit.tingling_{YES_NO[one]}"),
        key=f"tingling_{note.id}",
    )
    answers = {"pain_now": pain, "tingling": tingling}
    others = {name: value for name, value in note.body.items() if name not in answers}
    edited = {
        name: value for name, value in answers.items() if value is not None or name in note.body
    }
    return {"body": {**edited, **others}}
