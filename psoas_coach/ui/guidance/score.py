"""Score, domains, receipt and what would change it: in words first, then in numbers."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.results import ScoreChange
from psoas_coach.ui import html
from psoas_coach.ui.guidance import bars, receipt
from psoas_coach.ui.guidance.again import again
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.html import Html
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.words import has, say


def answer_missing(opened: Opened, content: Content) -> None:
    """Draw the way to the answers that are open, where the score is a range."""
    missing = opened.guidance.missing
    if opened.newest and opened.guidance.score_range is not None and missing:
        action = say("results.levels.incomplete.action")
        if st.button(action, key="guidance-answer_missing"):
            again(opened, missing[0], content)


def score(opened: Opened, content: Content) -> Html:
    """Return the score, its domains, its receipt and what would change it."""
    given = opened.guidance
    pieces = [html.heading(say("guidance.score.title"), 3)]
    title = say("guidance.receipt.title_open")
    if given.score is not None:
        title = say("guidance.receipt.title", score=given.score)
        total = html.strong(say("guidance.score.is", score=given.score))
        pieces.append(html.paragraph(total, " ", say("guidance.score.higher")))
    elif given.score_range is not None:
        least, most = given.score_range
        names = answer_words.joined([answer_words.label(id_) for id_ in given.missing])
        between = say("guidance.score.between", least=least, most=most, missing=names)
        pieces.append(html.paragraph(between))
    if given.domains is not None:
        pieces.append(bars.domains(given.domains))
    pieces.append(html.disclosure(title, receipt.table(given, content)))
    changes = [one for one in given.what_would_change if has(f"guidance.change.{one.question}")]
    if changes:
        pieces.append(html.heading(say("guidance.change.title"), 3))
        pieces.append(html.unordered_list(map(_change, changes)))
    return html.join(pieces)


def _change(one: ScoreChange) -> str:
    """Say what somebody can do, and the score that it leads to."""
    to = answer_words.number(one.question, float(one.to))
    return say(f"guidance.change.{one.question}", to=to, score=one.score)
