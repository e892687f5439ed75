"""The fields for editing an entry: its questions, filled with the stored answers."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import streamlit as st

from psoas_coach.coach.session_draft import Tingling
from psoas_coach.content import load
from psoas_coach.guidance.stored_words import name_move
from psoas_coach.journal.records import BreakOutcome, DayNote, Moment, SessionRecord, SittingBreak
from psoas_coach.ui.day_field import ask_typed_day
from psoas_coach.ui.minute_fields import ask_minutes
from psoas_coach.ui.phrases.session import say_duration
from psoas_coach.ui.scale import ask_number, build_pain_scale
from psoas_coach.ui.words import say

LONGEST_NOTE = 2000
YES_NO = {True: "yes", False: "no"}
_MINUTE = 60

Changes = dict[str, Any]
Changeable = SessionRecord | DayNote | SittingBreak


def show_holds(session: SessionRecord) -> None:
    """List the holds; names come from the record, so they are shown without any formatting."""
    lines = [
        say(
            "my_data.edit.held",
            move=name_move(hold.move, hold.name, load()),
            side=say(f"my_data.edit.side.{hold.side}"),
            time=say_duration(hold.held_seconds),
        )
        for hold in session.holds
    ]
    if lines:
        st.text("\n".join(lines))


def ask_date(entry: Changeable, now: Moment) -> dt.date | None:
    """Ask for the date of an entry; None if the typed text is not a date."""
    current = entry.at.local_date
    latest = max(now.local_date, current)
    return ask_typed_day(say("my_data.edit.date"), latest, key=f"date_{entry.id}", value=current)


def ask_changes(entry: Changeable) -> Changes:
    """Ask for the fields of an entry that can be changed; return their values."""
    if isinstance(entry, SessionRecord):
        return _ask_session(entry)
    return _ask_sitting_break(entry) if isinstance(entry, SittingBreak) else _ask_day_note(entry)


def _ask_session(session: SessionRecord) -> Changes:
    before, after = (
        ask_number(
            f"{name}_{session.id}",
            build_pain_scale(say(f"my_data.edit.{name}")),
            getattr(session, name),
        )
        for name in ("pain_before", "pain_after")
    )
    tingling = st.segmented_control(
        say("my_data.edit.tingling"),
        get_args(Tingling),
        default=session.tingling,
        format_func=lambda option: say(f"my_data.edit.tingling_is.{option}"),
        key=f"tingling_{session.id}",
    )
    note = st.text_area(
        say("my_data.edit.note"), session.note, max_chars=LONGEST_NOTE, key=f"note_{session.id}"
    )
    return {"pain_before": before, "pain_after": after, "tingling": tingling, "note": note or ""}


def _ask_sitting_break(sitting_break: SittingBreak) -> Changes:
    outcome = st.segmented_control(
        say("my_data.edit.outcome"),
        get_args(BreakOutcome),
        default=sitting_break.outcome,
        required=True,
        format_func=lambda outcome: say(f"my_data.edit.outcome_is.{outcome}"),
        key=f"outcome_{sitting_break.id}",
    )
    current = round(sitting_break.sat_seconds / _MINUTE)
    label = say("my_data.edit.sat_minutes")
    minutes = ask_minutes(label, current, f"sat_{sitting_break.id}", step=1) or 0
    # An unchanged number of minutes keeps the seconds that the timer counted.
    sat = sitting_break.sat_seconds if minutes == current else minutes * _MINUTE
    return {"outcome": outcome, "sat_seconds": sat}


def _ask_day_note(note: DayNote) -> Changes:
    if note.kind != "check_in":
        return {}
    pain = ask_number(
        f"pain_{note.id}",
        build_pain_scale(say("my_data.edit.pain_now")),
        note.body.get("pain_now"),
    )
    tingling = st.segmented_control(
        say("my_data.edit.tingling_today"),
        (False, True),
        default=note.body.get("tingling"),
        format_func=lambda option: say(f"my_data.edit.tingling_{YES_NO[option]}"),
        key=f"tingling_{note.id}",
    )
    answers = {"pain_now": pain, "tingling": tingling}
    others = {name: value for name, value in note.body.items() if name not in answers}
    edited = {
        name: value for name, value in answers.items() if value is not None or name in note.body
    }
    return {"body": {**edited, **others}}
