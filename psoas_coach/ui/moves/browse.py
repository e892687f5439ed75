"""Looking through the moves: four ways to narrow them down, the gallery, and what was hidden."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.move_availability import MoveAvailability
from psoas_coach.coach.plan_choices import unhide_move
from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.moves import address
from psoas_coach.ui.moves.filters import POSITIONS, MoveFilter, filter_moves
from psoas_coach.ui.moves.gallery import show_gallery
from psoas_coach.ui.words import say

MINUTES = ("1", "2", "3")
"""Offered as the most a move may take; the longest take five."""
_FIND = "moves_find"
_FIND_UNFOLDED = "moves_find_unfolded"


def show_moves(journal: Journal, now: MoveAvailability, content: Content) -> None:
    """Show the moves that fit what somebody looks for; while they wait, there is no looking for."""
    if not now.waits:
        _find(content)
    wanted = MoveFilter() if now.waits else _wanted(content)
    seen = [id_ for id_ in content.moves if id_ not in now.hidden]
    fitting = [id_ for id_ in filter_moves(wanted, content) if id_ not in now.hidden]
    if fitting:
        key = "library.find.all" if len(fitting) == len(seen) else "library.find.count"
        count = say(key, count=len(fitting), all=len(seen))
        show_gallery(fitting, count, now, content, opened=address.go)
    else:
        st.markdown(say("library.find.none"))
        st.button(say("library.find.clear"), on_click=address.clear)
    _hidden(journal, now, content)


def _options(content: Content) -> dict[str, tuple[str, ...]]:
    """Return what can be chosen, by name."""
    moves = content.moves.values()
    return {
        "where": POSITIONS,
        "deep": tuple(str(depth) for depth in sorted({move.depth for move in moves})),
        "time": MINUTES,
        "kit": tuple(dict.fromkeys(thing for move in moves for thing in move.kit)),
    }


def _wanted(content: Content) -> MoveFilter:
    """Read from the address what somebody looks for."""
    options = _options(content)
    where, deep, time = (address.one(name, options[name]) for name in address.ONE)
    return MoveFilter(
        position=where,
        kit=frozenset(address.some(address.SOME, options[address.SOME])),
        depth=None if deep is None else int(deep),
        minutes=None if time is None else int(time),
    )


def _find(content: Content) -> None:
    """Ask what somebody looks for, folded away until they do."""
    if _FIND not in st.session_state:
        # Only on the first run: an expander whose default changes is mounted anew, and the field
        # that somebody has just used loses the focus.
        st.session_state[_FIND_UNFOLDED] = address.narrowed()
    place = st.expander(
        say("library.find.title"),
        expanded=st.session_state.get(_FIND_UNFOLDED, False),
        key=_FIND,
        on_change="rerun",
    )
    with place:
        if not place.open:
            return
        options = _options(content)
        with st.container(horizontal=True):
            _choice("where", options["where"], "library.position.{}")
            _choice("deep", options["deep"], "results.depth.{}.name", wide=160)
            _choice("time", options["time"], "library.find.up_to_{}")
            _kit(options["kit"])


def _choice(name: str, options: tuple[str, ...], named: str, wide: int = 132) -> None:
    """Offer one of some options, or any; ``named`` is the pattern of their words' keys."""
    key, changed = address.bound(name, address.one(name, options) or address.ANY)
    st.selectbox(
        say(f"library.find.{name}"),
        (address.ANY, *options),
        format_func=lambda one: say(
            "library.find.any" if one == address.ANY else named.format(one)
        ),
        key=key,
        on_change=changed,
        width=wide,
    )


def _kit(things: tuple[str, ...]) -> None:
    """Ask what somebody has at hand."""
    key, changed = address.bound(address.SOME, address.some(address.SOME, things))
    st.multiselect(
        say("library.find.kit"),
        things,
        format_func=lambda one: say(f"library.kit.{one}"),
        placeholder=say("library.find.kit_any"),
        key=key,
        on_change=changed,
        width=160,
    )


def _hidden(journal: Journal, now: MoveAvailability, content: Content) -> None:
    """List what was hidden, and the way back."""
    hidden = [id_ for id_ in content.moves if id_ in now.hidden]
    if not hidden:
        return
    with st.expander(say("library.hidden.title", count=len(hidden))):
        for id_ in hidden:
            label = say("library.hidden.show", move=content.move_words[id_].name)
            if st.button(label, key=f"show_{id_}", icon=":material/undo:"):
                unhide_move(journal, id_)
                st.rerun()
