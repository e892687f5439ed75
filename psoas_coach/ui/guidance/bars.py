"""The score drawn small: a table of domains with a bar each, as markup that any theme can wear.

The teal lies between the two themes' and has 3:1 against both backgrounds, so nothing has to be
drawn again when the theme changes. The numbers stand beside the bars; the bars only repeat them.
"""

from __future__ import annotations

from html import escape

from psoas_coach.guidance.results import DomainScore
from psoas_coach.ui.words import has, say

TEAL = "#0d9488"
_TRACK = "height:10px;border-radius:5px;overflow:hidden;background:rgba(127,140,136,.28)"
_CELL = "padding:.3rem 0;border:0"


def bar(points: int, most: int) -> str:
    """Return a bar that is as full as ``points`` of ``most``."""
    return (
        f'<div style="{_TRACK}"><div style="height:100%;width:{100 * points / most:.1f}%;'
        f'border-radius:5px;background:{TEAL}"></div></div>'
    )


def domains(scores: dict[str, DomainScore]) -> str:
    """Return the table of all domains."""
    rows = "".join(_row(id_, one) for id_, one in scores.items())
    return f'<table style="width:100%;max-width:34rem;border-collapse:collapse">{rows}</table>'


def _row(id_: str, one: DomainScore) -> str:
    key = f"results.domains.{id_}"
    name = escape(say(key) if has(key) else id_)
    points = escape(say("guidance.score.points", points=one.points, most=one.max))
    return (
        f'<tr><th scope="row" style="{_CELL};text-align:left;font-weight:400;'
        f'white-space:nowrap;padding-right:1rem">{name}</th>'
        f'<td style="{_CELL};width:65%">{bar(one.points, one.max)}</td>'
        f'<td style="{_CELL};text-align:right;white-space:nowrap;padding-left:1rem">{points}</td>'
        "</tr>"
    )
