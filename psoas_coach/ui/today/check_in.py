"""The ten-second check-in: whether anything is new, pain now, and tingling.

It also asks about yesterday's sitting, today's walk and the morning after a session when they are
due. There may be any number of check-ins a day. Every number is optional, but the question about
new signs is not: a missing answer is never treated as a no.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from psoas_coach.coach import morning_after
from psoas_coach.coach.break_timer import find_timed_sitting
from psoas_coach.coach.today_summary import TodaySummary
from psoas_coach.journal.errors import JournalRefusalError
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import DayNote, Moment
from psoas_coach.ui import shell, store
from psoas_coach.ui.minute_fields import ask_minutes
from psoas_coach.ui.new_signs.form import report_new_signs
from psoas_coach.ui.scale import ask_number, build_pain_scale
from psoas_coach.ui.words import say, say_count

NEWS = ("no", "yes")
DRAFT = "check_in"
"""Kind of the draft: what is half entered, and about which day."""
FORM = "check_in_form"
"""Session-state key: the empty form that this tab shows, or has begun to fill in."""


class Form(NamedTuple):
    """A check-in that is being filled in.

    Attributes:
        writes: The journal's number of writes when the form was first shown.
        before: The number of earlier check-ins on that day.
        sitting: It asks about yesterday too, once a day.
        walks: It asks for the minutes walked, because the plan has a walk.
        morning: It asks about the morning after the last session.
        renewed: The date, if the form stayed open over night and was replaced by an empty one.
        id: The id of the future record: random, and created once. A second press, or one that is
            sent again after a lost connection, is stored once; the same answers in another form,
            tab or journal are another check-in.
        expanded: The form starts expanded, because there is a draft. The value never changes: an
            expander whose default changes is created again, and the field in use loses the focus.
    """

    writes: int
    before: int
    sitting: bool
    walks: bool
    morning: bool
    day: dt.date
    id: str
    expanded: bool
    renewed: bool = False

    @property
    def name(self) -> str:
        """The common part of its widgets' keys."""
        return f"{self.writes} {self.day}" if self.renewed else str(self.writes)

    @property
    def key(self) -> str:
        """Session-state key: whether it is expanded."""
        return f"check_in_{self.name}"


def draw_check_in(journal: Journal, now: Moment, summary: TodaySummary, *, walks: bool) -> None:
    """Draw the check-in, collapsed until the person opens it.

    Args:
        journal: The journal that stores it.
        now: The current moment.
        summary: What the journal says about the last days.
        walks: Whether the plan has a walk.
    """
    before = summary.check_ins
    if any(one.body.get("tingling") for one in before):
        st.info(say("today.check_in.tingling_note"))
    form = _form(journal, summary, now.local_date, walks=walks)
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
            answers = _ask(form, {**timed, **draft}, timed=bool(timed))
            given_answers = {name: value for name, value in answers.items() if value is not None}
            if given_answers != draft:
                journal.drafts.save(
                    DRAFT, {"day": form.day.isoformat(), "id": form.id, "said": given_answers}
                )
            label = say("today.check_in.save")
            if st.button(label, key=f"check_in_save_{form.name}", width="stretch"):
                _save(journal, now, form, answers)


def _form(journal: Journal, summary: TodaySummary, today: dt.date, *, walks: bool) -> Form:
    """Return the form being filled in, whatever was written meanwhile; else an empty one."""
    form: Form | None = st.session_state.get(FORM)
    if form is None or form.day != today or not st.session_state.get(form.key):
        before = summary.check_ins
        about = (
            store.state(journal)[-1],
            len(before),
            not summary.has_yesterdays_sitting,
            walks,
            summary.asks_morning,
            today,
        )
        if form is None or form[:6] != about:
            renewed = form is not None and form.day != today
            expanded = bool(_load_answers(journal, today))
            form = st.session_state[FORM] = Form(*about, _id(journal, today), expanded, renewed)
    return form


def _id(journal: Journal, today: dt.date) -> str:
    """Return the id of the form whose draft is stored; all tabs that show it share it."""
    body = store.draft(journal, DRAFT)
    if body and body.get("day") == today.isoformat() and isinstance(body.get("id"), str):
        return str(body["id"])
    return uuid.uuid4().hex


def _load_answers(journal: Journal, day: dt.date) -> Mapping[str, Any]:
    """Return the unsaved answers of a form of this day."""
    body = store.draft(journal, DRAFT)
    answers = body.get("said") if body and body.get("day") == day.isoformat() else None
    return answers if isinstance(answers, Mapping) else {}


def _ask(form: Form, draft: Mapping[str, Any], *, timed: bool) -> dict[str, Any]:
    """Ask the questions, starting with the draft; ``news`` is the answer about new signs.

    Every form has widgets of its own, which start empty without a draft. Only yesterday's sitting
    starts with the break timer's value, and the page says so.
    """
    id_ = form.name
    feels = draft.get("tingling")
    st.markdown(say("today.check_in.lead"))
    news = st.segmented_control(
        say("today.check_in.new"),
        NEWS,
        default=draft.get("news"),
        format_func=lambda answer: say(f"today.check_in.new_{answer}"),
        key=f"check_in_news_{id_}",
    )
    pain = ask_number(
        f"check_in_pain_{id_}", build_pain_scale(say("today.check_in.pain")), draft.get("pain_now")
    )
    tingling = st.segmented_control(
        say("today.check_in.tingling"),
        ("no", "yes"),
        default=None if feels is None else ("yes" if feels else "no"),
        format_func=lambda answer: say(f"today.check_in.{answer}"),
        key=f"check_in_tingling_{id_}",
    )
    morning = _morning_after(id_, draft) if form.morning else None
    hours, longest = _yesterday(id_, draft) if form.sitting else (None, None)
    if timed:
        st.markdown(say("today.check_in.timed"))
    walked = _walked(id_, draft) if form.walks else None
    answers = {
        "pain_now": pain,
        "tingling": None if tingling is None else tingling == "yes",
        "sitting_hours": hours,
        "longest_sit": longest,
        "walked_minutes": walked,
        morning_after.QUESTION_KEY: morning,
    }
    return {"news": news, **{name: value for name, value in answers.items() if value is not None}}


def _yesterday(id_: str, draft: Mapping[str, Any]) -> tuple[float | None, int | None]:
    left, right = st.columns(2, vertical_alignment="bottom")
    hours = left.number_input(
        say("today.check_in.hours"),
        min_value=0.0,
        max_value=24.0,
        value=draft.get("sitting_hours"),
        step=0.5,
        format="%g",
        key=f"check_in_hours_{id_}",
    )
    with right:
        longest = ask_minutes(
            say("today.check_in.longest"),
            draft.get("longest_sit"),
            f"check_in_longest_{id_}",
        )
    return hours, longest


def _walked(id_: str, draft: Mapping[str, Any]) -> int | None:
    return ask_minutes(
        say("today.check_in.walked"), draft.get("walked_minutes"), f"check_in_walked_{id_}"
    )


def _morning_after(id_: str, draft: Mapping[str, Any]) -> str | None:
    return st.segmented_control(
        say("today.check_in.morning"),
        morning_after.ANSWERS,
        default=draft.get(morning_after.QUESTION_KEY),
        format_func=lambda answer: say(f"today.check_in.morning_{answer}"),
        key=f"check_in_morning_{id_}",
    )


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
    journal.drafts.drop(DRAFT)
    if news == "yes":
        # Before any call at which another tap could end this run, so that no sign is lost.
        report_new_signs(journal, now)
    st.session_state.pop(FORM, None)
    if news == "yes":
        st.switch_page(shell.page("session"))
    st.rerun()
