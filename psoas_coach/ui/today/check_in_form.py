"""The questions of a check-in, and the form that one tab shows of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from psoas_coach.coach import morning_after
from psoas_coach.ui.minute_fields import ask_minutes
from psoas_coach.ui.scale import ask_number, build_pain_scale
from psoas_coach.ui.words import say

NEWS = ("no", "yes")
NUMBERS = ("sitting_hours", "longest_sit", "walked_minutes")
"""The typed answers; their fields are shown if the person asks for them."""


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

    @property
    def numbers_key(self) -> str:
        """Session-state key: whether the person asked for the number fields."""
        return f"check_in_numbers_{self.name}"


def ask_questions(form: Form, draft: Mapping[str, Any], *, timed: bool) -> dict[str, Any]:
    """Ask the questions, starting with the draft; ``news`` is the answer about new signs.

    Every form has widgets of its own, which start empty without a draft. Only yesterday's sitting
    starts with the break timer's value, and the page says so.

    Args:
        form: The form.
        draft: Its unsaved answers.
        timed: The break timer measured yesterday's sitting.

    Returns:
        The answers that were given, by name, and ``news``, which may be None.
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
    morning = _ask_morning_after(id_, draft) if form.morning else None
    answers = {
        "pain_now": pain,
        "tingling": None if tingling is None else tingling == "yes",
        morning_after.QUESTION_KEY: morning,
        **_ask_numbers(form, draft, timed=timed),
    }
    return {"news": news, **{name: value for name, value in answers.items() if value is not None}}


def _ask_numbers(form: Form, draft: Mapping[str, Any], *, timed: bool) -> dict[str, float | None]:
    """Ask about yesterday's sitting and today's walk, once the person wants to answer.

    What has to be typed takes longer than the rest. A fold could be closed again over a value that
    is saved, or over a sentence that refuses one; so the fields stay once they are shown.
    """
    answers: dict[str, float | None] = {}
    if not form.sitting and not form.walks:
        return answers
    has_values = timed or any(name in draft for name in NUMBERS)
    if not has_values and not st.session_state.get(form.numbers_key):
        about = "both" if form.sitting and form.walks else "sitting" if form.sitting else "walks"
        st.button(
            say(f"today.check_in.numbers.{about}"),
            key=f"check_in_more_{form.name}",
            type="tertiary",
            on_click=_show_numbers,
            args=(form,),
        )
        return answers
    _show_numbers(form)  # Also once a value is deleted again.
    if form.sitting:
        answers["sitting_hours"] = st.number_input(
            say("today.check_in.hours"),
            min_value=0.0,
            max_value=24.0,
            value=draft.get("sitting_hours"),
            step=0.5,
            format="%g",
            key=f"check_in_hours_{form.name}",
        )
        answers["longest_sit"] = ask_minutes(
            say("today.check_in.longest"),
            draft.get("longest_sit"),
            f"check_in_longest_{form.name}",
        )
    if timed:
        st.markdown(say("today.check_in.timed"))
    if form.walks:
        answers["walked_minutes"] = ask_minutes(
            say("today.check_in.walked"),
            draft.get("walked_minutes"),
            f"check_in_walked_{form.name}",
        )
    return answers


def _show_numbers(form: Form) -> None:
    st.session_state[form.numbers_key] = True


def _ask_morning_after(id_: str, draft: Mapping[str, Any]) -> str | None:
    return st.segmented_control(
        say("today.check_in.morning"),
        morning_after.ANSWERS,
        default=draft.get(morning_after.QUESTION_KEY),
        format_func=lambda answer: say(f"today.check_in.morning_{answer}"),
        key=f"check_in_morning_{id_}",
    )
