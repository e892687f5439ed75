"""The moves page: one move where the address names it, else what the visitor chose to see.

That is the moves, the muscle in motion, or what is claimed about it and how true that is. What is
in motion is moved by hand, with a slider from sitting to a stretch, in the browser. Everything that
it can show is worked out beforehand, so that no step of it needs the server.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

from psoas_coach.body import compute_psoas_length
from psoas_coach.body.palette import PALETTES, Theme
from psoas_coach.body.path import Mark
from psoas_coach.body.psoas import LEAST_FLEXION, MOST_FLEXION
from psoas_coach.body.rising import FRAME, STEP, draw_frames, draw_room
from psoas_coach.coach.move_availability import MoveAvailability
from psoas_coach.content import Content, load
from psoas_coach.content.formats import say_number
from psoas_coach.content.language import cache_per_language
from psoas_coach.content.sources import VERDICTS
from psoas_coach.journal.journal import Journal
from psoas_coach.ui import store
from psoas_coach.ui.browser import focus_heading
from psoas_coach.ui.component import Component, deflate
from psoas_coach.ui.figures import theme
from psoas_coach.ui.moves import address
from psoas_coach.ui.moves.browse import show_moves
from psoas_coach.ui.moves.notice import invite_to_self_check, show_blocking_card
from psoas_coach.ui.moves.one_move import show_move, show_way_back
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
_MEANINGS = (
    ("sitting", 80),
    ("rising", 10),
    ("standing", -4),
    ("stride", -16),
    ("stretch", round(LEAST_FLEXION)),
)
"""What each part of the way means, and the least bend of the hip, in degrees, at which it does."""
_STOPS = (("sitting", 90), ("standing", 0), ("stretching", -30))
_CLOSE = (-130, -185, 290)
"""The close view around the hip: left and top from the hip centre, and its width and height."""
_FULL = 110
"""Percent of standing length that fills the bar."""
_ASSETS = Path(__file__).parent / "assets"

_SLIDER = Component("slider", html=_ASSETS / "slider.html", css=(_ASSETS / "slider.css",))


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
    key, changed = address.bind_widget(
        address.VIEW, address.read_option(address.VIEW, VIEWS) or VIEWS[0]
    )
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
        _show_slider()
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


def _show_slider() -> None:
    """Show the slider, what it means, what it cannot tell, and whose model it is."""
    st.markdown(f"## {say('library.psoas.title')}\n\n{say('library.psoas.lead')}")
    _SLIDER.mount("psoas_slider", _write_payload(theme()))
    with st.expander(say("library.psoas.limits_title")):
        st.markdown(f"{say('library.psoas.limits')}\n\n{say('library.bar.credit')}")


@cache_per_language(maxsize=4)
def _write_payload(colours: Theme) -> bytes:
    return deflate(make_slides(colours))


def make_slides(colours: Theme) -> dict[str, Any]:
    """Write out everything the slider shows, as plain values for the browser."""
    frames = draw_frames(colours)
    return {
        "marks": [_paint(mark) for mark in frames[0].paths],
        "frames": [
            {"paths": [mark.d for mark in frame.paths], "centre": frame.centre} for frame in frames
        ],
        "step": STEP,
        "arm": frames[0].arm,
        "room": [[mark.d, *_paint(mark)] for mark in draw_room(colours)],
        "box": FRAME,
        "close": _CLOSE,
        "muscle": PALETTES[colours].muscle,
        "scale": 10000 / _FULL,
        "standing": 10000 / _FULL,
        "steps": [make_slide(hip) for hip in _hips()],
        "means": {name: say(f"library.psoas.means_{name}") for name, _ in _MEANINGS},
        "stops": [
            {"at": round(MOST_FLEXION) - hip, "text": say(f"library.psoas.{name}")}
            for name, hip in _STOPS
        ],
        "words": {one: say(f"library.psoas.{one}") for one in ("label", "figure", "standing")},
    }


def make_slide(hip: int) -> dict[str, Any]:
    """Write out one degree of the slider.

    Args:
        hip: Bend of the hip in degrees, 90 to -30.
    """
    share = compute_psoas_length(hip) / compute_psoas_length(0)
    if hip == 0:
        angle = say("library.psoas.straight")
    else:
        angle = say(f"library.psoas.{'bent' if hip > 0 else 'behind'}", degrees=abs(hip))
    return {
        "angle": angle,
        "length": say(
            "library.psoas.length", length=say_number(100 * compute_psoas_length(hip), least=1)
        ),
        "percent": say("library.psoas.percent", percent=round(100 * share)),
        "share": round(share, 4),
        "means": next(name for name, least in _MEANINGS if hip >= least),
    }


def _hips() -> range:
    return range(round(MOST_FLEXION), round(LEAST_FLEXION) - 1, -1)


def _paint(mark: Mark) -> list[Any]:
    return [mark.fill, mark.stroke, mark.width, mark.opacity]
