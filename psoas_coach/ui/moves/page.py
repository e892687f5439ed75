"""The moves page: one move where the address names it, else what the visitor chose to see.

That is the moves, the muscle in motion, or what is claimed about it and how true that is.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import streamlit as st

from psoas_coach.coach.move_availability import MoveAvailability
from psoas_coach.content import Content, load
from psoas_coach.content.language import cache_per_language
from psoas_coach.content.sources import VERDICTS
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.moves import address
from psoas_coach.ui.moves.browse import show_moves
from psoas_coach.ui.moves.notice import invite_to_self_check, show_blocking_card
from psoas_coach.ui.moves.one_move import show_move, show_way_back
from psoas_coach.ui.moves.slider import show_slider
from psoas_coach.ui.moves.sources import in_a_line
from psoas_coach.ui.streamlit_workarounds.article import (
    Block,
    bold,
    boxes,
    heading,
    more,
    show_article,
    text,
    write,
)
from psoas_coach.ui.words import say

VIEWS = ("moves", "psoas", "claims")


def show() -> None:
    """Draw the page, and land at its heading when it goes from one move to another or to all."""
    content, snapshot = load(), store.snapshot()
    journal, availability = snapshot.journal, snapshot.move_availability
    move = st.query_params.get(address.MOVE)
    # The way back has its place even where there is none, so that the heading always has the same:
    # a heading that is taken away and put up anew would lose the focus.
    with st.container():
        if move is not None:
            show_way_back()
    if move is None:
        _all(journal, availability, content)
    elif move in content.moves:
        show_move(move, snapshot, content)
    else:
        st.markdown(f"# {say('library.title')}", anchors=False)
        st.warning(say("library.unknown"))
    focus_heading(f"moves.{move}")


def _all(journal: Journal, availability: MoveAvailability, content: Content) -> None:
    st.markdown(f"# {say('library.title')}\n\n{say('library.lead')}", anchors=False)
    show_blocking_card(availability)
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
            _moves(journal, availability, content)


def _moves(journal: Journal, availability: MoveAvailability, content: Content) -> None:
    if not availability.waits and not availability.checked:
        invite_to_self_check()
    show_moves(journal, availability, content)


def show_claims(content: Content) -> None:
    """Show every claim, folded away under its topic."""
    show_article("moves_claims", write_claims(content))


def claims_summary(content: Content) -> str:
    """Return how many claims were checked, and how many have each verdict."""
    verdicts = Counter(str(claim.verdict) for claim in content.claims.values())
    counts = {verdict: verdicts[verdict] for verdict in VERDICTS}
    return say("library.claims.summary", all=len(content.claims), **counts)


@cache_per_language(maxsize=8)
def write_claims(content: Content) -> bytes:
    """Write all claims out: the same for everybody."""
    blocks = [
        heading(say("library.claims.title")),
        text(say("library.claims.lead")),
        text(bold(claims_summary(content))),
    ]
    for topic, ids in groupby(content.claims, key=lambda id_: content.claims[id_].topic):
        claims = [_claim(id_, content) for id_ in ids]
        title = say("library.claims.topic", topic=say(f"library.topic.{topic}"), count=len(claims))
        blocks.append(more(title, [boxes(*claims, single=True)]))
    return write([*blocks, text(say("library.claims.note"), small=True)])


def _claim(id_: str, content: Content) -> list[Block]:
    claim = content.claims[id_]
    verdict = say(f"library.verdict.{claim.verdict}")
    look = "strong" if claim.verdict == "true" else ""
    return [
        text(bold(say(f"claims.{id_}.claim"))),
        text({"verdict": verdict, "look": look}, f" {say(f'claims.{id_}.finding')}"),
        in_a_line(claim.sources, content),
    ]
