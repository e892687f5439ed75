"""Rows of a figure and its words, as one piece of the page.

Streamlit could draw each figure and each text on its own, and each would cost every rerun a little;
a plan of four moves is one element here. The words come from content files and are escaped.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from html import escape

import streamlit as st
from msgspec import Struct

from psoas_coach.progress.eight_weeks import EightWeeks
from psoas_coach.ui.figures import Theme, image, theme
from psoas_coach.ui.ready_markup import ReadyMarkup
from psoas_coach.ui.today.weeks import weeks as weeks_markup

WIDTH = 96
"""Pixels of a figure beside its words."""


class Row(Struct, frozen=True):
    """A move's figure, what is said first in bold, and lines under it."""

    move: str
    bold: str
    lines: tuple[str, ...]


def pictured(rows: Sequence[Row], heading: str = "", weeks: EightWeeks | None = None) -> None:
    """Draw rows as a list, under a heading if one is given, and how it has been going after it."""
    st.html(_html(tuple(rows), heading, weeks, theme()))


@functools.lru_cache(maxsize=256)
def _html(
    rows: tuple[Row, ...], heading: str, weeks: EightWeeks | None, colours: Theme
) -> ReadyMarkup:
    title = f'<h3 style="margin:0 0 .5rem">{escape(heading)}</h3>' if heading else ""
    items = "".join(_item(row, colours) for row in rows)
    gone = "" if weeks is None else weeks_markup(weeks, colours)
    return ReadyMarkup(f'{title}<ul style="list-style:none;margin:0;padding:0">{items}</ul>{gone}')


def _item(row: Row, colours: Theme) -> str:
    lines = "".join(f"<div>{escape(line)}</div>" for line in row.lines)
    return (
        '<li style="display:flex;gap:1rem;align-items:center;margin:0 0 .75rem;padding:0">'
        f'<div style="flex:0 0 {WIDTH}px">{image(row.move, colours, WIDTH)}</div>'
        f"<div><strong>{escape(row.bold)}</strong>{lines}</div></li>"
    )
