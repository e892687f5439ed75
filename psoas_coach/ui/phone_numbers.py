"""Telephone numbers as links, so that one tap is enough on a phone; the crisis line is one of them.

Streamlit's Markdown removes every ``tel:`` address, so they are sent as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import streamlit as st

from psoas_coach.content import load
from psoas_coach.content.language import cache_per_language
from psoas_coach.guidance.level import find_crisis_signs
from psoas_coach.ui import html
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say

_SEPARATOR = ","


def link_numbers(text: str) -> Html:
    """Return a text as markup, with each phone number as a ``tel:`` link."""
    parts = _build_pattern().split(text)  # Every other part is a number.
    return html.join(
        _build_link(part, part, "phone-number") if index % 2 else part
        for index, part in enumerate(parts)
    )


def build_call_links(text: str) -> Html:
    """Return a large link for each phone number in a text; nothing if it has none."""
    numbers = dict.fromkeys(_build_pattern().findall(text))
    links = [
        _build_link(number, say("frame.call.button", number=number), "call-link")
        for number in numbers
    ]
    return html.element("p", *links, classes="call-links") if links else Html()


def draw_call_links(text: str) -> None:
    """Draw a large link for each phone number in a text that is not markup, such as an alert's."""
    html.draw(build_call_links(text))


def list_numbers() -> tuple[str, ...]:
    """Return the numbers that become links, as they are written in sentences."""
    return tuple(number.strip() for number in say("frame.call.numbers").split(_SEPARATOR))


def _build_link(number: str, label: str, classes: str) -> Html:
    return html.element("a", label, href=f"tel:{number.replace(' ', '')}", classes=classes)


@cache_per_language()
def _build_pattern() -> re.Pattern[str]:
    longest_first = sorted(list_numbers(), key=len, reverse=True)
    return re.compile(rf"(?<!\d)({'|'.join(map(re.escape, longest_first))})(?!\d)")


def show_crisis_line() -> None:
    """Show the crisis line to call now."""
    title, text = say("results.levels.soon.crisis_title"), say("results.levels.soon.crisis")
    st.error(f"**{title}**\n\n{text}", icon=":material/call:")
    draw_call_links(text)


def show_due_crisis_line(answers: Mapping[str, object]) -> None:
    """Show the crisis line if the answers of a self-check require it."""
    if find_crisis_signs(answers, load()):
        show_crisis_line()
