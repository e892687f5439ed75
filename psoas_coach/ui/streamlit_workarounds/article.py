"""A long text drawn as one element of the page.

Streamlit 1.67 sends and compares a page element by element in every run, so a text of forty
elements slows down every press. An article is one element, of which only the bytes are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from psoas_coach.ui.component import Component, deflate

Run = str | dict[str, str]
"""A piece of a line: plain, ``bold``, an ``aside``, a ``verdict`` with its ``look`` (``strong`` or
empty), or a ``link`` with its ``text``."""
Block = dict[str, Any]
_ASSETS = Path(__file__).parents[1] / "assets"

_ARTICLE = Component("article", html=_ASSETS / "article.html", css=(_ASSETS / "article.css",))


def show_article(key: str, payload: bytes) -> None:
    """Show an article.

    Args:
        key: A key that is unique on the page; another article needs another key.
        payload: From ``write``; cache it if it does not change.
    """
    _ARTICLE.mount(key, payload)


def write(blocks: Sequence[Block]) -> bytes:
    """Return the payload of blocks."""
    return deflate(blocks)


def heading(text: str, level: int = 2) -> Block:
    """Return a heading."""
    return {"kind": "heading", "level": level, "text": text}


def text(*runs: Run, small: bool = False) -> Block:
    """Return a paragraph."""
    return {"kind": "text", "runs": runs, "small": small}


def bold(words: str) -> Run:
    """Return bold text."""
    return {"bold": words}


def list_block(items: Sequence[Sequence[Run]], *, numbered: bool = False) -> Block:
    """Return a list of lines."""
    return {"kind": "list", "items": items, "numbered": numbered}


def boxes(*inside: Sequence[Block], framed: bool = False, single: bool = False) -> Block:
    """Return blocks side by side, or with ``single`` below each other."""
    return {"kind": "boxes", "boxes": inside, "framed": framed, "single": single}


def picture(svg: str, words: str) -> Block:
    """Return a picture in its own size, with alternative text."""
    return {"kind": "picture", "svg": svg, "words": words}


def figures(*pictures: dict[str, Any]) -> Block:
    """Return figures, each with ``svg``, ``words``, ``caption`` and whether it is ``large``."""
    return {"kind": "figures", "figures": pictures}


def more(title: str, inside: Sequence[Block]) -> Block:
    """Return collapsible blocks."""
    return {"kind": "more", "title": title, "inside": inside}


def choice(label: str, options: Sequence[tuple[str, Sequence[Block]]]) -> Block:
    """Return groups of blocks of which one is shown at a time, initially the first."""
    named = [{"name": name, "inside": inside} for name, inside in options]
    return {"kind": "choice", "label": label, "options": named}
