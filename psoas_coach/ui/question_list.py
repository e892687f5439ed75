"""A question that is answered with a list: tick boxes in one column, and "None of these".

Tick boxes rather than anything shorter, because the items are sentences and readers know them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from psoas_coach.guidance.results import Answer
from psoas_coach.ui.words import has, say

NONE = "none_of_these"
"""The tick box that answers a list with nothing."""

Below = Callable[[str], None]
"""Draws what belongs right under an item of a list."""
_Value = TypeVar("_Value")


def key(id_: str, item: str = "") -> str:
    """Return the key of a widget: the same in every run, so that nothing loses its place."""
    return f"ask.{id_}.{item}" if item else f"ask.{id_}"


def has_none(id_: str) -> bool:
    """Whether a question is answered with a list that has a "None of these"."""
    return has(f"safety.{id_}.none") or has(f"self_check.none.{id_}")


def show_list(
    id_: str,
    members: tuple[str, ...],
    answer: Answer | None,
    state: Mapping[str, object],
    below: Below | None,
) -> None:
    """Draw the items of a list, each with a tick box."""
    area, part = ("safety", "items") if has(f"safety.{id_}.ask") else ("questions", "options")
    ticked = answer if isinstance(answer, tuple) else ()
    for one in members:
        label = say(f"{area}.{id_}.{part}.{one}")
        effect = f"{area}.{id_}.{one}"  # such as "not sure" counting as a yes
        if has(effect):
            label = f"{label}  \n:gray[{say(effect)}]"
        elif area == "safety":
            label = _lead(label)
        place = key(id_, one)
        st.checkbox(label, before(place, one in ticked, state, empty=False), key=place)
        if below is not None:
            below(one)
    if has_none(id_):
        none = say(f"safety.{id_}.none" if area == "safety" else f"self_check.none.{id_}")
        place = key(id_, NONE)
        st.checkbox(f"**{none}**", before(place, answer == (), state, empty=False), key=place)


def _lead(text: str) -> str:
    """Set off the first sentence of a sign: a long list is looked through by these."""
    first, dot, more = text.partition(". ")
    return f"**{first}.** {more}" if dot else f"**{text}**"


def before(place: str, value: _Value, state: Mapping[str, object], *, empty: _Value) -> _Value:
    """Set a widget that was drawn before; return the default for one that was not."""
    if place not in state:
        return value
    if state[place] != value:
        st.session_state[place] = value
    return empty
