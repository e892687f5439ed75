"""Where this tab is in the self-check: the little that a page keeps between two runs.

The journal keeps the answers and the step. A tab keeps its own step beside it, so that two open
tabs do not pull each other along, and what it last showed, so that a change made here can be told
from a change made elsewhere. All of it can be lost: then the journal leads.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import cast

import msgspec
import streamlit as st

from psoas_coach.coach.self_check_navigation import Button
from psoas_coach.guidance.results import Answers

_KEY = "self_check-place"
_WISH = "self_check-wish"


class TabState(msgspec.Struct, frozen=True):
    """What this tab remembers.

    Attributes:
        id: The self-check it works on.
        step: The step it shows.
        shown: The answers as they were last shown.
        asked_again: The step on which going on was refused, so that what is open is marked.
        began: The earlier day on which the draft was last kept, until the person moves on.
        heard: The taps in lists that are part of ``shown``.
        cleared: Ids of the cards that were shown as holding nothing that fits.
        went: Id of the last report of the browser's history that was acted on.
    """

    id: str
    step: str
    shown: Answers
    asked_again: str = ""
    began: dt.date | None = None
    heard: Mapping[str, str] = {}
    cleared: tuple[str, ...] = ()
    went: str | None = None


class ButtonPress(msgspec.Struct, frozen=True):
    """A button that was pressed: on which step, and of which self-check.

    It names its step, so that a second tap on the same button cannot leap over a step.
    """

    what: Button
    step: str
    id: str


def recall() -> TabState | None:
    """Return what this tab remembers."""
    return cast("TabState | None", st.session_state.get(_KEY))


def remember(place: TabState) -> None:
    """Remember it until the next run, and take a wish as fulfilled."""
    st.session_state[_KEY] = place
    st.session_state[_WISH] = None


def forget() -> None:
    """Remember nothing: the self-check is finished."""
    st.session_state[_KEY] = None
    st.session_state[_WISH] = None


def note_press(pressed: ButtonPress) -> None:
    """Note that a button was pressed; the run that follows acts on it."""
    st.session_state[_WISH] = pressed


def pressed_button() -> ButtonPress | None:
    """Return the button that was pressed, if one was."""
    return cast("ButtonPress | None", st.session_state.get(_WISH))
