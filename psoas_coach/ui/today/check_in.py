"""The ten-second check-in: whether anything is new, pain now, and tingling.

It also asks about yesterday's sitting, today's walk and the morning after a session when they are
due. There may be any number of check-ins a day. Every number is optional, but the question about
new signs is not: a missing answer is never treated as a no.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

import streamlit as st

from psoas_coach.coach.break_timer import find_timed_sitting
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui import shell, store
from psoas_coach.ui.new_signs.form import report_new_signs
from psoas_coach.ui.today.check_in_form import Form, ask_questions
from psoas_coach.ui.words import say, say_count

CHECK_IN_DRAFT = "check_in"
"""The kind of the draft with the unfinished check-in and its date."""
FORM = "check_in_form"
"""Session-state key: the form that this tab shows."""


def draw_check_in(journal: Journal, now: Moment, summary: TodaySummary, *, walks: bool) -> None:
    """Draw the check-in, collapsed until the person opens it.

    Args:
        journal: The journal that stores it.
        now: The current moment.
        summary: What the journal says about the last days.
        walks: Whether the plan has a walk.
    """
    before = summary.check_ins
    if any(note.body.get("tingling") for note in before):
        st.info(say("today.check_in.tingling_note"))
    form = _load_form(journal, summary, now.local_date, walks=walks)
    draft = _load_answers(journal, form.day)
    saved = say_count("today.check_in.saved", form.before, number=form.before)
    with st.expander(
        saved if form.before else say("today.check_in.title"),
        key=form.key,
        expanded=form.expanded,
        on_change="rerun",
        icon=":material/check:" if form.before else ":material/edit_note:",
    ) as expander:
        if expander.open:
            timed = find_timed_sitting(journal, form.day) if form.sitting else {}
            answers = ask_questions(form, {**timed, **draft}, timed=bool(timed))
            given_answers = {name: value for name, value in answers.items() if value is not None}
            if given_answers != draft:
                journal.drafts.save(
                    CHECK_IN_DRAFT,
                    {"day": form.day.isoformat(), "id": form.id, "said": given_answers},
                )
            label = say("today.check_in.save")
            if st.button(label, key=f"check_in_save_{form.name}", width="stretch"):
                _save(journal, now, form, answers)


def _load_form(journal: Journal, summary: TodaySummary, today: dt.date, *, walks: bool) -> Form:
    """Return the form being filled in, whatever was written meanwhile; else an empty one."""
    form: Form | None = st.session_state.get(FORM)
    if form is None or form.day != today or not st.session_state.get(form.key):
        before = summary.check_ins
        about = (
            store.read_state(journal)[-1],
            len(before),
            not summary.has_yesterdays_sitting,
            walks,
            summary.asks_morning,
            today,
        )
        if form is None or form[:6] != about:
            renewed = form is not None and form.day != today
            expanded = bool(_load_answers(journal, today))
            form = st.session_state[FORM] = Form(
                *about, _find_id(journal, today), expanded, renewed
            )
    return form


def _find_id(journal: Journal, today: dt.date) -> str:
    """Return the id of the form whose draft is stored; all tabs that show it share it."""
    body = store.load_draft(journal, CHECK_IN_DRAFT)
    if body and body.get("day") == today.isoformat() and isinstance(body.get("id"), str):
        return str(body["id"])
    return uuid.uuid4().hex


def _load_answers(journal: Journal, day: dt.date) -> Mapping[str, Any]:
    """Return the unsaved answers of a form of this day."""
    body = store.load_draft(journal, CHECK_IN_DRAFT)
    answers = body.get("said") if body and body.get("day") == day.isoformat() else None
    return answers if isinstance(answers, Mapping) else {}


def _save(journal: Journal, now: Moment, form: Form, answers: dict[str, Any]) -> None:
    """Save the check-in; if something is new, the question what it is follows."""
    news = answers.pop("news")
    if news is None:
        st.warning(say("today.check_in.new_first"))
        return
    if news == "no" and not answers:
        st.warning(say("today.check_in.nothing"))
        return
    try:
        if answers:
            journal.day_notes.add(DayNote(form.id, now, "check_in", answers))
    except JournalRefusalError:  # A browser may send anything.
        st.warning(say("today.check_in.range"))
        return
    journal.drafts.drop(CHECK_IN_DRAFT)
    if news == "yes":
        # Before any call at which another tap could end this run, so that no sign is lost.
        report_new_signs(journal, now)
    st.session_state.pop(FORM, None)
    if news == "yes":
        st.switch_page(shell.get_page("session"))
    st.rerun()
