"""Marking a day: away, ill or a flare, also a day gone by, so that no chart counts it as missed."""

from __future__ import annotations

import uuid
from typing import Literal, get_args

import streamlit as st

from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui.dates import day
from psoas_coach.ui.day_field import day_field
from psoas_coach.ui.my_data import days, notices
from psoas_coach.ui.my_data.phrases import what
from psoas_coach.ui.words import say

Marked = Literal["away", "ill", "flare"]
KINDS: tuple[Marked, ...] = get_args(Marked)
OPEN = "my_data_mark_open"
NEXT = "my_data_next_mark"
"""Session-state key: the id that the next mark will have, chosen before its button is drawn."""


def draw(journal: Journal, now: Moment) -> None:
    """Draw the form, folded away until somebody wants it."""
    with st.expander(say("my_data.mark.title"), key=OPEN, on_change="rerun") as opened:
        if opened.open:
            _form(journal, now)


def _form(journal: Journal, now: Moment) -> None:
    st.markdown(say("my_data.mark.lead"))
    id_ = st.session_state.setdefault(NEXT, uuid.uuid4().hex)
    kind = st.segmented_control(
        say("my_data.mark.kind"),
        KINDS,
        default=KINDS[0],
        required=True,
        format_func=lambda one: say(f"my_data.entries.kind.{one}"),
        key=f"mark_{id_}",
    )
    today = now.local_date
    date = day_field(say("my_data.mark.date"), today, key=f"mark_date_{id_}", value=today)
    if not st.button(say("my_data.mark.save"), key="my_data_mark_save"):
        return
    may = days.may_be(date, days.earliest(today), today)
    if date is None or not may or kind not in KINDS:
        st.warning(say("my_data.edit.fault.date"))
        return
    note = DayNote(id=id_, at=days.on_day(date, now), kind=kind, body={})
    journal.day_notes.add(note)
    st.session_state.pop(NEXT, None)
    said = say("my_data.mark.saved", what=what(note), date=day(date))
    notices.notify(said)
