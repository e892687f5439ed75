"""One question on a page: its words, its widget, and the way between widget and answer.

The widgets keep nothing. Before each is drawn it is set to the answer that the journal keeps, so a
step can be left and come back to, and a browser that sends odd values is only ever listened to
after ``guidance.answers`` has checked them. A widget that this session has not drawn before gets
its answer as its default instead: a page that lived through a restart of the server sends what it
shows, and that may be newer. Nothing is answered beforehand: every widget starts empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import msgspec
import streamlit as st

from psoas_coach.coach.self_check_cards import cards_of
from psoas_coach.coach.self_check_flow import chosen, examinable, step_of
from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.results import Answer, Answers
from psoas_coach.ui import question_list
from psoas_coach.ui.choice import Choice, Option, show_choice
from psoas_coach.ui.question_cards import cards_reported, list_answer
from psoas_coach.ui.question_list import (
    NONE,
    Below,
    Heard,
    before,
    has_none,
    helps,
    key,
    show_list,
    ticks,
)
from psoas_coach.ui.reported import Reported, read_report
from psoas_coach.ui.scale import scale
from psoas_coach.ui.typed_text import cut
from psoas_coach.ui.words import has, say

__all__ = [
    "NONE",
    "Below",
    "Heard",
    "Seen",
    "Shown",
    "cleared_now",
    "has_none",
    "headline",
    "heard",
    "is_final",
    "items",
    "key",
    "offered",
    "seen",
    "show",
    "show_list",
    "told",
]

Seen = Mapping[str, object]
"""What the widgets of the session say, by their keys."""
_IN_MINUTES = frozenset({"sitting_bout_minutes"})
"""Numbers that are told in hours and minutes."""
YES_NO = ("yes", "no")
_SCALE = 11
"""At most so many whole numbers are offered side by side, as on a scale from 0 to 10."""


class Shown(msgspec.Struct, frozen=True):
    """What a page showed last.

    Attributes:
        answers: The answers.
        cleared: Ids of the cards that nothing of fits.
        heard: The reports that are part of both.
    """

    answers: Answers
    cleared: tuple[str, ...]
    heard: Heard

    def on(self, id_: str) -> tuple[str, ...]:
        """Return the ids of the items and the cards of a list that were on."""
        answer = self.answers.get(id_)
        return (*(answer if isinstance(answer, tuple) else ()), *self.cleared)


def seen() -> Seen:
    """Return what all widgets say now: one look is cheaper than one for each of them."""
    return {str(place): value for place, value in st.session_state.to_dict().items()}


def items(id_: str, content: Content) -> tuple[str, ...]:
    """Return the members of a question that is answered with a list, else nothing."""
    if id_ in content.safety:
        return content.safety[id_].items
    if id_ == "precautions":
        return content.precautions.items
    if id_ == content.examined.ask:
        rule = content.examined
        return tuple(item for item in content.safety[rule.list].items if item not in rule.never)
    question = content.questions[id_]
    return question.options if question.kind == "list" else ()


def offered(id_: str, answers: Answers, content: Content) -> tuple[str, ...]:
    """Return the items of a list that are offered beside the other answers."""
    if id_ == content.examined.ask:
        return examinable(answers, content)
    return items(id_, content)


def told(id_: str, shown: Shown, state: Seen, content: Content) -> tuple[Answer | None] | None:
    """Return what the widgets of a question say now, or None when they say nothing new.

    Args:
        id_: The question.
        shown: What this page showed last.
        state: From ``seen``.
        content: The questionnaire.
    """
    known, answer = shown.heard, shown.answers.get(id_)
    if cards_of(id_, content):
        reported = cards_reported(id_, shown.on(id_), state, known, content)
        return None if reported is None else (list_answer(id_, *reported, content),)
    members = items(id_, content)
    place = key(id_)
    if is_choice(id_, content):
        report = read_report(state.get(place))
        if report is None or known.get(place) == report.id:
            return None
        return (_clean(id_, _chosen(id_, report, content), content),)
    if not members:
        return (_clean(id_, state[place], content),) if place in state else None
    told = ticks(id_, members, answer, state, known)
    if told is None:
        return None
    ticked, none = told
    return (chosen(answer, ticked, none=none),)


def is_final(id_: str, shown: Shown, answers: Answers, state: Seen, content: Content) -> bool:
    """Whether a question was answered just now by a tap that leaves nothing more to say.

    Args:
        id_: The question.
        shown: What this page showed last.
        answers: What is answered to the end by now.
        state: From ``seen``.
        content: The questionnaire.
    """
    if cards_of(id_, content):
        reported = cleared_now(id_, shown, state, content)
        return reported is not None and answers.get(id_) == () != shown.answers.get(id_)
    report = read_report(state.get(key(id_))) if is_choice(id_, content) else None
    if report is None or report.id == shown.heard.get(key(id_)):
        return False
    return report.done and id_ in answers


def cleared_now(id_: str, shown: Shown, state: Seen, content: Content) -> tuple[str, ...] | None:
    """Return the cards of a list that are cleared now, or None when they say nothing new."""
    if not cards_of(id_, content):
        return None
    reported = cards_reported(id_, shown.on(id_), state, shown.heard, content)
    return None if reported is None else reported[1]


def heard(state: Seen) -> dict[str, str]:
    """Return the id of the last report of each choice and each list that the page knows of."""
    reports = {
        place: read_report(sent) for place, sent in state.items() if place.startswith("ask.")
    }
    chosen_ = {place: report.id for place, report in reports.items() if report is not None}
    return question_list.heard(state) | chosen_


def _chosen(id_: str, report: Reported, content: Content) -> object:
    """Return what a report says; a number on a scale is sent as the id of an option."""
    number = content.questions[id_].kind in {"whole", "number"}
    if number and isinstance(report.value, str):
        with suppress(ValueError):
            return float(report.value)
    return report.value


def _clean(id_: str, value: object, content: Content) -> Answer | None:
    """Return a widget's value as an answer; None where it is empty or not allowed."""
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return check_answers({id_: value}, content)[0].get(id_)


