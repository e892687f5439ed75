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
    """What this tab remembers between runs.

    Attributes:
        id: The self-check it works on.
        step: The step it shows.
        answers: The answers as they were last shown.
        asked_again: The step that could not be left, so that open questions are marked.
        began: The earlier day on which the draft was last stored, until the person moves on.
        acknowledged: The taps in lists that ``answers`` already includes.
        cleared: Ids of the cards that were shown as cleared.
        went: The id of the last report of the browser's history that was processed.
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
    """A button that was pressed, with its step and its self-check.

    It names its step, so that a second tap on the same button cannot skip a step.
    """

    button: Button
    step: str
    id: str


class SelfCheckTab:
    """The self-check of one browser tab, from one run to the next.

    There is one object for the whole life of the tab, because Streamlit may end a run at every
    access to its session state when the next tap arrives. The journal's record and the tab's record
    of what it shows are changed together, without such an access in between. Otherwise a run that
    ended there would treat the next tap as no change.

    Attributes:
        state: What the tab remembers; None before the first run and after the end.
        press: The button that was pressed since the last run.
    """

    def __init__(self, state: TabState | None = None, press: ButtonPress | None = None) -> None:
        self.state = state
        self.press = press

    def remember(self, state: TabState) -> None:
        """Store the state until the next run, and clear the press."""
        self.state, self.press = state, None

    def forget(self) -> None:
        """Clear the state, because the self-check is finished."""
        self.state = self.press = None


def get_current_tab() -> SelfCheckTab:
    """Return the self-check of the tab of this run."""
    return cast("SelfCheckTab", st.session_state.setdefault(_KEY, SelfCheckTab()))


def forget() -> None:
    """Clear the state of this tab's self-check, because it is finished or postponed."""
    get_current_tab().forget()


def note_press(press: ButtonPress) -> None:
    """Record a press; the next run processes it."""
    get_current_tab().press = press
