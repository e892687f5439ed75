"""The safe string type, and the one place where markup is written and text is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_VOID = frozenset({"img", "br", "input"})
"""Elements without content and without an end tag."""


class Html(str):
    """Markup in which everything that was plain text is escaped.

    Adding two of them gives a plain string, which is escaped when it is used: use ``join``.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the markup; ``st.html`` takes it from here as it is, without dedenting it."""
        return str(self)


def escaped(child: str) -> str:
    """Return markup as it is and plain text escaped."""
    return child if isinstance(child, Html) else escape(child)


def join(children: Iterable[str], separator: str = "") -> Html:
    """Return children one after the other, the separator between them; plain text is escaped."""
    return Html(escaped(separator).join(map(escaped, children)))


def element(tag: str, *children: str, classes: str = "", **attributes: str | int | bool) -> Html:
    """Return an element.

    Args:
        tag: Its name.
        children: What is in it, in order: ``Html``, or plain text, which is escaped.
        classes: Names from ``rich_text.css``, parted by spaces.
        attributes: Further attributes; an underscore stands for a hyphen. True stands alone,
            False is left out.
    """
    given: dict[str, str | int | bool] = {"class": classes or False, **attributes}
    written = "".join(
        f" {name.replace('_', '-')}" + ("" if value is True else f'="{_attribute(value)}"')
        for name, value in given.items()
        if value is not False
    )
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{join(children)}</{tag}>")


def _attribute(value: str | int) -> str:
    """Return what stands between the quotes; an ``Html`` is known to be safe there."""
    return escaped(value) if isinstance(value, str) else str(value)
