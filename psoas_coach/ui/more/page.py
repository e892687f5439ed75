"""The More page: a list of links, each with a line about what is behind it."""

from __future__ import annotations

import functools
from html import escape

import streamlit as st

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.ui import store
from psoas_coach.ui.frame import address
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say

LINKS = {
    "guidance": ("guidance", "plan"),
    "self_check": ("self_check", "check"),
    "by_hand": ("session?log=by_hand", "hand"),
    "measure": ("measure", "measure"),
    "my_data": ("my_data", "data"),
}
"""Name of a link's words, with where it leads and its icon."""
ALWAYS = ("self_check", "my_data")
"""Links that name no move, no plan and no measure: all there is while help is needed first."""
FIRST = ("self_check", "my_data")
"""Links for somebody without a plan."""


def draw() -> None:
    """Draw the page."""
    st.html(_page(_offered(store.snapshot())))


def _offered(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the names of the links that lead to something for this person."""
    if snapshot.urgent_card is not None:
        return ALWAYS
    if snapshot.latest_self_check is None:
        return FIRST
    return tuple(LINKS)


@functools.cache
def _page(names: tuple[str, ...]) -> Html:
    links = "".join(map(_link, names))
    return Html(
        f"<h1>{escape(say('frame.pages.more'))}</h1>"
        f'<ul class="pc-list">{links}</ul>'
        f'<p class="pc-small">{escape(say("frame.more.honest"))}</p>'
    )


def _link(name: str) -> str:
    target, icon = LINKS[name]
    return (
        f'<li><a class="pc-row" href="{address(target)}" data-page>'
        f'<span class="pc-icon pc-icon-{icon}"></span>'
        f'<span class="pc-row-words"><strong>{escape(say(f"frame.more.{name}.title"))}</strong>'
        f"<span>{escape(say(f'frame.more.{name}.what'))}</span></span>"
        '<span class="pc-icon pc-icon-go"></span></a></li>'
    )
