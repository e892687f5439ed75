"""The parts that texts of this app are made of, each with its look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from psoas_coach.body.thumbnail import encode_address
from psoas_coach.ui.html.markup import Html, element, join

_BREAK = element("br")


def heading(text: str, level: Literal[1, 2, 3] = 2) -> Html:
    """Return a heading of a part (2) or of a part within a part (3); 1 is the page's."""
    return element(f"h{level}", text, classes="" if level == 1 else "heading")


def paragraph(*children: str, classes: str = "") -> Html:
    """Return a paragraph."""
    return element("p", *children, classes=f"paragraph {classes}".rstrip())


def lines(children: Iterable[str]) -> Html:
    """Return children with a line break between each two."""
    return join(children, _BREAK)


def strong(text: str) -> Html:
    """Return words that stand out."""
    return element("strong", text)


def link(target: str, text: str) -> Html:
    """Return a link to somewhere else, which opens in a new tab and tells nobody whence."""
    return element("a", text, href=target, target="_blank", rel="noopener noreferrer")


def unordered_list(items: Iterable[str]) -> Html:
    """Return a list with a dot before each item."""
    return _list("ul", items)


def ordered_list(items: Iterable[str]) -> Html:
    """Return a numbered list."""
    return _list("ol", items)


def disclosure(title: str, *children: str, look: Literal["framed", "plain"] = "framed") -> Html:
    """Return a part that opens when its title is pressed."""
    return element("details", element("summary", title), *children, classes=f"disclosure {look}")


def image(svg: str, words: str, classes: str = "fill") -> Html:
    """Return a drawing as an image.

    Args:
        svg: The drawing.
        words: What it shows, for whoever cannot see it; empty where it only decorates.
        classes: ``fill`` makes it as wide as its place; without it, it has its own size.
    """
    return element("img", src=Html(encode_address(svg)), alt=words, classes=classes)


def figure(picture: Html, caption: str, classes: str = "") -> Html:
    """Return a picture with its caption under it."""
    return element("figure", picture, element("figcaption", caption), classes=classes)


def table_row(head: str, *cells: str) -> Html:
    """Return a row of a table: what it is about, as its header cell, and its values."""
    values = (element("td", cell) for cell in cells)
    return element("tr", element("th", head, scope="row"), *values)


def bar(value: float, most: float) -> Html:
    """Return a bar that is as full as ``value`` of ``most``."""
    return element("div", element("div"), classes="bar", style=f"--share:{100 * value / most:.1f}%")


def _list(tag: str, items: Iterable[str]) -> Html:
    return element(tag, *(element("li", item) for item in items), classes="list")
