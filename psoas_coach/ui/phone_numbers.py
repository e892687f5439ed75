"""Numbers to call, as links: on a phone one tap is enough.

Streamlit's markdown drops every ``tel:`` address, so such a text goes to the page as markup.
"""

from __future__ import annotations

import functools
import re
from html import escape

from psoas_coach.ui.words import say

_SEPARATOR = ","


def linked(text: str) -> str:
    """Return a text as markup, escaped, with each number to call as a ``tel:`` link."""
    return _pattern().sub(_link, escape(text))


def numbers() -> tuple[str, ...]:
    """Return the numbers that are links, as they are written in sentences."""
    return tuple(one.strip() for one in say("frame.call.numbers").split(_SEPARATOR))


def _link(found: re.Match[str]) -> str:
    number = found.group()
    style = "color:inherit;white-space:nowrap"
    return f'<a href="tel:{number.replace(" ", "")}" style="{style}">{number}</a>'


@functools.cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(numbers(), key=len, reverse=True)
    return re.compile(rf"(?<!\d)(?:{'|'.join(map(re.escape, longest_first))})(?!\d)")
