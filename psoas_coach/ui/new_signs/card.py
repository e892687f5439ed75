"""The card in place of a page: what to do now, what prompted it, and the ways on.

It names no move and no illness, and nothing else is on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from psoas_coach.coach.urgent_card import Urgent, UrgentCard
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.dates import day
from psoas_coach.ui.focus import focus_heading
from psoas_coach.ui.guidance import markup
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.new_signs.taken_back import take_back
from psoas_coach.ui.phone_numbers import linked
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

_TINTS: dict[Urgent, str] = {"emergency": "220,38,38", "today": "217,119,6"}
"""Red and amber, as red, green and blue; over any background they leave its text readable."""


def draw(journal: Journal, card: UrgentCard, page: str, self_check: Page) -> None:
    """Draw the card and its buttons.

    Args:
        journal: Where a note that was a mistake is taken back.
        card: The card that is due.
        page: Name of the page in whose place it stands.
        self_check: The page that lifts it.
    """
    st.html("".join(_pieces(card)))
    if card.note is None:
        _correct(card)
    if main_button(say("frame.card.new"), key="card_new", width="stretch"):
        st.switch_page(self_check)
    if card.note is not None and st.button(
        say("frame.card.mistake"), key="card_mistake", width="stretch"
    ):
        take_back(journal, card.note, page)
        st.rerun()
    st.markdown(say("results.closing"))
    focus_heading(f"card-{page}")


def _correct(card: UrgentCard) -> None:
    """Say how an answer of the self-check behind the card is put right."""
    if card.level == "today" and any(map(_may_be_examined, card.reasons)):
        st.markdown(say("guidance.examined"))
    st.markdown(say(f"results.levels.{card.level}.correct"))


def _may_be_examined(ref: str) -> bool:
    rule = load().examined
    list_, _, item = ref.partition(".")
    return list_ == rule.list and item not in rule.never


def _pieces(card: UrgentCard) -> Iterator[str]:
    level = f"results.levels.{card.level}"
    if card.crisis:
        yield f"<h1>{escape(say('results.levels.soon.crisis_title'))}</h1>"
        yield _box("emergency", say("results.levels.soon.crisis"))
        yield f"<h2>{escape(say(f'{level}.title'))}</h2>"
    else:
        yield f"<h1>{escape(say(f'{level}.title'))}</h1>"
    yield markup.text(say(f"{level}.body"))
    yield _box(card.level, say(f"{level}.action"))
    why = [answer_words.because(ref) for ref in card.reasons]
    if why:
        yield markup.text(say(f"{level}.prompted"))
        yield markup.listed(map(escape, why))
    date = day(card.told.local_date)
    yield markup.text(say("frame.card.told" if card.note else "frame.card.checked", date=date))
    yield markup.text(say("frame.card.until"))


def _box(level: Urgent, text: str) -> str:
    tint = _TINTS[level]
    style = (
        f"background:rgba({tint},.13);border-left:.3rem solid rgb({tint});border-radius:.5rem;"
        "padding:.75rem 1rem;margin:1rem 0;font-weight:600"
    )
    return f'<p style="{style}">{linked(text)}</p>'
