"""One question on a page: its words, its widget, and the way between widget and answer.

The widgets keep nothing. Before each is drawn it is set to the answer that the journal keeps, so a
step can be left and come back to, and a browser that sends odd values is only ever listened to
after ``guidance.answers`` has checked them. A widget that this session has not drawn before gets
its answer as its default instead: a page that lived through a restart of the server sends what it
shows, and that may be newer. Nothing is answered beforehand: every widget starts empty.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from psoas_coach.coach.self_check_flow import chosen, examinable
from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.results import Answer, Answers
from psoas_coach.ui.question_list import (
    NONE,
    Below,
    Heard,
    before,
    has_none,
    heard,
    helps,
    key,
    show_list,
    ticks,
)
from psoas_coach.ui.typed_text import in_sentence
from psoas_coach.ui.words import has, say

__all__ = [
    "NONE",
    "Below",
    "Heard",
    "Seen",
    "has_none",
    "heard",
    "items",
    "key",
    "offered",
    "seen",
    "show",
    "show_list",
    "text",
    "told",
]

Seen = Mapping[str, object]
"""What the widgets of the session say, by their keys."""
_STEPS: dict[str, float] = {"sitting_hours": 0.5, "sitting_bout_minutes": 5}
"""What the buttons beside a number add or take, where it is not 1. Anything can be typed."""
_SCALE = 11
"""At most so many whole numbers are offered side by side, as on a scale from 0 to 10."""


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


def told(
    id_: str, shown: Answer | None, state: Seen, known: Heard, content: Content
) -> tuple[Answer | None] | None:
    """Return what the widgets of a question say now, or None when they say nothing new.

    Args:
        id_: The question.
        shown: The answer as this page showed it last.
        state: From ``seen``.
        known: What lists told that is part of ``shown``.
        content: The questionnaire.
    """
    members = items(id_, content)
    if not members:
        place = key(id_)
        return (_clean(id_, state[place], content),) if place in state else None
    told = ticks(id_, members, shown, state, known)
    if told is None:
        return None
    ticked, none = told
    return (chosen(shown, ticked, none=none),)


def _clean(id_: str, value: object, content: Content) -> Answer | None:
    """Return a widget's value as an answer; None where it is empty or not allowed."""
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return check_answers({id_: value}, content)[0].get(id_)


def text(id_: str, content: Content) -> str:
    """Return a question's words: what is asked, and what helps to answer it."""
    area = "questions" if id_ in content.questions else "safety"
    return "  \n".join((f"**{say(f'{area}.{id_}.ask')}**", *helps(id_, area)))


def show(id_: str, answers: Answers, state: Seen, content: Content) -> None:
    """Draw a question with its answer; one that is answered with a list is ``show_list``'s.

    Args:
        id_: The question.
        answers: What is kept, for it and for the questions that it speaks of.
        state: From ``seen``.
        content: The questionnaire.
    """
    question, answer = content.questions[id_], answers.get(id_)
    if question.kind == "text":
        _show_text(id_, answer, state, content)
    elif question.kind in {"choice", "yes_no"}:
        _show_choice(id_, answer, state, content)
    elif question.kind == "whole" and question.most - question.least < _SCALE:
        _show_scale(id_, _naming(id_, answers, content), answer, state, content)
    else:
        _show_number(id_, answer, state, content)


def _naming(id_: str, answers: Answers, content: Content) -> str:
    """Return a question's words; what limits somebody is asked about what they most want to do."""
    activity = answers.get("main_activity")
    if id_ != "limits" or not isinstance(activity, str) or not activity.strip():
        return text(id_, content)
    ask = say("self_check.limits_named", activity=in_sentence(activity))
    return "  \n".join((f"**{ask}**", *helps(id_, "questions")))


def _show_text(id_: str, answer: Answer | None, state: Seen, content: Content) -> None:
    st.text_input(
        text(id_, content),
        before(key(id_), answer or "", state, empty=""),
        key=key(id_),
        max_chars=content.questions[id_].most,
        autocomplete="off",
    )


def _show_scale(id_: str, ask: str, answer: Answer | None, state: Seen, content: Content) -> None:
    """Draw numbers to tap, with words for the two ends."""
    question = content.questions[id_]
    if has(f"questions.{id_}.least"):
        low, high = say(f"questions.{id_}.least"), say(f"questions.{id_}.most")
        ends = say("self_check.ends", least=question.least, low=low, most=question.most, high=high)
        ask += f"  \n:gray[{ends}]"
    st.pills(
        ask,
        range(question.least, question.most + 1),
        default=before(key(id_), answer, state, empty=None),
        key=key(id_),
    )


def _show_choice(id_: str, answer: Answer | None, state: Seen, content: Content) -> None:
    """Draw a choice; one that may be left out can be taken back, which a radio cannot."""
    question = content.questions[id_]
    options = question.options or ("yes", "no")

    def words(one: str) -> str:
        return say(f"questions.{id_}.options.{one}")

    ask = text(id_, content)
    kept = before(key(id_), answer, state, empty=None)
    if question.optional:
        st.pills(
            ask,
            options,
            default=kept,
            key=key(id_),
            format_func=words,
        )
    else:
        st.radio(
            ask,
            options,
            index=options.index(kept) if kept in options else None,
            key=key(id_),
            format_func=words,
        )


def _show_number(id_: str, answer: Answer | None, state: Seen, content: Content) -> None:
    """Draw a field for a number, in half hours or in whole minutes and degrees."""
    question = content.questions[id_]
    step: float = _STEPS.get(id_, 1)
    kind = type(step)
    kept = kind(answer) if isinstance(answer, int | float) else None
    unit = say(f"questions.{id_}.unit")
    ask = f"{text(id_, content)}  \n:gray[{unit}]"
    if has(f"questions.{id_}.tape"):
        ask += f"  \n:gray[{say(f'questions.{id_}.tape')}]"
    st.number_input(
        ask,
        min_value=kind(question.least),
        max_value=kind(question.most),
        value=before(key(id_), kept, state, empty=None),
        step=step,
        format="%g" if kind is float else "%d",
        key=key(id_),
    )
