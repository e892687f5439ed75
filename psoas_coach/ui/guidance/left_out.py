"""Moves that are left out, each with the answers that left it out and what is offered instead."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.results import Withheld
from psoas_coach.ui.guidance import said
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.words import say


def left_out(opened: Opened, content: Content) -> None:
    """Draw every move that is left out."""
    withheld = opened.guidance.withheld
    if not withheld:
        return
    with st.expander(say("guidance.left_out.title", count=len(withheld))):
        lines = [f"- {_line(one, content)}" for one in withheld]
        st.markdown("\n".join([say("guidance.left_out.intro"), "", *lines]))


def _line(one: Withheld, content: Content) -> str:
    text = f"**{said.move(one.move, content)}**  \n"
    text += say("guidance.left_out.because", because=said.reasons(one.because))
    if one.instead is not None:
        text += " " + say("guidance.left_out.instead", move=said.move(one.instead, content))
    return text.replace("\n", "\n  ")
