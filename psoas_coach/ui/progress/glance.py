"""The top of the page: the answers at a glance, or in the first days what will appear here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from psoas_coach.content.language import cache_per_language
from psoas_coach.progress.headlines import Headline, Sparkline
from psoas_coach.progress.progress_data import ProgressData
from psoas_coach.ui import html, shell
from psoas_coach.ui.figures import Theme, get_theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.progress.progress_state import ProgressState
from psoas_coach.ui.stage import build_stage
from psoas_coach.ui.words import say


def list_remarks(state: ProgressState) -> Iterator[str]:
    """Yield notes about demo data and about six weeks without a change."""
    if state.data.demo:
        yield f":gray[:material/science: {say('progress.demo')}]"
    if state.look_back == "say":
        yield f"**{say('results.six_weeks.title')}.** {say('results.six_weeks.body')}"


def build_headlines(headlines: Sequence[Headline]) -> Html:
    """Return a card for each headline: stacked on a phone, side by side on a desktop."""
    return html.element("div", *map(_build_card, headlines), classes="headlines")


def _build_card(headline: Headline) -> html.Html:
    question = html.element("strong", say(f"look.asked.{headline.question}"), classes="asked")
    answer = headline.answer
    number = html.element("p", answer.number, classes="number") if answer.number else Html()
    head = html.element("div", question, number, classes="head")
    text = answer.below if answer.number else answer.text
    parts = [html.element("div", head, html.paragraph(text) if text else Html(), classes="answer")]
    if headline.sparkline is not None:
        parts.append(_build_bars(headline.sparkline))
    return html.element("div", *parts, classes="headline")


def _build_bars(sparkline: Sparkline) -> html.Html:
    """Return the bars; screen readers skip them, because the answer says what they show."""
    bars = (
        html.element("i", style=False if value is None else _position_bar(value, sparkline))
        for value in sparkline.values
    )
    return html.element("div", *bars, classes="sparkline", aria_hidden="true")


def _position_bar(value: float, sparkline: Sparkline) -> str:
    """Return the position and the height of a bar, in percent of the scale."""
    scale = sparkline.high - sparkline.low
    bottom = 100 * (min(value, 0) - sparkline.low) / scale
    height = 100 * abs(value) / scale
    return f"--bottom:{bottom:.0f}%;--height:{height:.0f}%"


FIGURE = "walk"
"""A move whose figure shows motion."""
AHEAD = ("dots", "line", "change")
"""What will appear, in order of appearance."""


def is_beginning(data: ProgressData) -> bool:
    """Whether there is nothing to draw yet: only entries of today, or only one self-check."""
    earlier = any(day.local_date < data.today for day in data.days)
    return not earlier and len(data.scores) <= 1 and not data.hips and not data.imported


def show_beginning(data: ProgressData) -> None:
    """Show the page of a beginner; if there are no entries yet, with links to begin."""
    practised = any(day.sessions for day in data.days)
    with st.container(key="wide-beginning"):
        left, right = st.columns([11, 10], gap="large")
        with left, st.container(key="card-session"):
            html.draw(_build_picture("today" if practised else "first", get_theme()))
            st.markdown(say("progress.first.tomorrow" if practised else "progress.first.body"))
            if not practised:
                st.page_link(shell.get_page("today"), label=say("progress.first.to_today"))
            if not data.scores:
                st.page_link(
                    shell.get_page("self_check"), label=say("progress.first.to_self_check")
                )
        with right:
            html.draw(_build_ahead())


@cache_per_language(maxsize=4)
def _build_picture(which: str, colours: Theme) -> Html:
    title = say("progress.first.title" if which == "first" else "progress.first.title_today")
    return build_stage(FIGURE, title, "", colours)


def _build_ahead() -> Html:
    rows = (
        html.element(
            "li",
            html.element("strong", say(f"progress.first.ahead.{page}")),
            html.element("span", say(f"progress.first.ahead.{page}_what")),
        )
        for page in AHEAD
    )
    heading = html.heading(say("progress.first.ahead.title"))
    return html.join((heading, html.element("ol", *rows, classes="pc-steps")))
