"""Rows of a figure and its words, as one piece of the page.

Streamlit could draw each figure and each text on its own, and each would cost every rerun a little;
a plan of four moves is one element here.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from msgspec import Struct

from psoas_coach.progress.eight_weeks import EightWeeks
from psoas_coach.ui import html
from psoas_coach.ui.figures import Theme, image, theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.today.weeks import weeks as weeks_markup

WIDTH = 96
"""Pixels of a figure beside its words, as in the stylesheet."""


class Row(Struct, frozen=True):
    """A move's figure, what is said first in bold, and lines under it."""

    move: str
    bold: str
    lines: tuple[str, ...]


def pictured(rows: Sequence[Row], heading: str = "", weeks: EightWeeks | None = None) -> None:
    """Draw rows as a list, under a heading if one is given, and how it has been going after it."""
    html.draw(_markup(tuple(rows), heading, weeks, theme()))


@functools.lru_cache(maxsize=256)
def _markup(rows: tuple[Row, ...], heading: str, weeks: EightWeeks | None, colours: Theme) -> Html:
    title = html.element("h3", heading) if heading else Html()
    items = html.element("ul", *(_item(row, colours) for row in rows), classes="plan-rows")
    gone = Html() if weeks is None else weeks_markup(weeks, colours)
    return html.element("div", title, items, gone, classes="plan")


def _item(row: Row, colours: Theme) -> Html:
    picture = html.element("div", image(row.move, colours, WIDTH), classes="picture")
    lines = (html.element("div", line) for line in row.lines)
    return html.element("li", picture, html.element("div", html.strong(row.bold), *lines))
