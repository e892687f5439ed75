"""This tab's position in the self-check: the little that a page keeps between two runs.

The journal stores the answers and the step. A tab also keeps its own step, so that two open tabs do
not move each other, and the answers that it last showed, so that a change made here can be
distinguished from a change made elsewhere. All of this can be lost; then the journal decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import cast

import msgspec
import streamlit as st

from psoas_coach.coach.self_check_navigation import Button
from psoas_coach.guidance.results import Answers

_KEY = "self_check-tab"


class TabState(msgspec.Struct, frozen=True):
    """What this tab remembers.

    Attributes:
        id: The self-check it works on.
        step: The step it shows.
        answers: The answers as they were last shown.
        asked_again: The step on which going on was refused, so that what is open is marked.
        began: The earlier day on which the draft was last kept, until the person moves on.
        acknowledged: The taps in lists that are part of ``answers``.
        cleared: Ids of the cards that were shown as holding nothing that fits.
        went: Id of the last report of the browser's history that was acted on.
    """

    id: str
    step: str
    answers: Answers
    asked_again: str = ""
    began: dt.date | None = None
    acknowledged: Mapping[str, str] = {}
    cleared: tuple[str, ...] = ()
    went: str | None = None


class ButtonPress(msgspec.Struct, frozen=True):
    """A button that was pressed: on which step, and of which self-check.

    It names its step, so that a second tap on the same button cannot leap over a step.
    """

    what: Button
    step: str
    id: str


class SelfCheckTab:
    """The self-check of one browser tab, from one run to the next.

    One object for the whole life of the tab: Streamlit may end a run, for the next tap, at every
    access to its session state. What the journal has just stored and what the tab has shown of it
    are changed together, with no such access between them, or a run that ended there would take
    the next tap for one that changes nothing.

    Attributes:
        state: What the tab remembers; None before the first run and after the end.
        press: The button that was pressed since the last run.
    """

    def __init__(self, state: TabState | None = None, press: ButtonPress | None = None) -> None:
        self.state = state
        self.press = press

    def remember(self, state: TabState) -> None:
        """Remember it until the next run, and take a press as done."""
        self.state, self.press = state, None

    def forget(self) -> None:
        """Remember nothing: the self-check is finished."""
        self.state = self.press = None


def current_tab() -> SelfCheckTab:
    """Return the self-check of the tab of this run."""
    return cast("SelfCheckTab", st.session_state.setdefault(_KEY, SelfCheckTab()))


def forget() -> None:
    """Remember nothing of the self-check of this tab: it is finished, or put aside."""
    current_tab().forget()


def note_press(press: ButtonPress) -> None:
    """Note that a button was pressed; the run that follows acts on it."""
    current_tab().press = press
