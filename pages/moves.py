"""The moves with their figures, the psoas itself, and claims that people hear about it.

If the address names a move, the page shows that one, else the view that the visitor has chosen.
"""

from psoas_coach.ui import shell

shell.enter()

import streamlit as st

from psoas_coach.content import load
from psoas_coach.ui import store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.moves import address
from psoas_coach.ui.moves.browse import show_moves
from psoas_coach.ui.moves.evidence import show_claims
from psoas_coach.ui.moves.notice import invite_to_self_check, show_blocking_card
from psoas_coach.ui.moves.one_move import show_move, show_way_back
from psoas_coach.ui.moves.slider import show_slider
from psoas_coach.ui.words import say

VIEWS = ("moves", "psoas", "claims")
content, snapshot = load(), store.load_snapshot()


def show_all() -> None:
    availability = snapshot.move_availability
    st.markdown(f"# {say('library.title')}\n\n{say('library.lead')}", anchors=False)
    show_blocking_card(availability)
    key, changed = address.bind_widget(
        address.VIEW, address.read_option(address.VIEW, VIEWS) or VIEWS[0]
    )
    view = st.segmented_control(
        say("library.view.label"),
        VIEWS,
        required=True,
        format_func=lambda option: say(f"library.view.{option}"),
        key=key,
        on_change=changed,
        label_visibility="collapsed",
    )
    if view == "claims":
        show_claims(content)
    elif view == "psoas":
        with st.container(key="wide-psoas"):
            show_slider()
    else:
        with st.container(key="wide-moves"):
            if not availability.waits and not availability.checked:
                invite_to_self_check()
            show_moves(snapshot.journal, availability, content)


move = st.query_params.get(address.MOVE)
# The place of the back button is always drawn, so that the heading keeps its own place:
# a heading that is removed and drawn again would lose the focus.
with st.container():
    if move is not None:
        show_way_back()
if move is None:
    show_all()
elif move in content.moves:
    show_move(move, snapshot, content)
else:
    st.markdown(f"# {say('library.title')}", anchors=False)
    st.warning(say("library.unknown"))
focus_heading(f"moves.{move}")
