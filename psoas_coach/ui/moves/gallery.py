"""The gallery: rows of moves under the position they are done in, each a link to its own view.

One component instead of sixty elements: the whole row can be pressed, and a row is a real link
that can be opened in a tab of its own or sent to somebody.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from psoas_coach.body.thumbnail import draw_thumbnail
from psoas_coach.coach.move_availability import MoveAvailability
from psoas_coach.content import Content
from psoas_coach.ui.component import Component, deflate, encode
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.moves.filters import POSITIONS, minutes
from psoas_coach.ui.words import say

KEY = "moves_shelf"
_WIDTH = 96
"""CSS pixels of a figure in a row."""
_ASSETS = Path(__file__).parent / "assets"

_GALLERY = Component("gallery", html=_ASSETS / "shelf.html", css=(_ASSETS / "shelf.css",))


def show_gallery(
    moves: Sequence[str],
    count: str,
    now: MoveAvailability,
    content: Content,
    *,
    opened: Callable[[str], None],
) -> None:
    """Show the cards of some moves.

    Args:
        moves: Ids, the gentlest first.
        count: How many these are, in words.
        now: How the moves stand for the person.
        content: The moves and their words.
        opened: Called with an id when its card is pressed, before the page is drawn again.
    """

    def pressed() -> None:
        move = st.session_state[KEY].open
        if move in content.moves:
            opened(move)

    data = encode({"count": count, "groups": group_cards(moves, now, content)})
    if not now.waits:
        data += b"\0" + _pictures(theme(), content)
    _GALLERY.mount(KEY, data, triggers={"open": pressed})


def group_cards(
    moves: Sequence[str], now: MoveAvailability, content: Content
) -> list[dict[str, Any]]:
    """Write out the rows under their positions, as plain values for the browser."""
    return [
        {
            "title": say(f"library.position.{position}"),
            "cards": [{**_card(id_, content), **_marked(id_, now)} for id_ in ids],
        }
        for position in POSITIONS
        if (ids := [id_ for id_ in moves if content.moves[id_].position == position])
    ]


@functools.lru_cache(maxsize=256)
def _card(id_: str, content: Content) -> dict[str, str]:
    """Write out what a card tells everybody."""
    return {
        "move": id_,
        "address": f"?move={id_}",
        "name": content.move_words[id_].name,
        "line": _line(id_, content),
    }


def _line(id_: str, content: Content) -> str:
    depth = say(f"library.card.depth.{content.moves[id_].depth}")
    return say("library.card.line", time=time_phrase(id_, content), depth=depth)


@functools.lru_cache(maxsize=8)
def _pictures(colours: Theme, content: Content) -> bytes:
    """Return the picture of every move, packed."""
    return deflate({id_: draw_thumbnail(id_, theme=colours, width=_WIDTH) for id_ in content.moves})


def _marked(id_: str, now: MoveAvailability) -> dict[str, Any]:
    kind = find_mark(id_, now)
    return {
        "kind": kind,
        "mark": say(f"library.card.{kind}") if kind else "",
        "away": kind in {"waits", "not_now"},
    }


def find_mark(id_: str, now: MoveAvailability) -> str:
    """Return what a card is marked with: nothing, or a name under ``library.card``."""
    if now.waits:
        return "waits"
    if id_ in now.because:
        return "not_now"
    return "in_plan" if id_ in now.plan else ""


def time_phrase(id_: str, content: Content) -> str:
    """Say how long a move takes."""
    count = minutes(id_, content)
    return say("library.time.one") if count == 1 else say("library.time.more", minutes=count)
