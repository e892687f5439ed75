"""The plan: the sitting break, then the moves of a session with figure, dose and reason."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import Content
from psoas_coach.guidance.results import PlanItem
from psoas_coach.guidance.timeline import seconds, timeline
from psoas_coach.ui import shell
from psoas_coach.ui.figures import show_figure
from psoas_coach.ui.guidance import said
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.main_button import main_button
from psoas_coach.ui.session.phrases import dose
from psoas_coach.ui.words import say

_DEEP = 3
_FIGURE_WIDTH = 220
"""Pixels: clear on a phone, and a third of the page on a desk."""


def start(opened: Opened, place: str) -> None:
    """Draw the button that leads to the session; a past result has none."""
    if opened.newest and len(opened.guidance.plan) > 1:
        label = say("guidance.button.start")
        if main_button(label, key=f"guidance-start-{place}", icon=":material/play_arrow:"):
            st.switch_page(shell.page("session"))


def plan(opened: Opened, content: Content) -> None:
    """Draw the plan as it was given."""
    given = opened.guidance
    if not given.plan:
        return
    sitting, *moves = given.plan
    length = seconds(timeline([one for one in moves if one.move in content.moves], content.plan))
    st.header(say("guidance.plan.title"), anchor=False)
    count = say("guidance.plan.count", count=len(moves), minutes=max(1, round(length / 60)))
    days = "deep" if any(one.depth == _DEEP for one in moves) else "days"
    st.markdown(f"{count} {say(f'guidance.plan.{days}')}")
    st.markdown(_depth(opened))
    for one in moves:
        _item(one, dose(one), content)
    st.subheader(say("guidance.plan.break"), anchor=False)
    words = content.move_words.get(sitting.move)
    _item(sitting, words.dose if words else dose(sitting), content)


def _depth(opened: Opened) -> str:
    """Say how deep the moves may go, and which answers set that."""
    cap = opened.guidance.depth_cap
    text = f"**{say(f'results.depth.{cap}.name')}.** {say(f'results.depth.{cap}.meaning')}"
    if opened.guidance.cap_reasons:
        why = said.reasons(opened.guidance.cap_reasons)
        text += " " + say("guidance.plan.cap", because=why)
    return text


def _item(item: PlanItem, amount: str, content: Content) -> None:
    words = content.move_words.get(item.move)
    with st.container(border=True, key=f"guidance-move-{item.move}"):
        picture, text = st.columns([1, 2], vertical_alignment="center")
        with text:
            st.markdown(f"**{said.move(item.move, content)}**  \n{amount}")
            st.markdown(item.why)
            if item.modifications:
                lines = [f"- {one}" for one in item.modifications]
                st.markdown("\n".join([say("guidance.plan.for_you"), "", *lines]))
        if words is None:
            return
        with picture, st.container(horizontal_alignment="center"):
            show_figure(item.move, width=_FIGURE_WIDTH)
        with st.expander(say("guidance.plan.how"), type="compact"):
            steps = [words.start, *words.steps, words.come_out]
            st.markdown("\n".join(f"{number}. {one}" for number, one in enumerate(steps, 1)))
            st.markdown(say("guidance.plan.feel", feel=words.feel))
            st.markdown(say("guidance.plan.not_feel", feel=words.not_feel))
