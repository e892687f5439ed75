"""The bars: at the top of a desktop, at the foot of a phone; only one of them is ever shown.

They are plain links, so they can be opened in another tab and lead on where no script runs.
``js/src/page/navigation.js`` follows them without loading the app anew. Each bar stands where the
eye meets it in the order of reading, too: the upper one before the page, the lower one after it.
"""

from __future__ import annotations

import functools
from html import escape

import streamlit as st

from psoas_coach.ui.frame.brand import mark
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say

BAR = ("today", "progress", "moves", "more")
"""Pages that are one tap away from every other."""
PART_OF = {"session": "today"}
"""Pages that lie behind another than More, by the page whose place in the bar they mark."""
FOCUSED = frozenset({"self_check"})
"""Pages that take the whole attention: they have one way out in place of the bars."""


def draw_top_bar(page: str) -> None:
    """Draw the bar that comes before a page.

    Args:
        page: Name of the page that is open.
    """
    st.html(_focused_bar() if page in FOCUSED else _top_bar(page))


def draw_bottom_bar(page: str) -> None:
    """Draw the bar that comes after a page; nothing where the page takes the whole attention.

    Args:
        page: Name of the page that is open.
    """
    if page not in FOCUSED:
        st.html(_bottom_bar(page))


def address(page: str) -> str:
    """Return where a page is, seen from any other: all of them lie side by side."""
    return "./" if page == "today" else f"./{page}"


@functools.cache
def _top_bar(page: str) -> Html:
    return Html(
        f'<div class="pc-bar pc-bar-top">{_skip()}{_brand()}{_links(page)}</div>',
    )


@functools.cache
def _bottom_bar(page: str) -> Html:
    return Html(f'<div class="pc-bar pc-bar-bottom">{_links(page)}</div>')


@functools.cache
def _focused_bar() -> Html:
    close = (
        f'<a class="pc-close" href="{address("today")}" data-page>'
        f'<span class="pc-icon pc-icon-close"></span>{escape(say("frame.bar.close"))}</a>'
    )
    return Html(f'<div class="pc-bar pc-bar-top pc-bar-focus">{_brand()}{close}</div>')


def _skip() -> str:
    return f'<a class="pc-skip" href="#" data-skip>{escape(say("frame.bar.skip"))}</a>'


def _brand() -> str:
    name = f"<span>{escape(say('frame.name'))}</span>"
    return f'<a class="pc-brand" href="{address("today")}" data-page>{mark()}{name}</a>'


def _links(page: str) -> str:
    links = "".join(_link(name, page) for name in BAR)
    return f'<nav aria-label="{escape(say("frame.bar.label"))}"><ul>{links}</ul></nav>'


def _link(name: str, page: str) -> str:
    return (
        f'<li><a href="{address(name)}" data-page{_current(name, page)}>'
        f'<span class="pc-icon pc-icon-{name}"></span>{escape(say(f"frame.pages.{name}"))}</a></li>'
    )


def _current(name: str, page: str) -> str:
    """Mark the page itself, or the one behind which it lies."""
    if name == page:
        return ' aria-current="page"'
    marked = page if page in BAR else PART_OF.get(page, "more")
    return ' aria-current="true"' if name == marked else ""
