"""The plain pieces a result is written in: headings, paragraphs, lists and what folds away.

A result never changes, so all of it between two buttons is one element of the page, written once
and sent as it is: as elements of their own its thirty parts would be drawn again in every rerun.
Everything that goes in is escaped. Colours are the page's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_EDGE = "1px solid rgba(128,128,128,.45)"
_FOLDED = f"border:{_EDGE};border-radius:.5rem;padding:0 1rem;margin:1rem 0"
_SUMMARY = "cursor:pointer;padding:.6rem 0;min-height:24px"


def section(title: str) -> str:
    """Return the heading of a part."""
    style = "font-size:1.4rem;font-weight:600;line-height:1.2;margin:1.75rem 0 .75rem;padding:0"
    return f'<h2 style="{style}">{escape(title)}</h2>'


def part(title: str) -> str:
    """Return the heading of a part within a part."""
    style = "font-size:1.15rem;font-weight:600;line-height:1.3;margin:1.25rem 0 .5rem;padding:0"
    return f'<h3 style="{style}">{escape(title)}</h3>'


def strong(text: str) -> str:
    """Return words that stand out."""
    return f"<strong>{escape(text)}</strong>"


def paragraph(*pieces: str) -> str:
    """Return a paragraph of pieces that are markup already, each on a line of its own."""
    return f'<p style="margin:.5rem 0">{"<br>".join(pieces)}</p>'


def text(words: str) -> str:
    """Return a paragraph of plain words."""
    return paragraph(escape(words))


def listed(pieces: Iterable[str], kind: str = "ul") -> str:
    """Return a list of pieces that are markup already."""
    items = "".join(f'<li style="margin:.3rem 0">{one}</li>' for one in pieces)
    return f'<{kind} style="margin:.5rem 0;padding-left:1.5rem">{items}</{kind}>'


def folded(title: str, body: str) -> str:
    """Return markup that opens when its title is pressed."""
    summary = f'<summary style="{_SUMMARY}">{escape(title)}</summary>'
    inner = f'<div style="padding:0 0 .75rem">{body}</div>'
    return f'<details style="{_FOLDED}">{summary}{inner}</details>'
