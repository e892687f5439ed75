"""The card that replaces every page while it is due, and the notice of one that was withdrawn.

The card says what to do now, what prompted it, and what the person can do next.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import streamlit as st

from psoas_coach.coach.urgent_card import Urgent, UrgentCard
from psoas_coach.content import load
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import html, store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.frame import build_address
from psoas_coach.ui.html import Html
from psoas_coach.ui.phone_numbers import build_call_links, link_numbers
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.streamlit_workarounds.buttons import draw_primary_button
from psoas_coach.ui.words import say

if TYPE_CHECKING:
    from streamlit.navigation.page import Page

STAY_OPEN = frozenset({"self_check", "hand_over", "my_data", "more"})
"""Pages without a move, a score or a measure, which stay available: the self-check, the summary for
a visit, the person's own data, and the list of these.
"""


def draw_due_card(name: str, self_check: Page, now: Moment | None) -> bool:
    """Draw the card if one is due in place of the page; return whether it was drawn.

    Args:
        name: The page's name.
        self_check: The page that the card leads to.
        now: The current moment; None if the journal could not be opened.

    Raises:
        JournalUnavailableError: It is unknown whether a card is due.
    """
    if name in STAY_OPEN:
        return False
    snapshot = store.load_snapshot(now)
    journal, card = snapshot.journal, snapshot.urgent_card
    if card is not None:
        draw(journal, card, name, self_check)
        return True
    if WITHDRAWN in st.session_state:
        offer_undo(journal, name)
    return False


def draw(journal: Journal, card: UrgentCard, page: str, self_check: Page) -> None:
    """Draw the card and its buttons.

    Args:
        journal: The journal, in which a mistaken note can be withdrawn.
        card: The card that is due.
        page: Name of the page that it replaces.
        self_check: The page with the self-check that lifts the card.
    """
    html.draw(*_build_pieces(card))
    if card.note is None:
        _draw_correction(card)
    # If a call comes first, the numbers are the most prominent part of the page.
    draw_new = st.button if card.level == "emergency" or card.crisis else draw_primary_button
    if draw_new(say("frame.card.new"), key="card_new", width="stretch"):
        st.switch_page(self_check)
    if card.note is not None and st.button(
        say("frame.card.mistake"), key="card_mistake", width="stretch"
    ):
        take_back(journal, card.note, page)
        st.rerun()
    html.draw(
        html.paragraph(
            html.element(
                "a",
                say("visit.link"),
                href=build_address("hand_over"),
                data_page=True,
                classes="onward",
            )
        )
    )
    st.markdown(say("results.closing"))
    focus_heading(f"card-{page}")


def _draw_correction(card: UrgentCard) -> None:
    """Say how to correct the answer of the self-check that led to the card."""
    if card.level == "today" and any(map(_may_be_examined, card.reasons)):
        st.markdown(say("guidance.examined"))
    st.markdown(say(f"results.levels.{card.level}.correct"))


def _may_be_examined(ref: str) -> bool:
    rule = load().examined
    list_, _, item = ref.partition(".")
    return list_ == rule.list and item not in rule.never


def _build_pieces(card: UrgentCard) -> Iterator[Html]:
    level = f"results.levels.{card.level}"
    if card.crisis:
        yield html.heading(say("results.levels.soon.crisis_title"), 1)
        yield _build_box("emergency", say("results.levels.soon.crisis"))
        yield build_call_links(say("results.levels.soon.crisis"))
        yield html.element("h2", say(f"{level}.title"))
    else:
        yield html.heading(say(f"{level}.title"), 1)
    yield html.paragraph(say(f"{level}.body"))
    yield _build_box(card.level, say(f"{level}.action"))
    if not card.crisis:  # A crisis card has its numbers above, and most are the same.
        yield build_call_links(say(f"{level}.action"))
    why = [answer_words.say_reason(ref) for ref in card.reasons]
    if why:
        yield html.paragraph(say(f"{level}.prompted"))
        yield html.unordered_list(why)
    date = format_day(card.reported_at.local_date)
    key = "frame.card.reported" if card.note else "frame.card.checked"
    yield html.paragraph(say(key, date=date))
    yield html.paragraph(say("frame.card.until"))


def _build_box(level: Urgent, text: str) -> Html:
    return html.element("p", link_numbers(text), classes=f"urgent {level}")


ASKED_KEY = "new_signs_asked"
"""Session-state key: id of the note whose signs this tab asks for."""
WITHDRAWN = "new_signs_taken_back"
"""Session-state key: the id of the note that was withdrawn last, and the page that says so."""


def take_back(journal: Journal, note: str, page: str | None = None) -> None:
    """Withdraw a note that was a mistake.

    Args:
        journal: The journal that contains it.
        note: Its id.
        page: Name of the page that reports it and offers to undo it; None for no report.
    """
    journal.day_notes.remove(note)
    st.session_state.pop(ASKED_KEY, None)
    if page is not None:
        st.session_state[WITHDRAWN] = (note, page)


def offer_undo(journal: Journal, page: str) -> None:
    """Report the withdrawn note and offer to restore it, until another page is opened."""
    note, undo_page = st.session_state[WITHDRAWN]
    if page != undo_page:
        del st.session_state[WITHDRAWN]
        return
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key="new-signs-taken-back"
    ):
        st.markdown(say("frame.card.taken_back"))
        undo = st.button(say("frame.card.undo"), key="new_signs_undo")
    if undo:
        _report_again(journal, note)
        del st.session_state[WITHDRAWN]
        st.rerun()


def _report_again(journal: Journal, note: str) -> None:
    """Restore a note as a new report, so that a self-check finished meanwhile does not hide it."""
    if journal.day_notes.restore(note):
        record = next(day_note for day_note in journal.day_notes.list() if day_note.id == note)
        journal.day_notes.report_new_signs(record)
