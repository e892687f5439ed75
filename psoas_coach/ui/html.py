"""Rich text: a typed builder of escaped HTML that ``st.html`` draws.

Plain paragraphs use ``st.markdown``; anything with boxes, figures, tables or collapsible parts is
built here. Every function escapes plain strings and keeps ``Html`` unchanged, so that text typed by
a person cannot become markup. The styles are classes of ``frame/rich_text.css``.

    html.draw(html.heading("Your plan"), html.paragraph(html.strong("Bridge"), " twice a day"))
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Literal

import streamlit as st

from psoas_coach.body.thumbnail import encode_address

_VOID = frozenset({"img", "br", "input"})
"""Elements without content or end tag."""


class Html(str):
    """Markup in which everything that was plain text is escaped.

    ``+`` gives a plain string, which would be escaped when it is used; use ``join`` instead.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the markup; ``st.html`` takes it from here without dedenting it."""
        return str(self)


def escaped(child: str) -> str:
    """Return markup as it is and plain text escaped."""
    return child if isinstance(child, Html) else escape(child)


def join(children: Iterable[str], separator: str = "") -> Html:
    """Return children joined by a separator; plain text is escaped."""
    return Html(escaped(separator).join(map(escaped, children)))


def element(tag: str, *children: str, classes: str = "", **attributes: str | int | bool) -> Html:
    """Return an element.

    Args:
        tag: The name of the element.
        children: Its contents in order: ``Html``, or plain text, which is escaped.
        classes: Class names from ``frame/rich_text.css``, separated by spaces.
        attributes: Further attributes; an underscore stands for a hyphen. True gives an attribute
            without a value, False none.
    """
    all_attributes: dict[str, str | int | bool] = {"class": classes or False, **attributes}
    attribute_text = "".join(
        f" {name.replace('_', '-')}" + ("" if value is True else f'="{_escape_attribute(value)}"')
        for name, value in all_attributes.items()
        if value is not False
    )
    if tag in _VOID:
        return Html(f"<{tag}{attribute_text}>")
    return Html(f"<{tag}{attribute_text}>{join(children)}</{tag}>")


def _escape_attribute(value: str | int) -> str:
    """Return the text between the quotes; ``Html`` is not escaped again."""
    return escaped(value) if isinstance(value, str) else str(value)


_BREAK = element("br")


def heading(text: str, level: Literal[1, 2, 3] = 2) -> Html:
    """Return a heading of a section (2) or of a subsection (3); 1 is the page's."""
    return element(f"h{level}", text, classes="" if level == 1 else "heading")


def paragraph(*children: str, classes: str = "") -> Html:
    """Return a paragraph."""
    return element("p", *children, classes=f"paragraph {classes}".rstrip())


def lines(children: Iterable[str]) -> Html:
    """Return children with a line break between each two."""
    return join(children, _BREAK)


def strong(text: str) -> Html:
    """Return words in bold."""
    return element("strong", text)


def link(target: str, text: str) -> Html:
    """Return a link to another site, which opens in a new tab and sends no referrer."""
    return element("a", text, href=target, target="_blank", rel="noopener noreferrer")


def unordered_list(items: Iterable[str]) -> Html:
    """Return a list with a dot before each item."""
    return _list("ul", items)


def ordered_list(items: Iterable[str]) -> Html:
    """Return a numbered list."""
    return _list("ol", items)


def disclosure(title: str, *children: str, style: Literal["framed", "plain"] = "framed") -> Html:
    """Return a collapsible section that opens when its title is pressed."""
    return element("details", element("summary", title), *children, classes=f"disclosure {style}")


def image(svg: str, words: str, classes: str = "fill") -> Html:
    """Return a drawing as an image.

    Args:
        svg: The drawing.
        words: The alternative text; empty for a decoration.
        classes: ``fill`` makes the image as wide as its container; without it, it has its own size.
    """
    return element("img", src=Html(encode_address(svg)), alt=words, classes=classes)


def figure(picture: Html, caption: str, classes: str = "") -> Html:
    """Return a picture with its caption under it.

    Args:
        picture: Markup of the picture.
        caption: Plain text.
        classes: Names of its classes.
    """
    return element("figure", picture, element("figcaption", caption), classes=classes)


def table_row(head: str, *cells: str) -> Html:
    """Return a table row: a header cell and values."""
    values = (element("td", cell) for cell in cells)
    return element("tr", element("th", head, scope="row"), *values)


def bar(value: float, most: float) -> Html:
    """Return a bar that shows ``value`` out of ``most``."""
    return element("div", element("div"), classes="bar", style=f"--share:{100 * value / most:.1f}%")


def _list(tag: str, items: Iterable[str]) -> Html:
    return element(tag, *(element("li", item) for item in items), classes="list")


def draw(*children: str) -> None:
    """Draw children as one element of the page."""
    st.html(element("div", *children, classes="rich-text"))
