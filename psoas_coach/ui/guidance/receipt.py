"""The receipt: one line for each scored question, and a last line that is exactly the score."""

from __future__ import annotations

from html import escape

from psoas_coach.content import Content
from psoas_coach.guidance import Guidance
from psoas_coach.guidance.results import ReceiptLine
from psoas_coach.ui.citations import title_and_year
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import say

_LINE = "border:0;border-top:1px solid rgba(127,127,127,.45);padding:.45rem .5rem .45rem 0"
_SMALL = "font-size:.875rem"


def table(guidance: Guidance, content: Content) -> str:
    """Return the receipt as a table that adds up."""
    head = "".join(
        f'<th scope="col" style="border:0;padding:.3rem .5rem .3rem 0;text-align:{side}">'
        f"{escape(say(f'guidance.receipt.{name}'))}</th>"
        for name, side in (("question", "left"), ("points", "right"))
    )
    rows = "".join(_row(line, content) for line in guidance.receipt)
    return (
        '<table style="width:100%;border-collapse:collapse">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>{_total(guidance)}</table>"
    )


def _row(line: ReceiptLine, content: Content) -> str:
    """Return one line: question and answer, the reason under them, the points beside them.

    Two columns, because a third one would leave no room for sentences on a phone.
    """
    name = escape(answer_words.label(line.question))
    answer = escape(answer_words.answer(line.question, line.answer, content))
    source = title_and_year(content.sources[line.source])
    why = escape(say("guidance.receipt.why", reason=line.reason, source=source))
    points = say("guidance.receipt.no_points") if line.points is None else line.points
    return (
        f'<tr><th scope="row" style="{_LINE};text-align:left;font-weight:400">'
        f"<strong>{name}:</strong> {answer}"
        f'<br><span style="{_SMALL}">{why}</span></th>'
        f'<td style="{_LINE};vertical-align:top;text-align:right;white-space:nowrap">'
        f"{escape(say('guidance.score.points', points=points, most=line.max))}</td></tr>"
    )


def _total(guidance: Guidance) -> str:
    most = sum(line.max for line in guidance.receipt)
    if guidance.score is not None:
        total = say("guidance.score.points", points=guidance.score, most=most)
    elif guidance.score_range is not None:
        least, top = guidance.score_range
        total = say("guidance.score.range", least=least, most=top)
    else:
        return ""
    style = f"{_LINE};border-top-width:2px;font-weight:700"
    return (
        f'<tfoot><tr><th scope="row" style="{style};text-align:left">'
        f"{escape(say('guidance.receipt.total'))}</th>"
        f'<td style="{style};text-align:right;white-space:nowrap">{escape(total)}</td></tr></tfoot>'
    )
