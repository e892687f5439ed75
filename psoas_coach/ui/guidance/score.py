"""The score, its domains, its receipt and what would change it: in words first, then in numbers.

The receipt has one line for each scored question, and a last line that is exactly the score.
"""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance import Guidance
from psoas_coach.guidance.results import DomainScore, ReceiptLine, ScoreChange
from psoas_coach.ui import html
from psoas_coach.ui.citations import write_short_reference
from psoas_coach.ui.guidance.selected_result import SelectedResult
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.reopened_answers import reopen_answers
from psoas_coach.ui.words import has, say


def draw_missing(result: SelectedResult, content: Content) -> None:
    """Link to the open questions if the score is a range."""
    missing = result.guidance.missing
    if result.newest and result.guidance.score_range is not None and missing:
        action = say("results.levels.incomplete.action")
        if st.button(action, key="guidance-answer_missing"):
            reopen_answers(result.record, missing[0], content)


def build_score(result: SelectedResult, content: Content) -> Html:
    """Return the score, its domains, its receipt and what would change it."""
    guidance = result.guidance
    pieces = [html.heading(say("guidance.score.title"), 3)]
    title = say("guidance.receipt.title_open")
    if guidance.score is not None:
        title = say("guidance.receipt.title", score=guidance.score)
        total = html.strong(say("guidance.score.is", score=guidance.score))
        pieces.append(html.paragraph(total, " ", say("guidance.score.higher")))
    elif guidance.score_range is not None:
        least, most = guidance.score_range
        names = answer_words.join_phrases([answer_words.say_label(id_) for id_ in guidance.missing])
        between = say("guidance.score.between", least=least, most=most, missing=names)
        pieces.append(html.paragraph(between))
    if guidance.domains is not None:
        pieces.append(_build_domains(guidance.domains))
    pieces.append(html.disclosure(title, _build_receipt(guidance, content)))
    changes = [
        change for change in guidance.what_would_change if has(f"guidance.change.{change.question}")
    ]
    if changes:
        pieces.append(html.heading(say("guidance.change.title"), 3))
        pieces.append(html.unordered_list(map(_say_change, changes)))
    return html.join(pieces)


def _say_change(change: ScoreChange) -> str:
    """Return a change that the person can make, and the resulting score."""
    to = answer_words.say_number(change.question, float(change.to))
    return say(f"guidance.change.{change.question}", to=to, score=change.score)


def _build_domains(scores: dict[str, DomainScore]) -> Html:
    """Return the table of all domains."""
    rows = (_build_domain_row(id_, score) for id_, score in scores.items())
    return html.element("table", *rows, classes="domains")


def _build_domain_row(id_: str, domain: DomainScore) -> Html:
    key = f"results.domains.{id_}"
    name = say(key) if has(key) else id_
    points = say("guidance.score.points", points=domain.points, most=domain.max)
    return html.table_row(name, html.bar(domain.points, domain.max), points)


def _build_receipt(guidance: Guidance, content: Content) -> Html:
    """Return the receipt as a table that adds up."""
    head = (
        html.element("th", say(f"guidance.receipt.{name}"), scope="col")
        for name in ("question", "points")
    )
    rows = (_build_receipt_row(line, content) for line in guidance.receipt)
    return html.element(
        "table",
        html.element("thead", html.element("tr", *head)),
        html.element("tbody", *rows),
        _build_total_row(guidance),
        classes="receipt",
    )


def _build_receipt_row(line: ReceiptLine, content: Content) -> Html:
    """Return one line: the answer and its points; the reason opens under the answer.

    There are two columns, because a third would leave no room for sentences on a phone.
    """
    name = html.strong(f"{answer_words.say_label(line.question)}:")
    answer = answer_words.say_answer(line.question, line.answer, content)
    source = write_short_reference(content.sources[line.source])
    why = say("guidance.receipt.why", reason=line.reason, source=source)
    points = say("guidance.receipt.no_points") if line.points is None else line.points
    head = html.element("summary", html.join((name, f" {answer}")))
    return html.table_row(
        html.element("details", head, html.paragraph(why, classes="quiet")),
        say("guidance.score.points", points=points, most=line.max),
    )


def _build_total_row(guidance: Guidance) -> Html:
    most = sum(line.max for line in guidance.receipt)
    if guidance.score is not None:
        total = say("guidance.score.points", points=guidance.score, most=most)
    elif guidance.score_range is not None:
        least, top = guidance.score_range
        total = say("guidance.score.range", least=least, most=top)
    else:
        return Html()
    return html.element("tfoot", html.table_row(say("guidance.receipt.total"), total))
