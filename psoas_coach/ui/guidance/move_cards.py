"""The moves of a plan as one piece of the page: figure, dose, reason, and how to do each.

Drawn by Streamlit one by one, a plan of five moves would be fifty elements that every rerun sends
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from psoas_coach.ui import html
from psoas_coach.ui.figures import Theme, image
from psoas_coach.ui.html import Html

_FIGURE_WIDTH = 200
"""Pixels, as in the stylesheet: clear on a phone, and a third of the page on a desk."""


class Card(Struct, frozen=True):
    """One move: ``pictured`` is its id when it can be drawn; ``notes`` are advice for this person.

    ``steps`` say how to do it, ``feels`` how it should and should not feel, each with its title.
    """

    name: str
    amount: str
    why: str
    pictured: str | None = None
    notes_title: str = ""
    notes: tuple[str, ...] = ()
    steps_title: str = ""
    steps: tuple[str, ...] = ()
    feels: tuple[tuple[str, str], ...] = ()


def move_cards(cards: Sequence[Card], colours: Theme) -> Html:
    """Return cards as a list."""
    items = (html.element("li", *_card(card, colours)) for card in cards)
    return html.element("ul", *items, classes="plan-cards")


def _card(card: Card, colours: Theme) -> Iterator[Html]:
    if card.pictured is not None:
        yield html.element("div", image(card.pictured, colours, _FIGURE_WIDTH), classes="picture")
    yield html.element("div", *_words(card), classes="words")
    if card.steps:
        feels = (html.paragraph(html.strong(title), f" {text}") for title, text in card.feels)
        yield html.disclosure(card.steps_title, html.ordered_list(card.steps), *feels, look="plain")


def _words(card: Card) -> Iterator[Html]:
    yield html.strong(card.name)
    yield html.element("div", card.amount)
    yield html.paragraph(card.why)
    if card.notes:
        yield html.paragraph(card.notes_title)
        yield html.unordered_list(card.notes)
