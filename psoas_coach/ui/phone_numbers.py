"""Numbers to call, as links: on a phone one tap is enough.

Streamlit's markdown drops every ``tel:`` address, so such a text goes to the page as markup.
"""

from __future__ import annotations

import functools
import re

from psoas_coach.ui import html
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say

_SEPARATOR = ","


def linked(text: str) -> Html:
    """Return a text as markup, with each number to call as a ``tel:`` link."""
    parts = _pattern().split(text)  # every other one is a number
    return html.join(_link(part) if index % 2 else part for index, part in enumerate(parts))


def numbers() -> tuple[str, ...]:
    """Return the numbers that are links, as they are written in sentences."""
    return tuple(one.strip() for one in say("frame.call.numbers").split(_SEPARATOR))


def _link(number: str) -> Html:
    address = f"tel:{number.replace(' ', '')}"
    return html.element("a", number, href=address, classes="phone-number")


@functools.cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(numbers(), key=len, reverse=True)
    return re.compile(rf"(?<!\d)({'|'.join(map(re.escape, longest_first))})(?!\d)")
