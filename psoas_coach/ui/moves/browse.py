"""Looking through the moves: four ways to narrow them down, the shelf, and what was hidden."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.moves import address
from psoas_coach.ui.moves.filters import POSITIONS, Wanted, matching
from psoas_coach.ui.moves.hidden import show_again
from psoas_coach.ui.moves.shelf import shelf
from psoas_coach.ui.moves.standing import Standing
from psoas_coach.ui.words import say

MINUTES = ("1", "2", "3")
"""Offered as the most a move may take; the longest take five."""


def browse(journal: Journal, now: Standing, content: Content) -> None:
    """Show the moves that fit what somebody looks for; while they wait, there is no looking for."""
    wanted = Wanted() if now.waits else _wanted(content)
    seen = [id_ for id_ in content.moves if id_ not in now.hidden]
    fitting = [id_ for id_ in matching(wanted, content) if id_ not in now.hidden]
    if fitting:
        count = say("library.find.count", count=len(fitting), all=len(seen))
        shelf(fitting, count, now, content, opened=address.go)
    else:
        st.markdown(say("library.find.none"))
        st.button(say("library.find.clear"), on_click=address.clear)
    _hidden(journal, now, content)


def _wanted(content: Content) -> Wanted:
    """Ask what somebody looks for."""
    moves = content.moves.values()
    depths = tuple(str(depth) for depth in sorted({move.depth for move in moves}))
    with st.container(horizontal=True):
        where = _choice("where", POSITIONS, "library.position.{}")
        deep = _choice("deep", depths, "results.depth.{}.name", wide=168)
        time = _choice("time", MINUTES, "library.find.up_to_{}")
        have = _kit(tuple(dict.fromkeys(thing for move in moves for thing in move.kit)))
    return Wanted(
        position=where,
        kit=have,
        depth=None if deep is None else int(deep),
        minutes=None if time is None else int(time),
    )


def _choice(name: str, options: tuple[str, ...], named: str, wide: int = 136) -> str | None:
    """Ask for one of some options, or for any; ``named`` is the pattern of their words' keys."""
    all_options = (address.ANY, *options)
    key, changed = address.bound(name, address.one(name, all_options))
    chosen = st.selectbox(
        say(f"library.find.{name}"),
        all_options,
        format_func=lambda one: (
            say("library.find.any") if one == address.ANY else say(named.format(one))
        ),
        key=key,
        on_change=changed,
        width=wide,
    )
    return None if chosen in {None, address.ANY} else str(chosen)


def _kit(things: tuple[str, ...]) -> frozenset[str]:
    """Ask what somebody has at hand."""
    key, changed = address.bound(address.SOME, address.some(address.SOME, things))
    have = st.multiselect(
        say("library.find.kit"),
        things,
        format_func=lambda one: say(f"library.kit.{one}"),
        placeholder=say("library.find.kit_any"),
        key=key,
        on_change=changed,
        width=168,
    )
    return frozenset(have)


def _hidden(journal: Journal, now: Standing, content: Content) -> None:
    """List what was hidden, and the way back."""
    hidden = [id_ for id_ in content.moves if id_ in now.hidden]
    if not hidden:
        return
    with st.expander(say("library.hidden.title", count=len(hidden))):
        for id_ in hidden:
            label = say("library.hidden.show", move=content.move_words[id_].name)
            if st.button(label, key=f"show_{id_}", icon=":material/undo:"):
                show_again(journal, id_)
                st.rerun()
