"""The moves page: one move where the address names it, else what the visitor chose to see."""

from __future__ import annotations

from typing import Literal

import msgspec
import streamlit as st

from psoas_coach.content import Content, load
from psoas_coach.guidance.results import Guidance
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Moment
from psoas_coach.ui import store
from psoas_coach.ui.arrival import arrive
from psoas_coach.ui.moves import address
from psoas_coach.ui.moves.browse import browse
from psoas_coach.ui.moves.heard import heard
from psoas_coach.ui.moves.hidden import hidden_moves
from psoas_coach.ui.moves.notice import first, unchecked
from psoas_coach.ui.moves.single import back, single
from psoas_coach.ui.moves.slider import psoas
from psoas_coach.ui.moves.standing import Standing, standing
from psoas_coach.ui.session import draft as drafts
from psoas_coach.ui.session.basis import Basis, basis
from psoas_coach.ui.session.worry import lifted
from psoas_coach.ui.sheet import offer_sheet
from psoas_coach.ui.words import say

VIEWS = ("moves", "psoas", "heard")


def show() -> None:
    """Draw the page, and land at its heading when it goes from one move to another or to all."""
    content, journal, moment = load(), store.journal(), store.now()
    known = basis(journal, moment.local_date)
    now = _standing(journal, known, moment)
    move = st.query_params.get(address.MOVE)
    # The way back has its place even where there is none, so that the heading always has the same:
    # a heading that is taken away and put up anew would lose the focus.
    with st.container():
        if move is not None:
            back()
    if move is None:
        _all(journal, known, now, content)
    elif move in content.moves:
        single(move, journal, now, content)
    else:
        st.title(say("library.title"))
        st.warning(say("library.unknown"))
    arrive(f"moves.{move}")


def _all(journal: Journal, known: Basis | None, now: Standing, content: Content) -> None:
    st.title(say("library.title"))
    first(now)
    key, changed = address.bound(address.VIEW, address.one(address.VIEW, VIEWS))
    view = st.segmented_control(
        say("library.view.label"),
        VIEWS,
        required=True,
        format_func=lambda one: say(f"library.view.{one}"),
        key=key,
        on_change=changed,
        label_visibility="collapsed",
    )
    if view == "heard":
        heard(content)
    elif view == "psoas":
        psoas()
    else:
        _moves(journal, known, now, content)


def _moves(journal: Journal, known: Basis | None, now: Standing, content: Content) -> None:
    st.markdown(say("library.lead"))
    if not now.waits:
        if not now.checked:
            unchecked()
        elif known is not None:
            offer_sheet(known.guidance, known.check.at.local_date)
    browse(journal, now, content)


def _standing(journal: Journal, known: Basis | None, now: Moment) -> Standing:
    """Sum up what is known of the person, and the card of a worrying answer given today."""
    guidance = known.guidance if known else _as_given(journal)
    worry: Literal["emergency", "today"] | None = None
    draft = drafts.load(journal)
    if draft and draft.stage == "halted" and not drafts.is_left_over(draft, now):
        answered = known is not None and lifted(draft, known.check.at)
        if draft.worry in {"emergency", "today"} and not answered:
            worry = "emergency" if draft.worry == "emergency" else "today"
    return standing(guidance, hidden_moves(journal), worry=worry)


def _as_given(journal: Journal) -> Guidance | None:
    """Return what the latest self-check gave, where today's rules cannot read its answers."""
    check = journal.latest_self_check()
    if check is None:
        return None
    try:
        return msgspec.convert(check.result, Guidance)
    except msgspec.ValidationError:
        return None
