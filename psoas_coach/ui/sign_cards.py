"""A safety list as cards: each names its signs in short and opens to the single ones.

Every card has a button of its own for "None of these". There is none for all of them at once.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import msgspec

from psoas_coach.ui.component import Component, encode
from psoas_coach.ui.tick_list import Item
from psoas_coach.ui.words import say

_ASSETS = Path(__file__).parent / "assets"
_SIGN_CARDS = Component(
    "sign_cards", html=_ASSETS / "sign_cards.html", css=(_ASSETS / "sign_cards.css",)
)


class SignCard(msgspec.Struct, frozen=True):
    """One card."""

    id: str
    title: str
    summary: str
    items: tuple[Item, ...]


class SignCards(msgspec.Struct, frozen=True):
    """Some cards of a list.

    Attributes:
        name: What is asked, for whoever cannot see the page.
        cards: The cards.
        rest: Items that stand below the cards.
    """

    name: str
    cards: tuple[SignCard, ...]
    rest: tuple[Item, ...] = ()


class _Payload(msgspec.Struct, frozen=True):
    key: str
    name: str
    cards: tuple[SignCard, ...]
    rest: tuple[Item, ...]
    words: dict[str, str]
    cleared: tuple[str, ...]
    ticked: tuple[str, ...]
    heard: str | None


def sign_cards(key: str, shown: SignCards, on: Collection[str], heard: str | None) -> None:
    """Show cards; what is tapped is read with ``tick_list.said``.

    Args:
        key: Of the component.
        shown: The cards.
        on: Ids of the items that are ticked and of the cards that nothing of fits.
        heard: Id of the tap that is taken into account in ``on``.
    """
    items = [item for card in shown.cards for item in card.items]
    payload = _Payload(
        key,
        shown.name,
        shown.cards,
        shown.rest,
        {
            "none": say("self_check.card.none"),
            "none_of": say("self_check.card.none_of", card="{card}"),
            "open": say("self_check.card.open"),
        },
        tuple(card.id for card in shown.cards if card.id in on),
        tuple(item.id for item in (*items, *shown.rest) if item.id in on),
        heard,
    )
    _SIGN_CARDS.mount(key, encode(payload), states=("said",))
