"""One entry at its own address: view it, change it, remove it, restore it."""

from __future__ import annotations

import datetime as dt

import msgspec
import streamlit as st

from psoas_coach.journal.entries import Entry
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import (
    DayNote,
    Moment,
    SelfCheck,
    SessionRecord,
    SittingBreak,
)
from psoas_coach.ui import shell
from psoas_coach.ui.my_data import days, notices
from psoas_coach.ui.my_data.entry_fields import (
    Changeable,
    Changes,
    ask_changes,
    ask_date,
    show_holds,
)
from psoas_coach.ui.my_data.notices import ENTRY
from psoas_coach.ui.my_data.phrases import describe_entry, describe_origin, find_undo_way
from psoas_coach.ui.words import say

RESULT = "result"
"""Query parameter of the guidance page: the id of a self-check."""


def go(id_: str) -> None:
    """Open one entry."""
    st.query_params[ENTRY] = id_


def leave() -> None:
    """Go back to all entries."""
    st.query_params.pop(ENTRY, None)


def show_way_back() -> None:
    """Draw the button back to all entries."""
    st.button(
        say("my_data.entries.back"),
        key="entry_back",
        icon=":material/arrow_back:",
        type="tertiary",
        on_click=leave,
    )


def draw(journal: Journal, id_: str, now: Moment) -> None:
    """Draw one entry; a removed entry can be restored, and a deleted one is reported as gone.

    Args:
        journal: The person's journal.
        id_: Id of the entry.
        now: The current moment, with the person's own date and time zone.
    """
    entry = journal.entries.find(id_)
    removed = None if entry is not None else journal.entries.find(id_, removed=True)
    fact = entry or removed
    title = say("my_data.title") if fact is None else describe_entry(fact)
    st.markdown(f"# {title}", anchors=False)
    notices.show()
    if fact is None:
        st.markdown(say("my_data.entries.gone"))
        return
    st.markdown(f":gray[{describe_origin(fact)}]")
    if removed is not None:
        st.markdown(say("my_data.entries.was_removed"))
        if st.button(say("my_data.entries.put_back"), key=f"back_{removed.id}"):
            _put_back(journal, removed)
        return
    if isinstance(fact, SelfCheck):
        st.page_link(
            shell.get_page("guidance"),
            label=say("my_data.entries.result"),
            icon=":material/arrow_forward:",
            query_params={RESULT: fact.id},
        )
    with st.container(key="card-entry"):
        draw_questions(journal, fact, now)


def _put_back(journal: Journal, removed: Entry) -> None:
    """Undo a removal; if it was the last change of a session, it is not offered for undo again."""
    how = find_undo_way(removed)
    if how == "session":
        journal.sessions.restore(removed.id)
    else:
        notices.UNDOING[how](journal, removed.id)
    notices.notify(say("my_data.entries.put_back_done"))


FIXED = {"new_signs": "fixed_signs", "imported": "fixed_imported"}
"""Kinds of day notes that cannot be edited, and the sentence that says so."""


def draw_questions(journal: Journal, entry: Entry, now: Moment) -> None:
    """Draw the questions of an entry, with its answers.

    Args:
        journal: The person's journal.
        entry: The entry.
        now: The current moment, with the person's own date and time zone.
    """
    fixed = FIXED.get(entry.kind) if isinstance(entry, DayNote) else None
    if fixed or isinstance(entry, SelfCheck):
        # With another date an earlier self-check could supersede a sign, and an imported day
        # would be imported again with its file.
        st.markdown(say(f"my_data.edit.{fixed or 'fixed'}"))
        if st.button(say("my_data.edit.remove"), key=f"remove_{entry.id}"):
            _remove(journal, entry)
        return
    if isinstance(entry, SessionRecord):
        show_holds(entry)
    with st.form(f"edit_{entry.id}", border=False):
        date = ask_date(entry, now)
        changes = ask_changes(entry)
        with st.container(horizontal=True):
            save = st.form_submit_button(say("my_data.edit.save"))
            remove = st.form_submit_button(say("my_data.edit.remove"))
    if remove:
        _remove(journal, entry)
    if save:
        _save(journal, entry, date, changes, now)


def _save(journal: Journal, entry: Changeable, date: object, changes: Changes, now: Moment) -> None:
    """Save a new version of the entry, or say why that is impossible."""
    today = now.local_date
    if not isinstance(date, dt.date) or not days.may_be(
        date, days.find_earliest_day(today, entry.at.local_date), max(today, entry.at.local_date)
    ):
        st.warning(say("my_data.edit.fault.date"))
        return
    edited = msgspec.structs.replace(entry, at=days.move_to_day(entry.at, date), **changes)
    try:
        if isinstance(edited, SessionRecord):
            succeeded = journal.sessions.replace(edited)
        elif isinstance(edited, SittingBreak):
            succeeded = journal.sitting_breaks.replace(edited)
        else:
            succeeded = journal.day_notes.replace(edited)
    except JournalRefusalError as refused:
        st.warning(say(refused.key))
        return
    if succeeded:
        how = "session" if isinstance(edited, SessionRecord) else f"{find_undo_way(edited)}_edit"
        notices.notify(say("my_data.entries.saved", what=describe_entry(edited)), (how, edited.id))
    st.markdown(say("my_data.edit.unchanged"))


def _remove(journal: Journal, entry: Entry) -> None:
    if isinstance(entry, SessionRecord):
        succeeded = journal.sessions.remove(entry.id)
    elif isinstance(entry, SelfCheck):
        succeeded = journal.self_checks.remove(entry.id)
    elif isinstance(entry, SittingBreak):
        succeeded = journal.sitting_breaks.remove(entry.id)
    else:
        succeeded = journal.day_notes.remove(entry.id)
    if succeeded:
        notices.notify(
            say("my_data.entries.removed", what=describe_entry(entry)),
            (find_undo_way(entry), entry.id),
        )
    notices.notify(say("my_data.entries.gone"))
