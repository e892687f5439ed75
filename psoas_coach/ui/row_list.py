"""Rows under headings, each a link to its own view: the moves, and the entries of a journal.

It is one component instead of many elements. The whole row can be pressed, and is a real link that
can be opened in another tab. A person who comes back finds the row where they left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st
from msgspec import Struct

from psoas_coach.ui.component import Component, encode

_ASSETS = Path(__file__).parent / "assets"
_ROWS = Component("row_list", html=_ASSETS / "row_list.html", css=(_ASSETS / "row_list.css",))


class Row(Struct, frozen=True):
    """One row.

    Attributes:
        id: The id that is reported when the row is pressed.
        address: The target of the link, relative to the page.
        name: The text of the row.
        line: A small line below it.
        kind: The look of the mark.
        mark: A word at the end of the row; empty for none.
        away: The row is dimmed, because the move is not available now.
    """

    id: str
    address: str
    name: str
    line: str = ""
    kind: str = ""
    mark: str = ""
    away: bool = False


class Group(Struct, frozen=True):
    """Rows under a heading."""

    title: str
    rows: tuple[Row, ...]


def show_rows(
    key: str,
    count: str,
    groups: Sequence[Group],
    *,
    pictures: bytes = b"",
    on_open: Callable[[str], None],
) -> None:
    """Show rows.

    Args:
        key: The key of the component, unique on the page.
        count: The number of rows, in words.
        groups: The rows under their headings.
        pictures: A drawing for each id, deflated; empty for rows without pictures.
        on_open: Called with the id of the pressed row, before the page is drawn again.
    """
    ids = {row.id for group in groups for row in group.rows}

    def report_press() -> None:
        id_ = st.session_state[key].open
        if id_ in ids:
            on_open(id_)

    payload = encode({"count": count, "groups": groups})
    if pictures:
        payload += b"\0" + pictures
    _ROWS.mount(key, payload, triggers={"open": report_press})
