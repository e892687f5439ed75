"""Why a coin decides, as a part that opens: 150 words and the picture of a coin."""

from __future__ import annotations

from psoas_coach.content.language import cache_per_language
from psoas_coach.ui import html
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say

_COLOURS: dict[Theme, dict[str, str]] = {
    "light": {
        "coin": "#f6ebcd", "rim": "#8a6d1f", "with": "#0f766e", "without": "#59635e",
        "text": "#22302d", "on": "#ffffff",
    },
    "dark": {
        "coin": "#38311a", "rim": "#f1d585", "with": "#2dd4bf", "without": "#a9bdb8",
        "text": "#e8f1ef", "on": "#041411",
    },
}  # fmt: skip


@cache_per_language(maxsize=4)
def build_explanation(colours: Theme) -> Html:
    """Return it for a theme."""
    body = (html.paragraph(one) for one in say("fair_test.lot.body").split("\n\n"))
    picture = html.image(_draw_coin(colours), say("fair_test.lot.coin"))
    return html.disclosure(say("fair_test.lot.title"), picture, *body)


def _draw_coin(colours: Theme) -> str:
    """Return the picture as SVG: each side of the coin, and the two weeks that it stands for."""
    paint = _COLOURS[colours]
    heads, tails = say("fair_test.lot.heads"), say("fair_test.lot.tails")
    rows = (
        _coin(44, paint, raised=True)
        + _week(96, 20, heads, "with", paint)
        + _week(206, 20, tails, "without", paint)
        + _coin(124, paint, raised=False)
        + _week(96, 100, tails, "without", paint)
        + _week(206, 100, heads, "with", paint)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 168" '
        f'font-family="system-ui, sans-serif" font-size="16">{rows}</svg>'
    )


def _coin(middle: int, paint: dict[str, str], *, raised: bool) -> str:
    """Return one side: a spine on the one, a plain ring on the other."""
    mark = (
        f'<path d="M44 {middle - 14}c7 5 -7 9 0 14s-7 9 0 14" fill="none" stroke="{paint["rim"]}" '
        'stroke-width="4" stroke-linecap="round"/>'
        if raised
        else f'<circle cx="44" cy="{middle}" r="12" fill="none" stroke="{paint["rim"]}" '
        'stroke-width="4"/>'
    )
    return (
        f'<circle cx="44" cy="{middle}" r="32" fill="{paint["coin"]}" stroke="{paint["rim"]}" '
        f'stroke-width="3"/>{mark}'
    )


def _week(left: int, top: int, word: str, side: str, paint: dict[str, str]) -> str:
    """Return a week as a box: filled where it is one with, an outline where it is one without."""
    is_with = side == "with"
    fill, text = (paint["with"], paint["on"]) if is_with else ("none", paint["text"])
    return (
        f'<rect x="{left}" y="{top}" width="100" height="48" rx="12" fill="{fill}" '
        f'stroke="{paint[side]}" stroke-width="2"/>'
        f'<text x="{left + 50}" y="{top + 30}" text-anchor="middle" fill="{text}">{word}</text>'
    )
