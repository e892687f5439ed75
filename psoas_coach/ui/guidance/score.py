"""Band, score, domains, receipt and what would change it: in words first, then in numbers."""

from __future__ import annotations

from typing import Literal, Protocol

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.results import Change
from psoas_coach.ui.guidance import bars, receipt, said
from psoas_coach.ui.guidance.again import again
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.words import has, say


class Heading(Protocol):
    """``st.title`` or ``st.header``."""

    def __call__(self, body: str, *, anchor: Literal[False]) -> object:
        """Draw a heading."""


def heading(opened: Opened, draw: Heading) -> None:
    """Draw how gently to start, in words."""
    band = opened.guidance.band
    if band is None or not has(f"results.bands.{band}.name"):
        draw(say("guidance.no_band.title"), anchor=False)
        st.markdown(say("guidance.no_band.body"))
        return
    draw(say(f"results.bands.{band}.name"), anchor=False)
    st.markdown(say(f"results.bands.{band}.meaning"))


def score(opened: Opened, content: Content) -> None:
    """Draw the score, its domains, its receipt and what would change it."""
    given = opened.guidance
    st.header(say("guidance.score.title"), anchor=False)
    if given.score is not None:
        st.markdown(say("guidance.score.is", score=given.score))
    elif given.score_range is not None:
        _open_range(opened, content)
    if given.domains is not None:
        st.html(bars.domains(given.domains))
    label = "guidance.receipt.title" if given.score is not None else "guidance.receipt.title_open"
    with st.expander(say(label, score=given.score)):
        st.html(receipt.table(given, content))
    if given.what_would_change:
        lines = [f"- {_change(one)}" for one in given.what_would_change]
        st.markdown("\n".join([say("guidance.change.title"), "", *lines]))


def _open_range(opened: Opened, content: Content) -> None:
    least, most = opened.guidance.score_range or (0, 100)
    missing = opened.guidance.missing
    names = said.joined([said.label(id_) for id_ in missing])
    st.markdown(say("guidance.score.between", least=least, most=most, missing=names))
    if opened.newest and missing:
        action = say("results.levels.incomplete.action")
        if st.button(action, key="guidance-answer_missing"):
            again(opened, missing[0], content)


def _change(one: Change) -> str:
    name = said.label(one.question)
    if one.how == "is":
        to = say(f"questions.{one.question}.options.{one.to}")
    else:
        to = said.number(one.question, float(one.to))
    return say(f"guidance.change.{one.how}", name=name, to=to, score=one.score)
