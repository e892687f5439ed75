"""The frame of every page: the stylesheet with the design tokens, the brand, and the bars.

Streamlit's theme in ``.streamlit/config.toml`` gives its own widgets the same colours. The tokens
follow a change of theme without a rerun, so nothing here depends on the theme.

The bars, at the top on a desktop and at the bottom on a phone, are plain links, so they can be
opened in another tab and work without scripts. ``js/src/page/navigation.js`` follows them without
loading the app again. Each bar has the same place in the reading order as on the screen: the upper
one before the page, the lower one after it.
"""

from __future__ import annotations

import base64
import functools
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PageConfig_pb2 import PageConfig
from streamlit.runtime.scriptrunner import get_script_run_ctx

from psoas_coach.body.thumbnail import encode_address
from psoas_coach.content.language import cache_per_language
from psoas_coach.ui.html import Html, element
from psoas_coach.ui.streamlit_workarounds import repeated_work
from psoas_coach.ui.words import say

_HERE = Path(__file__).parent
SHEETS = ("tokens", "frame", "icons", "widgets", "today", "rich_text", "pages")
"""The names of the stylesheets, in their order."""


def draw_stylesheet() -> None:
    """Add the stylesheet to the page. Call it before anything is drawn; it takes no room."""
    repeated_work.draw_stylesheet(_build_stylesheet())


@functools.cache
def _build_stylesheet() -> Html:
    rules = "\n".join((_HERE / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    return Html(f"<style>{rules}</style>")


MARK = Path(__file__).parents[1] / "assets" / "brand.svg"
"""The mark of the app; ``icon.png``, the browser tab's icon, is this drawing at 64 pixels."""


@functools.cache
def build_mark() -> Html:
    """Return the logo as markup, without alternative text because the name is next to it."""
    address = encode_address(MARK.read_text(encoding="utf-8"))
    return element("img", classes="pc-mark", src=Html(address), alt="")


BAR = ("today", "progress", "moves", "more")
"""Pages with a link in the bar."""
NO_PAGE = ""
"""The page name of an address that no page has: no link in the bar is current."""
PART_OF = {"session": "today"}
"""Pages without a link in the bar, and the page whose link they mark as current."""
FOCUSED = frozenset({"self_check"})
"""Pages that need full attention: they have one way out instead of the bars."""


def draw_top_bar(page: str) -> None:
    """Draw the bar above a page.

    Args:
        page: Name of the page that is open.
    """
    st.html(_build_focused_bar() if page in FOCUSED else _build_top_bar(page))


def draw_bottom_bar(page: str) -> None:
    """Draw the bar below a page; nothing on a page that needs the person's full attention.

    Args:
        page: Name of the page that is open.
    """
    if page not in FOCUSED:
        st.html(_build_bottom_bar(page))


def draw_brand_bar() -> None:
    """Draw the bar for a visitor without access: the app's name, and no links to pages."""
    st.html(_build_brand_bar())


def build_address(page: str) -> str:
    """Return the relative address of a page; it is the same from all pages."""
    return "./" if page == "today" else f"./{page}"


@cache_per_language()
def _build_top_bar(page: str) -> Html:
    return element("div", _skip(), _build_brand(), _build_links(page), classes="pc-bar pc-bar-top")


@cache_per_language()
def _build_bottom_bar(page: str) -> Html:
    return element("div", _build_links(page), classes="pc-bar pc-bar-bottom")


@cache_per_language()
def _build_brand_bar() -> Html:
    return element("div", _build_brand(), classes="pc-bar pc-bar-top pc-bar-focus")


@cache_per_language()
def _build_focused_bar() -> Html:
    icon = element("span", classes="pc-icon pc-icon-close")
    close = element(
        "a",
        icon,
        say("frame.bar.close"),
        classes="pc-close",
        href=build_address("today"),
        data_page=True,
    )
    return element("div", _build_brand(), close, classes="pc-bar pc-bar-top pc-bar-focus")


def _skip() -> Html:
    return element("a", say("frame.bar.skip"), classes="pc-skip", href="#", data_skip=True)


def _build_brand() -> Html:
    name = element("span", say("frame.name"))
    return element(
        "a", build_mark(), name, classes="pc-brand", href=build_address("today"), data_page=True
    )


def _build_links(page: str) -> Html:
    links = (_build_link(name, page) for name in BAR)
    return element("nav", element("ul", *links), aria_label=say("frame.bar.label"))


def _build_link(name: str, page: str) -> Html:
    icon = element("span", classes=f"pc-icon pc-icon-{name}")
    words = say(f"frame.pages.{name}")
    current = _find_aria_current(name, page)
    link = element("a", icon, words, href=build_address(name), data_page=True, aria_current=current)
    return element("li", link)


def _find_aria_current(name: str, page: str) -> str | Literal[False]:
    """Return ``aria-current`` for a link to this page or to its parent page; else False."""
    if page == NO_PAGE:
        return False
    if name == page:
        return "page"
    current = page if page in BAR else PART_OF.get(page, "more")
    return "true" if name == current else False


_ICON = Path(__file__).parent.parent / "assets" / "icon.png"


def set_tab(title: str) -> None:
    """Set the title and icon of the tab, and use the full width of the page.

    Call it first in every run: without an icon of our own the browser would fetch Streamlit's from
    another server.
    """
    context = get_script_run_ctx()
    if context is None:
        return
    message = ForwardMsg()
    config = message.page_config_changed
    config.title = title
    config.favicon = _encode_icon()
    config.layout = PageConfig.WIDE
    context.enqueue(message)


@functools.cache
def _encode_icon() -> str:
    """Return the icon as a data URL, which needs no request of its own."""
    return f"data:image/png;base64,{base64.b64encode(_ICON.read_bytes()).decode()}"
