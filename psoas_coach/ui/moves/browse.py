"""Browse the moves: four filters, the matching rows, and the moves that the person hid.

A row is a link to the move's own view, and is listed under the position in which the move is done.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

import streamlit as st
from msgspec import Struct

from psoas_coach.body.thumbnail import draw_thumbnail
from psoas_coach.coach.move_availability import MoveAvailability
from psoas_coach.coach.plan_choices import unhide_move
from psoas_coach.content import Content
from psoas_coach.content.language import cache_per_language
from psoas_coach.content.moves import Move
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.component import deflate
from psoas_coach.ui.figures import Theme, get_theme
from psoas_coach.ui.moves import address
from psoas_coach.ui.phrases.doses import find_minutes, say_time
from psoas_coach.ui.row_list import Group, Row, show_rows
from psoas_coach.ui.words import say

MINUTES = ("1", "2", "3")
"""The options for the longest duration of a move; the longest move takes five minutes."""
POSITIONS = ("floor", "standing", "chair", "bed")
KEY = "moves_rows"
_WIDTH = 96
"""The width of a figure in a row in CSS pixels."""
_FIND = "moves_find"
_FIND_UNFOLDED = "moves_find_unfolded"


class MoveFilter(Struct, frozen=True):
    """The filter for moves; None and empty mean no restriction.

    Attributes:
        position: One of ``POSITIONS``.
        kit: The equipment they have; a move that needs anything else is left out.
        depth: 0 to 3.
        minutes: The longest duration, as shown.
    """

    position: str | None = None
    kit: frozenset[str] = frozenset()
    depth: int | None = None
    minutes: int | None = None


def show_moves(journal: Journal, now: MoveAvailability, content: Content) -> None:
    """Show the moves that match the filter; while no move is available, there is no filter.

    Args:
        journal: The person's journal.
        now: Which moves are available, and why the others are not.
        content: The questionnaire, the rules and the words.
    """
    if not now.waits:
        _find(content)
    filter_ = MoveFilter() if now.waits else _read_filter(content)
    visible = [id_ for id_ in content.moves if id_ not in now.hidden]
    fitting = [id_ for id_ in filter_moves(filter_, content) if id_ not in now.hidden]
    if fitting:
        key = "library.find.all" if len(fitting) == len(visible) else "library.find.count"
        count = say(key, count=len(fitting), all=len(visible))
        show_gallery(fitting, count, now, content, on_open=address.go)
    else:
        st.markdown(say("library.find.none"))
        st.button(say("library.find.clear"), key="find_clear", on_click=address.clear)
    _draw_hidden(journal, now, content)


def _list_options(content: Content) -> dict[str, tuple[str, ...]]:
    """Return the options of each filter, by name."""
    moves = content.moves.values()
    return {
        "where": POSITIONS,
        "deep": tuple(str(depth) for depth in sorted({move.depth for move in moves})),
        "time": MINUTES,
        "kit": tuple(dict.fromkeys(item for move in moves for item in move.kit)),
    }


def _read_filter(content: Content) -> MoveFilter:
    """Read the filter from the address."""
    options = _list_options(content)
    where, deep, time = (
        address.read_option(name, options[name]) for name in address.SINGLE_CHOICES
    )
    return MoveFilter(
        position=where,
        kit=frozenset(address.read_options(address.KIT, options[address.KIT])),
        depth=None if deep is None else int(deep),
        minutes=None if time is None else int(time),
    )


def _find(content: Content) -> None:
    """Draw the filter, collapsed until the person uses it."""
    if _FIND not in st.session_state:
        # Only on the first run: an expander whose default changes is created again, and the field
        # that the person has just used loses the focus.
        st.session_state[_FIND_UNFOLDED] = address.is_narrowed()
    place = st.expander(
        say("library.find.title"),
        expanded=st.session_state.get(_FIND_UNFOLDED, False),
        key=_FIND,
        on_change="rerun",
    )
    with place:
        if not place.open:
            return
        options = _list_options(content)
        with st.container(horizontal=True):
            _ask_choice("where", options["where"], "library.position.{}")
            _ask_choice("deep", options["deep"], "results.depth.{}.name", wide=160)
            _ask_choice("time", options["time"], "library.find.up_to_{}")
            _ask_kit(options["kit"])


def _ask_choice(name: str, options: tuple[str, ...], named: str, wide: int = 132) -> None:
    """Offer one of several options, or any; ``named`` is the pattern of the keys of their names."""
    key, changed = address.bind_widget(name, address.read_option(name, options) or address.ANY)
    st.selectbox(
        say(f"library.find.{name}"),
        (address.ANY, *options),
        format_func=lambda option: say(
            "library.find.any" if option == address.ANY else named.format(option)
        ),
        key=key,
        on_change=changed,
        width=wide,
    )


def _ask_kit(items: tuple[str, ...]) -> None:
    """Ask which equipment the person has."""
    key, changed = address.bind_widget(address.KIT, address.read_options(address.KIT, items))
    st.multiselect(
        say("library.find.kit"),
        items,
        format_func=lambda option: say(f"library.kit.{option}"),
        placeholder=say("library.find.kit_any"),
        key=key,
        on_change=changed,
        width=160,
    )


def _draw_hidden(journal: Journal, now: MoveAvailability, content: Content) -> None:
    """List the hidden moves, with a button to show each again."""
    hidden = [id_ for id_ in content.moves if id_ in now.hidden]
    if not hidden:
        return
    with st.expander(say("library.hidden.title", count=len(hidden))):
        for id_ in hidden:
            label = say("library.hidden.show", move=content.move_words[id_].name)
            if st.button(label, key=f"show_{id_}", icon=":material/undo:"):
                unhide_move(journal, id_)
                st.rerun()


def show_gallery(
    moves: Sequence[str],
    count: str,
    now: MoveAvailability,
    content: Content,
    *,
    on_open: Callable[[str], None],
) -> None:
    """Show the rows of some moves.

    Args:
        moves: Ids, the gentlest first.
        count: The number of moves, in words.
        now: The availability of the moves for the person.
        content: The moves and their words.
        on_open: Called with an id when its row is pressed, before the page is drawn again.
    """
    pictures = b"" if now.waits else _pack_pictures(get_theme(), content)
    show_rows(KEY, count, group_moves(moves, now, content), pictures=pictures, on_open=on_open)


def group_moves(moves: Sequence[str], now: MoveAvailability, content: Content) -> tuple[Group, ...]:
    """Return the rows of moves under their positions.

    Args:
        moves: Ids, the gentlest first.
        now: Which moves are available, and why the others are not.
        content: The questionnaire, the rules and the words.
    """
    return tuple(
        Group(
            say(f"library.position.{position}"),
            tuple(_build_row(id_, find_mark(id_, now), content) for id_ in ids),
        )
        for position in POSITIONS
        if (ids := [id_ for id_ in moves if content.moves[id_].position == position])
    )


@cache_per_language(maxsize=256)
def _build_row(id_: str, mark: str, content: Content) -> Row:
    depth = say(f"library.card.depth.{content.moves[id_].depth}")
    return Row(
        id_,
        f"?move={id_}",
        content.move_words[id_].name,
        say("library.card.line", time=say_time(id_, content), depth=depth),
        kind=mark,
        mark=say(f"library.card.{mark}") if mark else "",
        away=mark in {"waits", "not_now"},
    )


@functools.lru_cache(maxsize=8)
def _pack_pictures(colours: Theme, content: Content) -> bytes:
    """Return the picture of every move, packed."""
    return deflate({id_: draw_thumbnail(id_, theme=colours, width=_WIDTH) for id_ in content.moves})


def find_mark(id_: str, now: MoveAvailability) -> str:
    """Return the mark of a row: none, or a name under ``library.card``."""
    if now.waits:
        return "waits"
    if id_ in now.because:
        return "not_now"
    return "in_plan" if id_ in now.plan else ""


def filter_moves(filter_: MoveFilter, content: Content) -> tuple[str, ...]:
    """Return the matching moves, the gentlest first, otherwise in the order of the content."""
    fitting = [id_ for id_, move in content.moves.items() if _fits(id_, move, filter_, content)]
    return tuple(sorted(fitting, key=lambda id_: content.moves[id_].depth))


def _fits(id_: str, move: Move, filter_: MoveFilter, content: Content) -> bool:
    return (
        filter_.position in {None, move.position}
        and (not filter_.kit or filter_.kit.issuperset(move.kit))
        and filter_.depth in {None, move.depth}
        and (filter_.minutes is None or find_minutes(id_, content) <= filter_.minutes)
    )
