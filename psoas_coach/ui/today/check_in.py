"""The ten-second check-in: pain now, tingling, yesterday's sitting, and whether anything is new.

There may be any number of them a day. Every number may stay empty, but the question about new
signs may not: an unanswered one is never read as a no.
"""

from __future__ import annotations

import uuid
from typing import Any, NamedTuple

import streamlit as st

from psoas_coach.journal.faults import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui import shell, store
from psoas_coach.ui.session.before import WORRY
from psoas_coach.ui.today.seen import Seen
from psoas_coach.ui.words import say

NEWS = ("no", "yes")
FORM = "check_in_form"
"""Session-state key: the empty form that this tab shows, or has begun to fill in."""
_YESTERDAY = ("sitting_hours", "longest_sit")


class Form(NamedTuple):
    """A check-in in the making.

    Attributes:
        begun: How often the journal had been written when the form was first shown.
        before: How many check-ins of the day there were.
        sitting: It asks about yesterday too; once a day is enough.
        id: The id of what will be said in it: random, and made once. A second press, or one sent
            again after a lost connection, is kept once; the same answers in another form, tab or
            journal are another check-in.
    """

    begun: int
    before: int
    sitting: bool
    id: str

    @property
    def key(self) -> str:
        """Session-state key: whether it is unfolded."""
        return f"check_in_{self.begun}"


def check_in(journal: Journal, now: Moment, told: Seen) -> None:
    """Draw the check-in, folded away until somebody opens it."""
    before = told.check_ins
    if any(one.body.get("tingling") for one in before):
        st.info(say("today.check_in.tingling_note"))
    form = _form(journal, before)
    saved = say(f"today.check_in.saved_{'one' if form.before == 1 else 'many'}", number=form.before)
    with st.expander(
        saved if form.before else say("today.check_in.title"),
        key=form.key,
        on_change="rerun",
        icon=":material/check:" if form.before else ":material/edit_note:",
    ) as opened:
        if opened.open:
            said = _asked(form)
            label = say("today.check_in.save")
            if st.button(label, key=f"check_in_save_{form.begun}", width="stretch"):
                _save(journal, now, form, said)


def _form(journal: Journal, before: tuple[DayNote, ...]) -> Form:
    """Return the form that is being filled in, whatever is written meanwhile; else an empty one."""
    form: Form | None = st.session_state.get(FORM)
    if form is None or not st.session_state.get(form.key):
        known = any(name in one.body for one in before for name in _YESTERDAY)
        about = (store.state(journal)[-1], len(before), not known)
        if form is None or form[:-1] != about:
            form = st.session_state[FORM] = Form(*about, uuid.uuid4().hex)
    return form


def _asked(form: Form) -> dict[str, Any]:
    """Ask, and return what was answered; ``news`` is the one about new signs.

    Nothing is sent before the button is pressed: no tap of the ten seconds waits for the server.

    Every form has widgets of its own, which start empty.
    """
    id_ = form.begun
    st.markdown(say("today.check_in.lead"))
    pain = st.segmented_control(
        say("today.check_in.pain"), range(11), key=f"check_in_pain_{id_}", on_change="ignore"
    )
    felt = st.segmented_control(
        say("today.check_in.tingling"),
        ("no", "yes"),
        format_func=lambda one: say(f"today.check_in.{one}"),
        key=f"check_in_tingling_{id_}",
        on_change="ignore",
    )
    hours, longest = _yesterday(id_) if form.sitting else (None, None)
    news = st.segmented_control(
        say("today.check_in.new"),
        NEWS,
        format_func=lambda one: say(f"today.check_in.new_{one}"),
        key=f"check_in_news_{id_}",
        on_change="ignore",
    )
    answers = {
        "pain_now": pain,
        "tingling": None if felt is None else felt == "yes",
        "sitting_hours": hours,
        "longest_sit": longest,
    }
    return {"news": news, **{name: value for name, value in answers.items() if value is not None}}


def _yesterday(id_: int) -> tuple[float | None, int | None]:
    left, right = st.columns(2, vertical_alignment="bottom")
    hours = left.number_input(
        say("today.check_in.hours"),
        min_value=0.0,
        max_value=24.0,
        value=None,
        step=0.5,
        format="%g",
        key=f"check_in_hours_{id_}",
        on_change="ignore",
    )
    longest = right.number_input(
        say("today.check_in.longest"),
        min_value=0,
        max_value=1440,
        value=None,
        step=5,
        key=f"check_in_longest_{id_}",
        on_change="ignore",
    )
    return hours, longest


def _save(journal: Journal, now: Moment, form: Form, said: dict[str, Any]) -> None:
    """Keep what was said; something new leads on to the question what it is."""
    news = said.pop("news")
    if news is None:
        st.warning(say("today.check_in.new_first"))
        return
    if news == "no" and not said:
        st.warning(say("today.check_in.nothing"))
        return
    try:
        if said:
            journal.add_day_note(DayNote(form.id, now, "check_in", said))
    except JournalRefusalError:  # a browser can be made to send anything
        st.warning(say("today.check_in.range"))
        return
    st.session_state.pop(FORM, None)
    if news == "yes":
        st.session_state[WORRY] = True
        st.switch_page(shell.page("session"))
    st.rerun()
