"""A safety list as cards on the page, and the conversion between them and the answer.

Each card names its signs in short and expands to the single ones. If the list is a question, every
card has a "None of these" button of its own. There is none for all cards at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import msgspec

from psoas_coach.coach.self_check_cards import list_cards
from psoas_coach.content import Content
from psoas_coach.content.questionnaire import Card
from psoas_coach.guidance.results import Answer
from psoas_coach.ui import question_list
from psoas_coach.ui.component import Component, encode
from psoas_coach.ui.question_list import Acknowledged, Below, make_key
from psoas_coach.ui.tick_list import Item
from psoas_coach.ui.words import say


def show_cards(
    list_: str,
    selected: Collection[str],
    acknowledged: Acknowledged,
    below: Below,
    content: Content,
) -> None:
    """Draw the cards of a list, and below them the items that are in no card.

    Args:
        list_: A safety list, or the precautions.
        selected: Ids of the ticked items and the cleared cards.
        acknowledged: The taps that ``selected`` already includes.
        below: Draws what belongs under some of the items, below their card.
        content: The questionnaire.
    """
    items = {
        item.id: item
        for item in question_list.list_sign_items(list_, _list_members(list_, content))
    }
    parts = list(_split_cards(list_cards(list_, content), below))
    others = tuple(items[id_] for id_ in _list_beside_cards(list_, content))
    for number, part in enumerate(parts):
        place = make_key(list_, number)
        cards = tuple(_build_card(card, items) for card in part)
        last = others if number == len(parts) - 1 else ()
        name = say(f"safety.{list_}.ask")
        show_sign_cards(place, SignCards(name, cards, last), selected, acknowledged.get(place))
        ids = [id_ for card in part for id_ in card.items] + [item.id for item in last]
        for id_ in ids:
            if id_ in below:
                below[id_]()


def show_sign_picker(
    key: str, list_: str, selected: Collection[str], acknowledged: str | None, content: Content
) -> None:
    """Draw the cards of a list for a person who has said that something applies.

    Args:
        key: The key of the component, for ``tick_list.read_tick_report``.
        list_: A safety list.
        selected: Ids of the items that are ticked.
        acknowledged: The id of the tap that ``selected`` already includes.
        content: The questionnaire.
    """
    items = {
        item.id: item
        for item in question_list.list_sign_items(list_, _list_members(list_, content))
    }
    cards = tuple(_build_card(card, items) for card in list_cards(list_, content))
    below = tuple(items[id_] for id_ in _list_beside_cards(list_, content))
    name = say(f"session.worry.{list_}")
    show_sign_cards(key, SignCards(name, cards, below, clears=False), selected, acknowledged)


def read_cards(
    list_: str,
    on: Collection[str],
    state: Mapping[str, object],
    acknowledged: Acknowledged,
    content: Content,
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the ticked items and the cleared cards, or None if they have not changed.

    Args:
        list_: A safety list, or the precautions.
        on: Ids of the ticked items and the cleared cards that this page showed last.
        state: The values of all widgets.
        acknowledged: The taps that were processed before.
        content: The questionnaire.
    """
    now = question_list.read_ticked(list_, on, state, acknowledged)
    if now is None:
        return None
    cards = list_cards(list_, content)
    ticked = tuple(item for item in _list_members(list_, content) if now.get(item))
    cleared = (card.id for card in cards if now.get(card.id) and not set(card.items) & set(ticked))
    return ticked, tuple(cleared)


def list_answer(
    list_: str, ticked: tuple[str, ...], cleared: Collection[str], content: Content
) -> Answer | None:
    """Return the answer of a list: "none" only if every card was cleared by itself.

    Args:
        list_: Id of a safety list, or of the precautions.
        ticked: Ids of the items that are ticked.
        cleared: Ids of the cards of which nothing applies.
        content: The questionnaire, the rules and the words.
    """
    every = all(card.id in cleared for card in list_cards(list_, content))
    return ticked or (() if every else None)


def _list_members(list_: str, content: Content) -> tuple[str, ...]:
    safety = content.safety.get(list_)
    return content.precautions.items if safety is None else safety.items


def _list_beside_cards(list_: str, content: Content) -> Iterator[str]:
    inside = {item for card in list_cards(list_, content) for item in card.items}
    return (item for item in _list_members(list_, content) if item not in inside)


def _build_card(card: Card, items: Mapping[str, Item]) -> SignCard:
    title, summary = (say(f"safety.cards.{card.id}.{part}") for part in ("title", "summary"))
    return SignCard(card.id, title, summary, tuple(items[item] for item in card.items))


def _split_cards(cards: tuple[Card, ...], below: Below) -> Iterator[tuple[Card, ...]]:
    """Split the cards after each that has something below it."""
    first = 0
    for place, card in enumerate(cards, 1):
        if place == len(cards) or not below.keys().isdisjoint(card.items):
            yield cards[first:place]
            first = place


_ASSETS = Path(__file__).parent / "assets"
_SIGN_CARDS = Component(
    "sign_cards",
    html=_ASSETS / "sign_cards.html",
    css=(_ASSETS / "tick_row.css", _ASSETS / "sign_cards.css"),
)


class SignCard(msgspec.Struct, frozen=True):
    """One card."""

    id: str
    title: str
    summary: str
    items: tuple[Item, ...]


class SignCards(msgspec.Struct, frozen=True):
    """A group of cards of a list.

    Attributes:
        name: The accessible name of the question.
        cards: The cards.
        rest: Items below the cards.
        clears: Whether each card has a button that says that none of its items applies.
    """

    name: str
    cards: tuple[SignCard, ...]
    rest: tuple[Item, ...] = ()
    clears: bool = True


class _Payload(msgspec.Struct, frozen=True):
    key: str
    name: str
    cards: tuple[SignCard, ...]
    rest: tuple[Item, ...]
    words: dict[str, str | None]
    cleared: tuple[str, ...]
    selected: tuple[str, ...]
    acknowledged: str | None


def show_sign_cards(
    key: str, list_: SignCards, selected: Collection[str], acknowledged: str | None
) -> None:
    """Show cards; ``tick_list.read_tick_report`` reads the taps.

    Args:
        key: The key of the component.
        list_: The cards.
        selected: Ids of the ticked items and the cleared cards.
        acknowledged: The id of the tap that ``selected`` already includes.
    """
    items = [item for card in list_.cards for item in card.items]
    payload = _Payload(
        key,
        list_.name,
        list_.cards,
        list_.rest,
        {
            "none": say("self_check.card.none") if list_.clears else None,
            "none_of": say("self_check.card.none_of", card="{card}"),
            "open": say("self_check.card.open"),
        },
        tuple(card.id for card in list_.cards if card.id in selected),
        tuple(item.id for item in (*items, *list_.rest) if item.id in selected),
        acknowledged,
    )
    _SIGN_CARDS.mount(key, encode(payload), states=("report",))
