"""A question that is answered with a list: tick boxes in one column, and "None of these".

Tick boxes are used rather than anything shorter, because the items are sentences and people know
tick boxes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import count, takewhile
from typing import TypeVar

import streamlit as st

from psoas_coach.content import load
from psoas_coach.content.language import cache_per_language
from psoas_coach.guidance.results import Answer
from psoas_coach.ui.tick_list import Item, TickList, TickReport, read_tick_report, show_tick_list
from psoas_coach.ui.words import has, say

NONE = "none_of_these"
"""The tick box for an empty list."""

Below = Mapping[str, Callable[[], None]]
"""Draws the messages directly under an item of a list."""
Acknowledged = Mapping[str, str]
"""The last tap of each list that has been processed, by the key of the list."""
_ASK = "ask."
_Value = TypeVar("_Value")


def make_key(id_: str, part: int = 0) -> str:
    """Return the key of a widget: the same in every run, so that a widget keeps its state.

    Args:
        id_: The question.
        part: A list with a message under an item continues below the message as another part.
    """
    return f"{_ASK}{id_}.{part}" if part else f"{_ASK}{id_}"


def has_none(id_: str) -> bool:
    """Whether a list question has a "None of these"."""
    return has(f"safety.{id_}.none") or has(f"self_check.none.{id_}")


def list_help_sentences(id_: str, area: str) -> tuple[str, ...]:
    """Return the help sentences of a question, from an area of the words."""
    parts = (f"{area}.{id_}.{part}" for part in ("help", "skip"))
    return tuple(say(part) for part in parts if has(part))


def show_list(
    id_: str,
    members: tuple[str, ...],
    answer: Answer | None,
    acknowledged: Acknowledged,
    below: Below,
) -> None:
    """Draw the items of a list, each with a tick box.

    The page's heading has the words of a list that is a step of its own, and the words of the list
    of examined signs are above that list.

    Args:
        id_: The question.
        members: Its items.
        answer: The stored answer.
        acknowledged: The taps that the answer already includes.
        below: Draws what belongs under some of the items.
    """
    area = _find_area(id_)[0]
    name, about = (
        say(f"{area}.{id_}.ask"),
        None if _is_step(id_) else list_help_sentences(id_, area),
    )
    ticked = (NONE,) if answer == () else answer if isinstance(answer, tuple) else ()
    for number, part in enumerate(_split_list(_build_items(id_, members), below)):
        place = make_key(id_, number)
        show_tick_list(
            place,
            TickList(name, None if number else about, part, NONE),
            ticked,
            acknowledged.get(place),
        )
        if part[-1].id in below:
            below[part[-1].id]()


def read_ticks(
    id_: str,
    members: tuple[str, ...],
    answer: Answer | None,
    state: Mapping[str, object],
    acknowledged: Acknowledged,
) -> tuple[list[str], bool] | None:
    """Return the ticked items and whether "None of these" is ticked, or None if nothing changed.

    Args:
        id_: The question.
        members: Its items.
        answer: The answer as this page showed it last.
        state: The values of all widgets.
        acknowledged: The taps that were processed before.
    """
    before = (NONE,) if answer == () else answer if isinstance(answer, tuple) else ()
    on = read_ticked(id_, before, state, acknowledged)
    if on is None:
        return None
    return [member for member in members if on.get(member)], bool(on.get(NONE)) and has_none(id_)


def read_ticked(
    id_: str, before: Collection[str], state: Mapping[str, object], acknowledged: Acknowledged
) -> dict[str, bool] | None:
    """Return what is ticked in a list, or None if nothing changed.

    Args:
        id_: The question.
        before: What was ticked when this page showed the list last.
        state: The values of all widgets.
        acknowledged: The taps that were processed before.
    """
    news = [
        report
        for place, report in _read_reports(id_, state).items()
        if acknowledged.get(place) != report.id
    ]
    if not news:
        return None
    on = dict.fromkeys(before, True)
    for report in news:
        on |= report.on
    return on


def list_acknowledged(state: Mapping[str, object]) -> dict[str, str]:
    """Return the id of the last tap in each list on the page."""
    lists = (place for place in state if place.startswith(_ASK))
    return {
        place: report.id
        for place in lists
        if (report := read_tick_report(state, place)) is not None
    }


def _read_reports(id_: str, state: Mapping[str, object]) -> dict[str, TickReport]:
    """Return the last report of each part of a list, by its key."""
    places = (make_key(id_, part) for part in count())
    parts = takewhile(lambda place: place in state, places)
    return {
        place: report for place in parts if (report := read_tick_report(state, place)) is not None
    }


def _split_list(items: tuple[Item, ...], below: Below) -> Iterator[tuple[Item, ...]]:
    """Split a list after each item that has something below it."""
    first = 0
    for place, item in enumerate(items, 1):
        if item.id in below or place == len(items):
            yield items[first:place]
            first = place


@cache_per_language(maxsize=64)
def _build_items(id_: str, members: tuple[str, ...]) -> tuple[Item, ...]:
    area, part = _find_area(id_)
    items = []
    list_ = load().examined.list if id_ == load().examined.ask else id_
    for member in members:
        label = say(f"{area}.{list_}.{part}.{member}")
        effect = f"{area}.{id_}.{member}"  # For example, "not sure" counts as a yes.
        note = say(effect) if has(effect) else ""
        if area == "safety":
            items.append(_build_item(member, label, note))
        else:
            items.append(Item(member, "", label, note))
    if has_none(id_):
        none = say(f"safety.{id_}.none" if area == "safety" else f"self_check.none.{id_}")
        items.append(Item(NONE, none))
    return tuple(items)


def list_sign_items(list_: str, members: tuple[str, ...]) -> tuple[Item, ...]:
    """Return the tick boxes of a safety list, without "None of these"."""
    return tuple(item for item in _build_items(list_, members) if item.id != NONE)


def _find_area(id_: str) -> tuple[str, str]:
    """Return the areas with the words of a list."""
    return ("safety", "items") if has(f"safety.{id_}.ask") else ("questions", "options")


def _is_step(id_: str) -> bool:
    """Whether a list is a step of its own, whose words are the page's heading."""
    return id_ != load().examined.ask


def _build_item(id_: str, text: str, note: str) -> Item:
    """Emphasise the first sentence of a sign, because people scan a long list by these."""
    first, dot, more = text.partition(". ")
    return Item(id_, f"{first}.", f" {more}", note) if dot else Item(id_, text, "", note)


def restore_value(
    place: str, value: _Value, state: Mapping[str, object], *, empty: _Value
) -> _Value:
    """Set a widget that was drawn before; return the default for one that was not.

    Args:
        place: The key of the widget.
        value: The value that it should have.
        state: The values of all widgets.
        empty: The default for a widget that was drawn before.
    """
    if place not in state:
        return value
    if state[place] != value:
        st.session_state[place] = value
    return empty
