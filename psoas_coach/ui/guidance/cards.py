"""The cards of a level: what to do, which answers prompted it, and what no questions can tell.

A card names no move and no illness. Where it must be alone, nothing else is drawn on the page.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st

from psoas_coach.coach import self_check_flow
from psoas_coach.content import Content, load
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.level import find_crisis_signs, is_adult
from psoas_coach.guidance.results import Answers
from psoas_coach.ui import shell
from psoas_coach.ui.crisis_line import show_crisis_line
from psoas_coach.ui.guidance.again import again
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say

Alone = Literal["emergency", "today"]
Kind = Alone | Literal["under_18", "incomplete", "plan"]
_ALONE: dict[str, Alone] = {"emergency": "emergency", "today": "today"}


def kind(opened: Opened, content: Content) -> Kind:
    """Say which page a result calls for."""
    level = opened.guidance.level
    if level in _ALONE:
        return _ALONE[level]
    if not is_adult(opened.record.answers, content):
        return "under_18"
    return "incomplete" if level == "incomplete" else "plan"


def alone(level: Alone, opened: Opened) -> None:
    """Draw the card of a level that allows nothing else on the page."""
    st.title(say(f"results.levels.{level}.title"), anchor=False)
    if level != "emergency":
        crisis(opened)
    st.markdown(say(f"results.levels.{level}.body"))
    action = f"**{say(f'results.levels.{level}.action')}**"
    if level == "emergency":
        st.error(action, icon=":material/emergency:")
    else:
        st.warning(action, icon=":material/call:")
    _prompted(level, opened.guidance.reasons)
    if level == "emergency":
        crisis(opened)  # after the number to call now
    st.markdown(say("results.closing"))
    if opened.newest:
        if level == "today" and self_check_flow.examinable(_as_told(opened), load()):
            st.markdown(say("guidance.examined"))
        st.markdown(say(f"results.levels.{level}.correct"))
        if st.button(say("guidance.button.correct"), key="guidance-correct"):
            st.switch_page(shell.page("self_check"))


def under_18(opened: Opened) -> None:
    """Draw the card for somebody the tool is not made for."""
    st.title(say("results.levels.under_18.title"), anchor=False)
    st.markdown(say("results.levels.under_18.body"))
    st.info(f"**{say('results.levels.under_18.action')}**")
    if opened.guidance.level == "soon":
        soon(opened)
    else:
        crisis(opened)
    st.markdown(say("results.closing"))
    if opened.newest and st.button(say("guidance.button.correct"), key="guidance-correct"):
        st.switch_page(shell.page("self_check"))


def incomplete(opened: Opened, content: Content) -> None:
    """Say which answers come first, and lead to the first of them."""
    st.title(say("results.levels.incomplete.title"), anchor=False)
    crisis(opened)
    st.markdown(say("results.levels.incomplete.body"))
    missing = opened.guidance.reasons
    st.markdown("\n".join(f"- {answer_words.label(id_)}" for id_ in missing))
    if opened.newest:
        action = say("results.levels.incomplete.action")
        if main_button(action, key="guidance-answer_missing", width="content"):
            again(opened, missing[0], content)
    st.markdown(say("results.closing"))


def soon(opened: Opened) -> None:
    """Draw the banner of a level that asks for a visit and leaves the gentlest moves."""
    crisis(opened)
    body, action = say("results.levels.soon.body"), say("results.levels.soon.action")
    st.warning(f"{body}\n\n**{action}**", icon=":material/event:")
    _prompted("soon", opened.guidance.reasons)


def crisis(opened: Opened) -> None:
    """Say where to find somebody to talk to, where the answers call for it."""
    if find_crisis_signs(opened.record.answers, load()):
        show_crisis_line()


def _as_told(opened: Opened) -> Answers:
    return check_answers(opened.record.answers, load())[0]


def _prompted(level: str, reasons: tuple[str, ...]) -> None:
    why = "\n".join(f"- {answer_words.because(ref)}" for ref in reasons)
    st.markdown(f"{say(f'results.levels.{level}.prompted')}\n\n{why}")
