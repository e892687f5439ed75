"""The moves of a plan as one piece of the page: figure, dose, reason, and how to do each.

Drawn by Streamlit one by one, a plan of five moves would be fifty elements that every rerun sends
again. The words come from content files and stored results and are escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from msgspec import Struct

from psoas_coach.ui.figures import Theme, image

_FIGURE_WIDTH = 200
"""Pixels: clear on a phone, and a third of the page on a desk."""
_EDGE = "1px solid rgba(128,128,128,.45)"
_CARD = (
    f"border:{_EDGE};border-radius:.5rem;padding:1rem;margin:0 0 .75rem;display:flex;"
    "flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center"
)
_SUMMARY = "cursor:pointer;padding:.6rem 0;min-height:24px"


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


def move_cards(cards: Sequence[Card], colours: Theme) -> str:
    """Return cards as a list."""
    items = "".join(f'<li style="{_CARD}">{_card(card, colours)}</li>' for card in cards)
    return f'<ul style="list-style:none;margin:0;padding:0">{items}</ul>'


def _card(card: Card, colours: Theme) -> str:
    text = f"<strong>{escape(card.name)}</strong><div>{escape(card.amount)}</div>"
    text += f'<p style="margin:.5rem 0 0">{escape(card.why)}</p>'
    if card.notes:
        text += f'<p style="margin:.5rem 0 0">{escape(card.notes_title)}</p>{_list(card.notes)}'
    body = f'<div style="flex:1 1 14rem">{text}</div>'
    if card.pictured is not None:
        body = _figure(card.pictured, colours) + body
    if card.steps:
        feels = "".join(
            f'<p style="margin:.5rem 0 0"><strong>{escape(title)}</strong> {escape(text)}</p>'
            for title, text in card.feels
        )
        body += (
            f'<details style="flex:1 1 100%"><summary style="{_SUMMARY}">'
            f"{escape(card.steps_title)}</summary>{_list(card.steps, 'ol')}{feels}</details>"
        )
    return body


def _figure(move: str, colours: Theme) -> str:
    picture = image(move, colours, _FIGURE_WIDTH)
    return f'<div style="flex:0 1 {_FIGURE_WIDTH}px;margin:0 auto">{picture}</div>'


def _list(lines: Sequence[str], kind: str = "ul") -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<{kind} style="margin:.5rem 0 0;padding-left:1.5rem">{items}</{kind}>'
