"""Log a session that was done without the app: moves, sides, minutes, a date, how it felt."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from contextlib import suppress
from typing import get_args

import msgspec
import streamlit as st

from psoas_coach.coach.session_draft import (
    FormValues,
    Sides,
    Tingling,
    load_form,
    save_form,
)
from psoas_coach.coach.session_record import (
    ByHandError,
    MoveDone,
    build_record_by_hand,
)
from psoas_coach.content import Content
from psoas_coach.guidance.timeline import SIDES
from psoas_coach.journal import validation
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment, SessionRecord, make_moment
from psoas_coach.ui import store
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.day_field import ask_day
from psoas_coach.ui.phrases.session import LONGEST_NOTE, put_on_one_line, say_duration
from psoas_coach.ui.scale import ask_number, build_pain_scale
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

FORM = "form"
"""Query parameter: the id that the record will have. It stays in the address until the person has
seen that the record is saved, so a lost response, a killed server or a reload does not change it,
and each tab has its own.
"""
_HERE = "session_by_hand_form"
"""Session-state key: the id, if the address has none."""
NOON = dt.time(12)
"""The time of day of a session on an earlier day, because nobody remembers the minute."""


def log_by_hand(journal: Journal, now: Moment, content: Content) -> None:
    """Draw the form, or the session that it has just saved.

    Args:
        journal: The person's journal.
        now: The current moment, with the person's own date and time zone.
        content: The questionnaire, the rules and the words.
    """
    st.title(say("session.by_hand.title"), anchor=False)
    id_ = _choose_id()
    record = journal.sessions.get(id_)
    if record is not None:
        date = format_day(record.at.local_date)
        time = say_duration(sum(hold.held_seconds for hold in record.holds))
        st.success(say("session.by_hand.saved", date=date, time=time))
        if st.button(say("session.by_hand.another"), key="by_hand_another"):
            _start_another()
    else:
        _draw_form(journal, now, content, id_)
    if st.button(say("session.by_hand.back"), key="by_hand_back", type="tertiary"):
        st.query_params.clear()
        st.rerun()


def _draw_form(journal: Journal, now: Moment, content: Content, id_: str) -> None:
    st.markdown(say("session.by_hand.lead"))
    stored = load_form(store.load_snapshot(now), id_) or FormValues(date=now.local_date)
    values, done = _ask_values(stored, now.local_date, id_, content)
    if values != stored:
        save_form(journal, id_, values)
    if draw_primary_button(say("session.by_hand.save"), key=f"save_{id_}", width="stretch"):
        record = _build_record(values, done, now, id_, content)
        if record is not None:
            _add_record(journal, record)


def _ask_values(
    stored: FormValues, today: dt.date, id_: str, content: Content
) -> tuple[FormValues, list[MoveDone]]:
    """Draw the fields, and return their values and the moves that were done."""
    date = ask_day(say("session.by_hand.date"), today, key=f"date_{id_}", value=stored.date)
    moves = st.pills(
        say("session.by_hand.moves"),
        list(content.moves),
        default=[move for move in stored.moves if move in content.moves],
        selection_mode="multi",
        format_func=lambda move: content.move_words[move].name,
        key=f"moves_{id_}",
    )
    done = [_ask_move(move, id_, stored, content) for move in moves]
    before = _ask_pain("before", id_, stored.pain_before)
    after = _ask_pain("after", id_, stored.pain_after)
    tingling: Tingling | None = st.segmented_control(
        say("session.after.tingling"),
        get_args(Tingling),
        default=stored.tingling,
        format_func=lambda change: say(f"session.after.tingling_is.{change}"),
        key=f"tingling_{id_}",
    )
    note = st.text_input(
        say("session.after.note"), stored.note, max_chars=LONGEST_NOTE, key=f"note_{id_}"
    )
    values = FormValues(
        date=date,
        moves=tuple(move_done.move for move_done in done),
        sides={move_done.move: move_done.sides for move_done in done},
        minutes={move_done.move: move_done.minutes for move_done in done},
        pain_before=before,
        pain_after=after,
        tingling=tingling,
        note=put_on_one_line(note),
    )
    return values, done


def _build_record(
    values: FormValues, done: Sequence[MoveDone], now: Moment, id_: str, content: Content
) -> SessionRecord | None:
    """Return the record of the values; None after saying why they are not one."""
    if values.date is None:
        st.warning(say("session.by_hand.fault.no_day"))
        return None
    try:
        return build_record_by_hand(
            id_,
            _choose_moment(values.date, now),
            done,
            today=now.local_date,
            content=content,
            pain_before=values.pain_before,
            pain_after=values.pain_after,
            tingling=values.tingling,
            note=values.note,
        )
    except ByHandError as error:
        st.warning(say(error.key))
        return None


def _add_record(journal: Journal, record: SessionRecord) -> None:
    if not journal.sessions.add(record) and journal.sessions.get(record.id) is None:
        # A record with this id has been removed since, so these values are a new record.
        journal.sessions.add(msgspec.structs.replace(record, id=_start_form()))
    st.rerun()


def build_new_form() -> dict[str, str]:
    """Return the address parameters for an empty form."""
    return {FORM: uuid.uuid4().hex}


def _choose_id() -> str:
    """Return the record's id: chosen before the form is drawn, and the same after a reload."""
    named = st.query_params.get(FORM)
    if named:
        with suppress(JournalRefusalError):  # An address may contain anything.
            return validation.validate_id(named)
    return str(st.session_state.get(_HERE) or _start_form())


def _start_form() -> str:
    """Start a form if the address names none."""
    id_ = st.session_state[_HERE] = uuid.uuid4().hex
    st.query_params[FORM] = id_
    return id_


def _start_another() -> None:
    """Show an empty form instead of the saved session."""
    _start_form()
    st.rerun()


def _ask_move(move: str, id_: str, form: FormValues, content: Content) -> MoveDone:
    """Ask for the sides and the minutes of one move."""
    name = content.move_words[move].name
    two = len(SIDES[content.moves[move].sides]) > 1
    with st.container(border=True):
        side: Sides = "both"
        if two:
            side = st.segmented_control(
                say("session.by_hand.sides", move=name),
                get_args(Sides),
                default=form.sides.get(move, "both"),
                required=True,
                format_func=lambda option: say(f"session.by_hand.side.{option}"),
                key=f"side_{move}_{id_}",
            )
        # A draft of an earlier version may have half minutes.
        minutes = st.number_input(
            say("session.by_hand.minutes_each" if two else "session.by_hand.minutes", move=name),
            1,
            60,
            max(1, round(form.minutes.get(move, 1))),
            key=f"minutes_{move}_{id_}",
        )
    return MoveDone(move, side, minutes)


def _ask_pain(when: str, id_: str, stored: int | None) -> int | None:
    scale = build_pain_scale(say(f"session.by_hand.pain_{when}"))
    return ask_number(f"pain_{when}_{id_}", scale, stored)


def _choose_moment(date: dt.date, now: Moment) -> Moment:
    """Return the current moment for today, and noon in the person's zone for an earlier day."""
    if date == now.local_date:
        return now
    from zoneinfo import ZoneInfo  # noqa: PLC0415 -- only for a backdated session

    noon = dt.datetime.combine(date, NOON, ZoneInfo(now.zone))
    return make_moment(noon, now.zone)
