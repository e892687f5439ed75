"""The score drawn small: a table of domains with a bar each.

The numbers stand beside the bars; the bars only repeat them.
"""

from __future__ import annotations

from psoas_coach.guidance.results import DomainScore
from psoas_coach.ui import html
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import has, say


def domains(scores: dict[str, DomainScore]) -> Html:
    """Return the table of all domains."""
    rows = (_row(id_, one) for id_, one in scores.items())
    return html.element("table", *rows, classes="domains")


def _row(id_: str, one: DomainScore) -> Html:
    key = f"results.domains.{id_}"
    name = say(key) if has(key) else id_
    points = say("guidance.score.points", points=one.points, most=one.max)
    return html.table_row(name, html.bar(one.points, one.max), points)
