"""The progress page: the answers in one look, then one thing at a time as a chart and as numbers.

Every element costs each rerun a little, so text that stands together is drawn together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from psoas_coach.content.language import cache_per_language
from psoas_coach.progress.date_range import CHOICES, Choice
from psoas_coach.progress.headlines import Headline, Sparkline
from psoas_coach.progress.panels import ABOUT, About
from psoas_coach.progress.panels.panel import Table
from psoas_coach.progress.progress_data import ProgressData
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.goal import heading_with_goal
from psoas_coach.ui.html import Html
from psoas_coach.ui.overall_change import ask_overall_change
from psoas_coach.ui.progress import downloads
from psoas_coach.ui.progress.progress_state import (
    ChartPanel,
    ProgressState,
    build_chart_panels,
    load_progress,
)
from psoas_coach.ui.stage import build_stage
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the page."""
    now = store.now()
    snapshot = store.snapshot(now)
    state = load_progress(snapshot)
    with st.container(key="wide-head"):
        html.draw(heading_with_goal(say("progress.title"), snapshot.latest_self_check))
    if head := "\n\n".join(_head(state)):
        st.markdown(head)
    if is_beginning(state.data):
        show_beginning(state.data)
        return
    with st.container(key="wide-headlines"):
        draw_headlines(state.headlines)
    if state.look_back == "ask" and state.first_day is not None:
        occasion = f"six_weeks {state.first_day.isoformat()} {now.local_date:%Y-%m}"
        ask_overall_change(snapshot.journal, now, occasion, now.local_date.replace(day=1))
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        about, choice = _read_choice()
    panels = build_chart_panels(snapshot, about, choice)
    _panels(panels)
    _notes(panels)
    _numbers(about, panels)
    _offer_fair_test()
    st.page_link(shell.page("hand_over"), label=say("visit.link"))


def _offer_fair_test() -> None:
    """Draw the way to a fair test, which tells what no chart on this page can."""
    with st.container(border=True, key="progress-fair-test"):
        st.markdown(f"**{say('fair_test.link_title')}** {say('fair_test.link_body')}")
        st.page_link(
            shell.page("fair_test"), label=say("fair_test.link"), icon=":material/balance:"
        )


def _head(state: ProgressState) -> Iterator[str]:
    """Yield what kind of data these are, and what six weeks without a change mean."""
    if state.data.demo:
        yield f":gray[:material/science: {say('progress.demo')}]"
    if state.look_back == "say":
        yield f"**{say('results.six_weeks.title')}.** {say('results.six_weeks.body')}"


def _read_choice() -> tuple[About, Choice]:
    """Ask what to show and how far back; the address of the page remembers it."""
    about = st.pills(
        say("progress.about"),
        ABOUT,
        default=ABOUT[0],
        format_func=lambda one: say(f"progress.topics.{one}"),
        required=True,
        key="about",
        bind="query-params",
        label_visibility="collapsed",
    )
    if about not in ABOUT:  # an address can say anything, also nothing
        about = ABOUT[0]
    if about == "moves":  # told over all time: a few weeks hold too few sessions with each move
        return about, "all"
    choice = st.segmented_control(
        say("progress.range"),
        CHOICES,
        default="months",
        format_func=lambda one: say(f"progress.ranges.{one}"),
        required=True,
        key="range",
        bind="query-params",
        label_visibility="collapsed",
    )
    return about, choice if choice in CHOICES else "months"


def _panels(panels: Sequence[ChartPanel]) -> None:
    """Draw each thing to know, two beside each other where there is room."""
    with st.container(key="wide-panels"):
        for first in range(0, len(panels), 2):
            pair = panels[first : first + 2]
            for place, panel in zip(st.columns(2, gap="large"), pair, strict=False):
                with place:
                    _panel(panel)


