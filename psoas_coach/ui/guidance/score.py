"""Band, score, domains, receipt and what would change it: in words first, then in numbers."""

from __future__ import annotations

from typing import Literal

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


def heading(opened: Opened, level: Literal["#", "##"]) -> None:
    """Draw how gently to start, in words."""
    band = opened.guidance.band
    if band is None or not has(f"results.bands.{band}.name"):
        title, meaning = say("guidance.no_band.title"), say("guidance.no_band.body")
    else:
        title, meaning = (say(f"results.bands.{band}.{one}") for one in ("name", "meaning"))
    st.markdown(f"{level} {title}\n\n{meaning}", anchors=False)


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
    pieces = [html.heading(say("guidance.score.title"))]
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
    if given.what_would_change:
        pieces.append(html.paragraph(say("guidance.change.title")))
        pieces.append(html.unordered_list(map(_change, given.what_would_change)))
    return html.join(pieces)


def _change(one: ScoreChange) -> str:
    name = answer_words.label(one.question)
    if one.how == "is":
        to = say(f"questions.{one.question}.options.{one.to}")
    else:
        to = answer_words.number(one.question, float(one.to))
    return say(f"guidance.change.{one.how}", name=name, to=to, score=one.score)
