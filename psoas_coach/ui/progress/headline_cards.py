"""The answers in one look, as cards: a question, its answer, and a few bars beside it."""

from __future__ import annotations

from collections.abc import Sequence

from psoas_coach.progress.headlines import Headline, Sparkline
from psoas_coach.ui import html
from psoas_coach.ui.words import say


def draw_headlines(headlines: Sequence[Headline]) -> None:
    """Draw a card for each headline: one above the other on a phone, side by side on a desk."""
    html.draw(html.element("div", *map(_card, headlines), classes="headlines"))


def _card(headline: Headline) -> html.Html:
    question = html.strong(say(f"look.asked.{headline.question}"))
    parts = [html.element("div", html.lines((question, headline.answer)), classes="answer")]
    if headline.sparkline is not None:
        parts.append(_bars(headline.sparkline))
    return html.element("div", *parts, classes="headline")


def _bars(sparkline: Sparkline) -> html.Html:
    """Return the bars; readers pass them over, because the answer says what they show."""
    bars = (
        html.element("i", style=False if value is None else _place(value, sparkline))
        for value in sparkline.values
    )
    return html.element("div", *bars, classes="sparkline", aria_hidden="true")


def _place(value: float, sparkline: Sparkline) -> str:
    """Return where a bar begins and how high it is, in percent of the scale."""
    scale = sparkline.high - sparkline.low
    bottom = 100 * (min(value, 0) - sparkline.low) / scale
    height = 100 * abs(value) / scale
    return f"--bottom:{bottom:.0f}%;--height:{height:.0f}%"