def show(id_: str, answers: Answers, state: Seen, heard: Heard, content: Content) -> None:
    """Draw a question with its answer; one that is answered with a list is ``show_list``'s.

    Args:
        id_: The question.
        answers: What is kept, for it and for the questions that it speaks of.
        state: From ``seen``.
        heard: The reports that are part of ``answers``.
        content: The questionnaire.
    """
    question, answer = content.questions[id_], answers.get(id_)
    if question.kind == "text":
        _show_text(id_, answer, state, content)
    elif is_choice(id_, content):
        choice = _choice(id_, asked_words(id_, answers), answer, content)
        if id_ != step_of(id_, content).asks[0]:  # else it is the heading of its screen
            choice = msgspec.structs.replace(choice, about=helps(id_, "questions"))
        _show_choice(choice, id_, answer, heard.get(key(id_)))
    else:
        _show_number(id_, answer, state, content)


def is_choice(id_: str, content: Content) -> bool:
    """Whether a question is answered with one of its options, or with a number in a row."""
    question = content.questions.get(id_)
    if question is None:
        return False
    few = question.kind == "whole" and question.most - question.least < _SCALE
    return few or bool(question.stops) or question.kind in {"choice", "yes_no"}


def headline(id_: str, content: Content) -> tuple[str, ...]:
    """Return the heading of the screen that a question or list has, and what helps to answer."""
    area = "questions" if id_ in content.questions else "safety"
    return (say(f"{area}.{id_}.ask"), *helps(id_, area))


def asked_words(id_: str, answers: Answers) -> str:
    """Return what is asked; what limits somebody is asked about what they most want to do."""
    activity = answers.get("main_activity")
    if id_ != "limits" or not isinstance(activity, str) or not activity.strip():
        return say(f"questions.{id_}.ask")
    return say("self_check.limits_named", activity=cut(activity))


def _show_text(id_: str, answer: Answer | None, state: Seen, content: Content) -> None:
    st.text_input(
        asked_words(id_, {}),
        before(key(id_), answer or "", state, empty=""),
        key=key(id_),
        max_chars=content.questions[id_].most,
        label_visibility="collapsed",
        placeholder=say(f"questions.{id_}.hint") if has(f"questions.{id_}.hint") else None,
        autocomplete="off",
    )


def _show_choice(choice: Choice, id_: str, answer: Answer | None, acknowledged: str | None) -> None:
    """Draw a choice of one: numbers in a row, or phrases below each other."""
    show_choice(
        key(id_),
        choice,
        f"{answer:g}" if isinstance(answer, int | float) else _one(answer),
        acknowledged,
    )


def _one(answer: Answer | None) -> str | None:
    return answer if isinstance(answer, str) else None


def _choice(id_: str, ask: str, answer: Answer | None, content: Content) -> Choice:
    question = content.questions[id_]
    if question.stops:
        # An answer from elsewhere, such as an import, may lie between the stops.
        own = {float(answer)} if isinstance(answer, int | float) else set()
        stops = sorted({*question.stops, *own})
        return Choice(ask, tuple(_stop(id_, stop) for stop in stops), None, "grid")
    if question.kind == "whole":
        ends = None
        if has(f"questions.{id_}.least"):
            ends = (say(f"questions.{id_}.least"), say(f"questions.{id_}.most"))
        return scale(
            ask,
            ends,
            range(question.least, question.most + 1),
            about=None,
            optional=question.optional,
        )
    words = {one: say(f"questions.{id_}.options.{one}") for one in question.options or YES_NO}
    options = tuple(Option(one, label, label) for one, label in words.items())
    return Choice(ask, options, None, optional=question.optional)


def _stop(id_: str, value: float) -> Option:
    """Return a number as an option: hours as they are, minutes as hours and minutes."""
    if id_ not in _IN_MINUTES:
        label = say("self_check.stop.hours", hours=f"{value:g}")
        return Option(f"{value:g}", f"{value:g}", label)
    hours, minutes = divmod(value, 60)
    part = ("hours" if not minutes else "both") if hours else "minutes"
    label = say(f"self_check.stop.{part}", hours=f"{hours:g}", minutes=f"{minutes:g}")
    return Option(f"{value:g}", label, label)


def _show_number(id_: str, answer: Answer | None, state: Seen, content: Content) -> None:
    """Draw a field for a number, in half hours or in whole minutes and degrees."""
    question = content.questions[id_]
    kept = int(answer) if isinstance(answer, int | float) else None
    unit = say(f"questions.{id_}.unit")
    if has(f"questions.{id_}.tape"):
        st.markdown(say(f"questions.{id_}.tape"))
    st.number_input(
        f"{asked_words(id_, {})} {unit}",
        min_value=question.least,
        max_value=question.most,
        value=before(key(id_), kept, state, empty=None),
        step=1,
        format="%d",
        label_visibility="collapsed",
        key=key(id_),
    )
