"""The cards of the guidance page: what a level asks for first, and results without a plan."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from psoas_coach.coach import self_check_flow
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content, load
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.level import is_adult
from psoas_coach.guidance.results import Answers
from psoas_coach.ui import html, shell
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.first_self_check import invite_to_self_check
from psoas_coach.ui.guidance import selected_result
from psoas_coach.ui.guidance.explanation import build_parts
from psoas_coach.ui.guidance.headline import draw_headline
from psoas_coach.ui.guidance.selected_result import SelectedResult
from psoas_coach.ui.phone_numbers import draw_call_links, show_due_crisis_line
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.reopened_answers import reopen_answers
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

Alone = Literal["emergency", "today"]
Kind = Alone | Literal["under_18", "incomplete", "plan"]
_ALONE: dict[str, Alone] = {"emergency": "emergency", "today": "today"}


def find_kind(result: SelectedResult, content: Content) -> Kind:
    """Return which kind of page a result needs."""
    level = result.guidance.level
    if level in _ALONE:
        return _ALONE[level]
    if not is_adult(result.record.answers, content):
        return "under_18"
    return "incomplete" if level == "incomplete" else "plan"


def draw_card(
    kind: Alone | Literal["under_18", "incomplete"], result: SelectedResult, content: Content
) -> None:
    """Draw the card that replaces a plan.

    Args:
        kind: The kind of card that the result needs.
        result: The result.
        content: The questionnaire, the rules and the words.
    """
    match kind:
        case "emergency" | "today":
            _draw_alone(kind, result)
        case "under_18":
            _draw_under_18(result)
        case "incomplete":
            _draw_incomplete(result, content)


def _draw_alone(level: Alone, result: SelectedResult) -> None:
    """Draw the card of a level at which the page shows nothing else."""
    st.title(say(f"results.levels.{level}.title"), anchor=False)
    if level != "emergency":
        show_due_crisis_line(result.record.answers)
    st.markdown(say(f"results.levels.{level}.body"))
    action = f"**{say(f'results.levels.{level}.action')}**"
    if level == "emergency":
        st.error(action, icon=":material/emergency:")
    else:
        st.warning(action, icon=":material/call:")
    draw_call_links(action)
    _draw_prompt(level, result.guidance.reasons)
    if level == "emergency":
        show_due_crisis_line(result.record.answers)  # After the number to call now.
    st.markdown(say("results.closing"))
    if result.newest:
        if level == "today" and self_check_flow.list_examinable(_read_answers(result), load()):
            st.markdown(say("guidance.examined"))
        st.markdown(say(f"results.levels.{level}.correct"))
        if st.button(say("guidance.button.new"), key="guidance-correct"):
            st.switch_page(shell.get_page("self_check"))


def _draw_under_18(result: SelectedResult) -> None:
    """Draw the card for people under 18, for whom the app is not made."""
    st.title(say("results.levels.under_18.title"), anchor=False)
    st.markdown(say("results.levels.under_18.body"))
    st.info(f"**{say('results.levels.under_18.action')}**")
    if result.guidance.level == "soon":
        draw_soon_card(result)
    else:
        show_due_crisis_line(result.record.answers)
    st.markdown(say("results.closing"))
    if result.newest and st.button(say("guidance.button.new"), key="guidance-correct"):
        st.switch_page(shell.get_page("self_check"))


def _draw_incomplete(result: SelectedResult, content: Content) -> None:
    """Say which questions to answer first, and link to the first of them."""
    st.title(say("results.levels.incomplete.title"), anchor=False)
    show_due_crisis_line(result.record.answers)
    st.markdown(say("results.levels.incomplete.body"))
    missing = result.guidance.reasons
    st.markdown("\n".join(f"- {answer_words.say_label(id_)}" for id_ in missing))
    if result.newest:
        action = say("results.levels.incomplete.action")
        if draw_primary_button(action, key="guidance-answer_missing", width="content"):
            reopen_answers(result.record, missing[0], content)
    st.markdown(say("results.closing"))


def draw_soon_card(result: SelectedResult) -> None:
    """Draw the banner of the level that asks for a visit and allows only the gentlest moves."""
    show_due_crisis_line(result.record.answers)
    body, action = say("results.levels.soon.body"), say("results.levels.soon.action")
    st.warning(f"{body}\n\n**{action}**", icon=":material/event:")
    _draw_prompt("soon", result.guidance.reasons)


def _read_answers(result: SelectedResult) -> Answers:
    return check_answers(result.record.answers, load())[0]


def _draw_prompt(level: str, reasons: tuple[str, ...]) -> None:
    why = "\n".join(f"- {answer_words.say_reason(ref)}" for ref in reasons)
    st.markdown(f"{say(f'results.levels.{level}.prompted')}\n\n{why}")


def draw_outdated(snapshot: Snapshot, result: SelectedResult, content: Content) -> None:
    """Ask for a new self-check, and show the result of the older questions as it was stored.

    Args:
        snapshot: What the person's journal says.
        result: The result of older questions.
        content: The questionnaire, the rules and the words.
    """
    card = "results.levels.outdated"
    st.title(say(f"{card}.title"), anchor=False)
    st.markdown(f"{say(f'{card}.body')}\n\n{say(f'{card}.action')}")
    if draw_primary_button(say("frame.card.new"), key="guidance-outdated"):
        st.switch_page(shell.get_page("self_check"))
    if result.guidance.level == "soon":
        draw_soon_card(result)
    if find_kind(result, content) == "plan":
        parts = build_parts(result, content, snapshot)
        draw_headline(result, content, "##")
        html.draw(parts.moves)
        html.draw(parts.reasons, parts.closing)
    selected_result.draw_picker(snapshot, result)


def draw_past(selected: SelectedResult) -> None:
    """Say that a result is a past one, and link to the newest."""
    st.info(
        say("guidance.past.is", date=format_day(selected.record.at.local_date)),
        icon=":material/history:",
    )
    st.button(
        say("guidance.past.newest"), key="guidance-newest", on_click=selected_result.select_newest
    )


def draw_none_yet() -> None:
    """Invite to the first self-check."""
    st.title(say("guidance.none.title"), anchor=False)
    invite_to_self_check(say("guidance.none.body"), "guidance-begin")


def draw_unreadable() -> None:
    """Say that an imported result was not made by this app."""
    st.title(say("guidance.unreadable.title"), anchor=False)
    st.markdown(say("guidance.unreadable.body"))
    if draw_primary_button(say("guidance.none.start"), key="guidance-begin"):
        st.switch_page(shell.get_page("self_check"))