def _panel(panel: ChartPanel) -> None:
    """Draw one thing to know: its title, the chart, and what there is to see in it."""
    if panel.spec:
        st.markdown(f"## {panel.title}")
        st.vega_lite_chart(spec=dict(panel.spec), key=f"chart_{panel.id}", alt=panel.alt)
        st.markdown(panel.sentence)
    else:
        st.markdown(f"## {panel.title}\n\n{panel.sentence}")
    if panel.id == "hip_extension":
        st.page_link(shell.page("measure"), label=say("measure.link"))


def _notes(panels: Sequence[ChartPanel]) -> None:
    """Offer what one should know to read the charts right, in one place."""
    with_notes = [panel for panel in panels if panel.notes]
    if with_notes:
        with st.expander(say("progress.reading")):
            st.markdown("\n\n".join(f"**{panel.title}.** {panel.notes}" for panel in with_notes))


def _numbers(about: About, panels: Sequence[ChartPanel]) -> None:
    """Offer the numbers, to read and to keep; they are drawn only once somebody opens them."""
    label = say("progress.tables")
    with st.expander(label, key=f"tables_{about}", on_change="rerun") as expander:
        if expander.open:
            parts = (
                f"### {panel.title}\n\n{markdown(panel.table)}" for panel in panels if panel.table
            )
            st.markdown("\n\n".join(parts))
            downloads.offer_downloads(panels)


def markdown(table: Table) -> str:
    """Return a table that a browser shows as a real one, with a heading for every column."""
    lines = [table.heads, tuple("---" for _ in table.heads), *table.rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def draw_headlines(headlines: Sequence[Headline]) -> None:
    """Draw a card for each headline: one above the other on a phone, side by side on a desk."""
    html.draw(html.element("div", *map(_card, headlines), classes="headlines"))


def _card(headline: Headline) -> html.Html:
    question = html.strong(say(f"look.asked.{headline.question}"))
    parts = [html.element("div", html.lines((question, headline.answer)), classes="answer")]
    if headline.sparkline is not None:
        parts.append(_bars(headline.sparkline))
    return html.element("div", *parts, classes="headline")


def _bars(sparkline: Sparkline) -> html.Html:
    """Return the bars; readers pass them over, because the answer says what they show."""
    bars = (
        html.element("i", style=False if value is None else _place(value, sparkline))
        for value in sparkline.values
    )
    return html.element("div", *bars, classes="sparkline", aria_hidden="true")


def _place(value: float, sparkline: Sparkline) -> str:
    """Return where a bar begins and how high it is, in percent of the scale."""
    scale = sparkline.high - sparkline.low
    bottom = 100 * (min(value, 0) - sparkline.low) / scale
    height = 100 * abs(value) / scale
    return f"--bottom:{bottom:.0f}%;--height:{height:.0f}%"


FIGURE = "walk"
"""A move that goes somewhere."""
AHEAD = ("dots", "line", "change")
"""What will appear, in the order in which it does."""


def is_beginning(data: ProgressData) -> bool:
    """Whether there is nothing to draw yet: all that was noted is of today, or one self-check."""
    earlier = any(day.local_date < data.today for day in data.days)
    return not earlier and len(data.scores) <= 1 and not data.hips and not data.imported


def show_beginning(data: ProgressData) -> None:
    """Show it; where nothing was told yet, with the ways to begin."""
    practised = any(day.sessions for day in data.days)
    with st.container(key="wide-beginning"):
        left, right = st.columns([11, 10], gap="large")
        with left, st.container(key="card-session"):
            html.draw(_picture("today" if practised else "first", theme()))
            st.markdown(say("progress.first.tomorrow" if practised else "progress.first.body"))
            if not practised:
                st.page_link(shell.page("today"), label=say("progress.first.to_today"))
            if not data.scores:
                st.page_link(shell.page("self_check"), label=say("progress.first.to_self_check"))
        with right:
            html.draw(_ahead())


@cache_per_language(maxsize=4)
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
