"""A component for a single choice: phrases one below the other, or numbers in one row.

Streamlit's own row of numbers wraps into three lines on a phone, is labelled only with digits, and
stops responding while the connection is lost. This component looks and behaves the same on every
page.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
import streamlit as st

from psoas_coach.ui.answer_report import STATE, AnswerReport, parse_report, read_report
from psoas_coach.ui.component import Component, encode
from psoas_coach.ui.words import say

_ASSETS = Path(__file__).parent / "assets"
_CHOICE = Component(
    "choice", html=_ASSETS / "choice.html", css=(_ASSETS / "question.css", _ASSETS / "choice.css")
)


class Option(msgspec.Struct, frozen=True):
    """One option.

    Attributes:
        id: Its id.
        label: Its visible text.
        name: Its accessible name.
        picture: The address of a picture above the text, or None.
    """

    id: str
    label: str
    name: str
    picture: str | None = None


class Choice(msgspec.Struct, frozen=True):
    """A question and its options.

    Attributes:
        name: The question.
        options: The options, in order.
        about: Sentences that help to answer, shown with the name above the options. None if the
            page shows both already; then the name is only for screen readers.
        layout: ``row`` for numbers side by side, ``grid`` for more numbers in several rows,
            ``list`` for phrases below each other, ``pictures`` for phrases under pictures.
        ends: Words for the two ends of a row.
        optional: The answer can be undone.
    """

    name: str
    options: tuple[Option, ...]
    about: tuple[str, ...] | None = ()
    layout: Literal["row", "grid", "list", "pictures"] = "list"
    ends: tuple[str, str] | None = None
    optional: bool = False


class _Payload(msgspec.Struct, frozen=True):
    key: str
    layout: str
    name: str
    about: tuple[str, ...] | None
    options: tuple[Option, ...]
    ends: tuple[str, str] | None
    clear: str | None
    value: str | None
    acknowledged: str | None


def show_choice(
    key: str,
    choice: Choice,
    value: str | None,
    acknowledged: str | None,
) -> AnswerReport | None:
    """Draw a choice.

    Args:
        key: The key of the component, under which the session's state has its report.
        choice: The question.
        value: The id of the currently chosen option.
        acknowledged: The id of the report that ``value`` already includes.

    Returns:
        The last report of the component. In the first run of a session after a restart of the
        server, only this value has it, not the session's state.
    """
    payload = _Payload(
        key,
        choice.layout,
        choice.name,
        choice.about,
        choice.options,
        choice.ends,
        say("frame.choice.clear") if choice.optional else None,
        value,
        acknowledged,
    )
    result = _CHOICE.mount(key, encode(payload), states=(STATE,))
    return parse_report(getattr(result, STATE, None))


def ask_choice(
    key: str,
    choice: Choice,
    stored: str | None = None,
) -> str | None:
    """Ask, and return the id of the option that is chosen.

    Args:
        key: A key that is unique on the page.
        choice: The question.
        stored: The earlier choice, used if nothing has been reported since.
    """
    ids = [option.id for option in choice.options]
    before = read_report(st.session_state.get(key))
    value = stored if before is None else find_chosen_option(before, ids)
    after = show_choice(key, choice, value, None if before is None else before.id)
    return value if after is None else find_chosen_option(after, ids)


def find_chosen_option(report: AnswerReport, ids: Sequence[str]) -> str | None:
    """Return the option that a report names; None if it names none of the options offered."""
    return report.value if isinstance(report.value, str) and report.value in ids else None
