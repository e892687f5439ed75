"""What the answers look like taken together, and which answers made each of these."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.results import PatternState
from psoas_coach.ui.guidance import said
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.words import has, say

_ORDER = {"likely": 0, "unlikely": 1, "not_assessed": 2}
_MIXED = ("tight", "overstretched")
"""Where both are likely, the answers point both ways."""


def patterns(opened: Opened, content: Content) -> None:
    """Draw all patterns, what is likely first."""
    states = opened.guidance.patterns
    st.header(say("guidance.patterns.title"), anchor=False)
    ordered = sorted(states.items(), key=lambda entry: _ORDER[entry[1].state])
    texts = [_text(id_, one, opened, content) for id_, one in ordered]
    st.markdown("\n\n".join([say("guidance.patterns.intro"), *texts]))
    if all(id_ in states and states[id_].state == "likely" for id_ in _MIXED):
        st.info(say("results.mixed"))


def _text(id_: str, one: PatternState, opened: Opened, content: Content) -> str:
    name, text = f"results.patterns.{id_}.name", f"results.patterns.{id_}.{one.state}"
    said_name = say(name) if has(name) else id_
    lines = [f"**{said_name}** · {say(f'guidance.patterns.{one.state}')}"]
    if has(text):
        lines.append(say(text))
    if one.because:
        answers = opened.record.answers
        made = [
            say(
                "guidance.patterns.answer",
                label=said.label(ask),
                answer=said.answer(ask, answers.get(ask), content),
            )
            for ask in one.because
        ]
        lines.append(say("guidance.patterns.because", answers="; ".join(made)))
    return "  \n".join(lines)
