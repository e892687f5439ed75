"""The moves page: one move where the address names it, else what the visitor chose to see."""

from __future__ import annotations

import streamlit as st

from psoas_coach.coach.move_availability import MoveAvailability
from psoas_coach.content import Content, load
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.moves import address
from psoas_coach.ui.moves.browse import show_moves
from psoas_coach.ui.moves.claims import show_claims
from psoas_coach.ui.moves.notice import invite_to_self_check, show_blocking_card
from psoas_coach.ui.moves.one_move import show_move, show_way_back
from psoas_coach.ui.moves.slider import show_slider
from psoas_coach.ui.words import say

VIEWS = ("moves", "psoas", "claims")


def show() -> None:
    """Draw the page, and land at its heading when it goes from one move to another or to all."""
    content, snapshot = load(), store.snapshot()
    journal, found = snapshot.journal, snapshot.move_availability
    move = st.query_params.get(address.MOVE)
    # The way back has its place even where there is none, so that the heading always has the same:
    # a heading that is taken away and put up anew would lose the focus.
    with st.container():
        if move is not None:
            show_way_back()
    if move is None:
        _all(journal, found, content)
    elif move in content.moves:
        show_move(move, snapshot, content)
    else:
        st.markdown(f"# {say('library.title')}", anchors=False)
        st.warning(say("library.unknown"))
    focus_heading(f"moves.{move}")


def _all(journal: Journal, found: MoveAvailability, content: Content) -> None:
    st.markdown(f"# {say('library.title')}\n\n{say('library.lead')}", anchors=False)
    show_blocking_card(found)
    key, changed = address.bound(address.VIEW, address.one(address.VIEW, VIEWS) or VIEWS[0])
    view = st.segmented_control(
        say("library.view.label"),
        VIEWS,
        required=True,
        format_func=lambda one: say(f"library.view.{one}"),
        key=key,
        on_change=changed,
        label_visibility="collapsed",
    )
    if view == "claims":
        show_claims(content)
    elif view == "psoas":
        show_slider()
    else:
        with st.container(key="wide-moves"):
            _moves(journal, found, content)


def _moves(journal: Journal, found: MoveAvailability, content: Content) -> None:
    if not found.waits and not found.checked:
        invite_to_self_check()
    show_moves(journal, found, content)
