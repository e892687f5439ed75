"""The gallery: rows of moves under the position they are done in, each a link to its own view."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from psoas_coach.body.thumbnail import draw_thumbnail
from psoas_coach.coach.move_availability import MoveAvailability
from psoas_coach.content import Content
from psoas_coach.ui.component import deflate
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.moves.filters import POSITIONS, minutes
from psoas_coach.ui.row_list import Group, Row, show_rows
from psoas_coach.ui.words import say

KEY = "moves_rows"
_WIDTH = 96
"""CSS pixels of a figure in a row."""


def show_gallery(
    moves: Sequence[str],
    count: str,
    now: MoveAvailability,
    content: Content,
    *,
    opened: Callable[[str], None],
) -> None:
    """Show the rows of some moves.

    Args:
        moves: Ids, the gentlest first.
        count: How many these are, in words.
        now: How the moves stand for the person.
        content: The moves and their words.
        opened: Called with an id when its row is pressed, before the page is drawn again.
    """
    pictures = b"" if now.waits else _pictures(theme(), content)
    show_rows(KEY, count, group_moves(moves, now, content), pictures=pictures, opened=opened)


def group_moves(moves: Sequence[str], now: MoveAvailability, content: Content) -> tuple[Group, ...]:
    """Return the rows of moves under their positions."""
    return tuple(
        Group(
            say(f"library.position.{position}"),
            tuple(_row(id_, find_mark(id_, now), content) for id_ in ids),
        )
        for position in POSITIONS
        if (ids := [id_ for id_ in moves if content.moves[id_].position == position])
    )


@functools.lru_cache(maxsize=256)
def _row(id_: str, mark: str, content: Content) -> Row:
    depth = say(f"library.card.depth.{content.moves[id_].depth}")
    return Row(
        id_,
        f"?move={id_}",
        content.move_words[id_].name,
        say("library.card.line", time=time_phrase(id_, content), depth=depth),
        kind=mark,
        mark=say(f"library.card.{mark}") if mark else "",
        away=mark in {"waits", "not_now"},
    )


@functools.lru_cache(maxsize=8)
def _pictures(colours: Theme, content: Content) -> bytes:
    """Return the picture of every move, packed."""
    return deflate({id_: draw_thumbnail(id_, theme=colours, width=_WIDTH) for id_ in content.moves})


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
