"""The first day of the progress page: a picture, one sentence, and what will appear, and when."""

from __future__ import annotations

import functools

import streamlit as st

from psoas_coach.progress.progress_data import ProgressData
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.stage import build_stage
from psoas_coach.ui.words import say

FIGURE = "walk"
"""A move that goes somewhere."""
AHEAD = ("dots", "line", "change")
"""What will appear, in the order in which it does."""


def is_beginning(found: ProgressData) -> bool:
    """Whether there is nothing to draw yet: all that was noted is of today, or one self-check."""
    earlier = any(day.local_date < found.today for day in found.days)
    return not earlier and len(found.scores) <= 1 and not found.hips


def show_beginning(found: ProgressData) -> None:
    """Show it; where nothing was told yet, with the ways to begin."""
    practised = any(day.sessions for day in found.days)
    with st.container(key="wide-beginning"):
        left, right = st.columns([11, 10], gap="large")
        with left, st.container(key="card-session"):
            html.draw(_picture("today" if practised else "first", theme()))
            st.markdown(say("progress.first.tomorrow" if practised else "progress.first.body"))
            if not practised:
                st.page_link(shell.page("today"), label=say("progress.first.to_today"))
            if not found.scores:
                st.page_link(shell.page("self_check"), label=say("progress.first.to_self_check"))
        with right:
            html.draw(_ahead())


@functools.lru_cache(maxsize=4)
def _picture(which: str, colours: Theme) -> Html:
    title = say("progress.first.title" if which == "first" else "progress.first.title_today")
    return build_stage(FIGURE, title, "", colours)


def _ahead() -> Html:
    rows = (
        html.element(
            "li",
            html.element("strong", say(f"progress.first.ahead.{one}")),
            html.element("span", say(f"progress.first.ahead.{one}_what")),
        )
        for one in AHEAD
    )
    heading = html.heading(say("progress.first.ahead.title"))
    return html.join((heading, html.element("ol", *rows, classes="pc-steps")))
