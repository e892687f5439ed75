"""One question on a page: its words, its widget, and the way between widget and answer.

The widgets keep nothing. Before each is drawn it is set to the answer that the journal keeps, so a
step can be left and come back to, and a browser that sends odd values is only ever listened to
after ``guidance.answers`` has checked them. A widget that this session has not drawn before gets
its answer as its default instead: a page that lived through a restart of the server sends what it
shows, and that may be newer. Nothing is answered beforehand: every widget starts empty.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.answers import checked
from psoas_coach.guidance.results import Answer
from psoas_coach.ui.self_check.flow import chosen
from psoas_coach.ui.words import has, say

NONE = "none_of_these"
"""The tick box that answers a list with nothing."""
_STEPS: dict[str, float] = {"sitting_hours": 0.5, "sitting_bout_minutes": 5}
"""What the buttons beside a number add or take, where it is not 1. Anything can be typed."""
_SCALE = 11
"""At most so many whole numbers are offered side by side, as on a scale from 0 to 10."""

_Value = TypeVar("_Value")
Below = Callable[[str], None]
"""Draws what belongs right under an item of a list."""


def key(id_: str, item: str = "") -> str:
    """Return the key of a widget: the same in every run, so that nothing loses its place."""
    return f"ask.{id_}.{item}" if item else f"ask.{id_}"


def items(id_: str, content: Content) -> tuple[str, ...]:
    """Return the members of a question that is answered with a list, else nothing."""
    if id_ in content.safety:
        return content.safety[id_].items
    if id_ == "precautions":
        return content.precautions.items
    question = content.questions[id_]
    return question.options if question.kind == "list" else ()


def told(id_: str, shown: Answer | None, content: Content) -> tuple[Answer | None] | None:
    """Return what the widgets of a question say now, or None when they are not on the page.

    Args:
        id_: The question.
        shown: The answer as this page showed it last.
        content: The questionnaire.
    """
    state = st.session_state
    members = items(id_, content)
    if not members:
        if key(id_) not in state:
            return None
        return (_clean(id_, state[key(id_)], content),)
    if key(id_, members[0]) not in state:
        return None
    ticked = [one for one in members if state.get(key(id_, one)) is True]
    none = has_none(id_) and state.get(key(id_, NONE)) is True
    return (chosen(shown, ticked, none=none),)


def _clean(id_: str, value: object, content: Content) -> Answer | None:
    """Return a widget's value as an answer; None where it is empty or not allowed."""
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "":
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return checked({id_: value}, content)[0].get(id_)


def show(id_: str, answer: Answer | None, content: Content, below: Below | None = None) -> None:
    """Draw a question with its answer.

    Args:
        id_: The question.
        answer: What is kept for it.
        content: The questionnaire.
        below: Draws what belongs right under an item of a list.
    """
    area = "safety" if id_ in content.safety or id_ == "precautions" else "questions"
    more = [f"{area}.{id_}.{part}" for part in ("help", "skip")]
    lines = [f"**{say(f'{area}.{id_}.ask')}**", *(say(one) for one in more if has(one))]
    st.markdown("  \n".join(lines))
    members = items(id_, content)
    if members:
        _show_list(id_, members, answer, below)
    else:
        _show_single(id_, answer, content)


def _show_list(
    id_: str, members: tuple[str, ...], answer: Answer | None, below: Below | None
) -> None:
    area = "questions" if has(f"questions.{id_}.ask") else "safety"
    part = "options" if area == "questions" else "items"
    ticked = answer if isinstance(answer, tuple) else ()
    for one in members:
        label = _lead(say(f"{area}.{id_}.{part}.{one}"))
        if has(
            f"{area}.{id_}.{one}"
        ):  # what this answer does, such as "not sure" counting as a yes
            label = f"{label}  \n:gray[{say(f'{area}.{id_}.{one}')}]"
        st.checkbox(label, _before(key(id_, one), one in ticked, empty=False), key=key(id_, one))
        if below is not None:
            below(one)
    if has_none(id_):
        none = _before(key(id_, NONE), answer == (), empty=False)
        st.checkbox(f"**{_none(id_)}**", none, key=key(id_, NONE))


def _lead(text: str) -> str:
    """Set off the first sentence of a sign: a long list is looked through by these."""
    first, dot, more = text.partition(". ")
    return f"**{first}.** {more}" if dot else f"**{text}**"


def has_none(id_: str) -> bool:
    """Whether a question is answered with a list that has a "None of these"."""
    return has(f"safety.{id_}.none") or has(f"self_check.none.{id_}")


def _none(id_: str) -> str:
    return say(f"safety.{id_}.none" if has(f"safety.{id_}.none") else f"self_check.none.{id_}")


def _show_single(id_: str, answer: Answer | None, content: Content) -> None:
    question = content.questions[id_]
    label, place = say(f"questions.{id_}.ask"), key(id_)
    if question.kind == "text":
        st.text_input(
            label,
            _before(place, answer or "", empty=""),
            key=place,
            max_chars=question.most,
            autocomplete="off",
            label_visibility="collapsed",
        )
        return
    if question.kind == "whole" and question.most - question.least < _SCALE:
        st.pills(
            label,
            range(question.least, question.most + 1),
            default=_before(place, answer, empty=None),
            key=place,
            label_visibility="collapsed",
        )
        if has(f"questions.{id_}.least"):
            _ends(id_, question.least, question.most)
    elif question.kind in {"whole", "number"}:
        _show_number(id_, answer, content)
    else:
        _show_choice(id_, answer, content)


def _show_choice(id_: str, answer: Answer | None, content: Content) -> None:
    """Draw a choice; one that may be left out can be taken back, which a radio cannot."""
    question = content.questions[id_]
    options = question.options or ("yes", "no")

    def words(one: str) -> str:
        return say(f"questions.{id_}.options.{one}")

    ask = say(f"questions.{id_}.ask")
    before = _before(key(id_), answer, empty=None)
    if question.optional:
        st.pills(
            ask,
            options,
            default=before,
            key=key(id_),
            format_func=words,
            label_visibility="collapsed",
        )
    else:
        st.radio(
            ask,
            options,
            index=options.index(before) if before in options else None,
            key=key(id_),
            format_func=words,
            label_visibility="collapsed",
        )


def _ends(id_: str, least: int, most: int) -> None:
    low, high = say(f"questions.{id_}.least"), say(f"questions.{id_}.most")
    ends = say("self_check.ends", least=least, low=low, most=most, high=high)
    st.markdown(f":gray[{ends}]")


def _show_number(id_: str, answer: Answer | None, content: Content) -> None:
    """Draw a field for a number, in half hours or in whole minutes and degrees."""
    question = content.questions[id_]
    step: float = _STEPS.get(id_, 1)
    kind = type(step)
    kept = kind(answer) if isinstance(answer, int | float) else None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.number_input(
            say(f"questions.{id_}.ask"),
            min_value=kind(question.least),
            max_value=kind(question.most),
            value=_before(key(id_), kept, empty=None),
            step=step,
            format="%g" if kind is float else "%d",
            key=key(id_),
            label_visibility="collapsed",
            width=160,
        )
        st.markdown(say(f"questions.{id_}.unit"))
    if has(f"questions.{id_}.tape"):
        st.markdown(f":gray[{say(f'questions.{id_}.tape')}]")


def _before(place: str, value: _Value, *, empty: _Value) -> _Value:
    """Set a widget that was drawn before; return the default for one that was not."""
    if place not in st.session_state:
        return value
    if st.session_state[place] != value:
        st.session_state[place] = value
    return empty
