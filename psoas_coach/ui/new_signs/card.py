"""The card in place of a page: what to do now, what prompted it, and the ways on.

It names no move and no illness, and nothing else is on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from psoas_coach.coach.urgent_card import Urgent, UrgentCard
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import html
from psoas_coach.ui.dates import day
from psoas_coach.ui.focus import focus_heading
from psoas_coach.ui.html import Html
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.new_signs.undo import take_back
from psoas_coach.ui.phone_numbers import linked
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say

if TYPE_CHECKING:
    from streamlit.navigation.page import Page


def draw(journal: Journal, card: UrgentCard, page: str, self_check: Page) -> None:
    """Draw the card and its buttons.

    Args:
        journal: Where a note that was a mistake is taken back.
        card: The card that is due.
        page: Name of the page in whose place it stands.
        self_check: The page that lifts it.
    """
    html.draw(*_pieces(card))
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


def _pieces(card: UrgentCard) -> Iterator[Html]:
    level = f"results.levels.{card.level}"
    if card.crisis:
        yield html.heading(say("results.levels.soon.crisis_title"), 1)
        yield _box("emergency", say("results.levels.soon.crisis"))
        yield html.element("h2", say(f"{level}.title"))
    else:
        yield html.heading(say(f"{level}.title"), 1)
    yield html.paragraph(say(f"{level}.body"))
    yield _box(card.level, say(f"{level}.action"))
    why = [answer_words.because(ref) for ref in card.reasons]
    if why:
        yield html.paragraph(say(f"{level}.prompted"))
        yield html.unordered_list(why)
    date = day(card.told.local_date)
    yield html.paragraph(say("frame.card.told" if card.note else "frame.card.checked", date=date))
    yield html.paragraph(say("frame.card.until"))


def _box(level: Urgent, text: str) -> Html:
    return html.element("p", linked(text), classes=f"urgent {level}")
