"""The receipt: one line for each scored question, and a last line that is exactly the score."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance import Guidance
from psoas_coach.guidance.results import ReceiptLine
from psoas_coach.ui import html
from psoas_coach.ui.citations import title_and_year
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say


def table(guidance: Guidance, content: Content) -> Html:
    """Return the receipt as a table that adds up."""
    head = (
        html.element("th", say(f"guidance.receipt.{name}"), scope="col")
        for name in ("question", "points")
    )
    rows = (_row(line, content) for line in guidance.receipt)
    return html.element(
        "table",
        html.element("thead", html.element("tr", *head)),
        html.element("tbody", *rows),
        _total(guidance),
        classes="receipt",
    )


def _row(line: ReceiptLine, content: Content) -> Html:
    """Return one line: the answer and its points; the reason opens under the answer.

    Two columns, because a third one would leave no room for sentences on a phone.
    """
    name = html.strong(f"{answer_words.label(line.question)}:")
    answer = answer_words.answer(line.question, line.answer, content)
    source = title_and_year(content.sources[line.source])
    why = say("guidance.receipt.why", reason=line.reason, source=source)
    points = say("guidance.receipt.no_points") if line.points is None else line.points
    head = html.element("summary", html.join((name, f" {answer}")))
    return html.table_row(
        html.element("details", head, html.paragraph(why, classes="quiet")),
        say("guidance.score.points", points=points, most=line.max),
    )


def _total(guidance: Guidance) -> Html:
    most = sum(line.max for line in guidance.receipt)
    if guidance.score is not None:
        total = say("guidance.score.points", points=guidance.score, most=most)
    elif guidance.score_range is not None:
        least, top = guidance.score_range
        total = say("guidance.score.range", least=least, most=top)
    else:
        return Html()
    return html.element("tfoot", html.table_row(say("guidance.receipt.total"), total))
