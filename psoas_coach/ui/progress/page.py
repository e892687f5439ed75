"""The progress page: the answers in one look, then one thing at a time as a chart and as numbers.

Every element costs each rerun a little, so text that stands together is drawn together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from psoas_coach.progress.date_range import CHOICES, Choice
from psoas_coach.progress.headlines import Headline, Sparkline
from psoas_coach.progress.panels import ABOUT, About
from psoas_coach.progress.panels.panel import Table
from psoas_coach.ui import html, shell, store
from psoas_coach.ui.overall_change import overall_change
from psoas_coach.ui.progress import saving
from psoas_coach.ui.progress.progress_state import (
    ChartPanel,
    ProgressState,
    build_chart_panels,
    load_progress,
)
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the page."""
    now = store.now()
    snapshot = store.snapshot(now)
    state = load_progress(snapshot)
    st.markdown("\n\n".join(_head(state)))
    if state.data.oldest is None:
        _first()
        return
    draw_headlines(state.headlines)
    if state.look_back == "ask" and state.first_day is not None:
        occasion = f"six_weeks {state.first_day.isoformat()} {now.local_date:%Y-%m}"
        overall_change(snapshot.journal, now, occasion, now.local_date.replace(day=1))
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        about, choice = _asked()
    panels = build_chart_panels(snapshot, about, choice)
    _panels(panels)
    _notes(panels)
    _numbers(about, panels)


def _head(state: ProgressState) -> Iterator[str]:
    """Yield the title, what kind of data these are, and what six weeks without a change mean."""
    yield f"# {say('progress.title')}"
    if state.data.demo:
        yield f":blue-background[:material/science: {say('progress.demo')}]"
    if state.look_back == "say":
        yield f"**{say('results.six_weeks.title')}.** {say('results.six_weeks.body')}"


def _first() -> None:
    """Invite whoever has no data yet."""
    with st.container(border=True):
        st.markdown(f"## {say('progress.first.title')}\n\n{say('progress.first.body')}")
        st.page_link(shell.page("today"), label=say("progress.first.to_today"))
        st.page_link(shell.page("self_check"), label=say("progress.first.to_self_check"))


def _asked() -> tuple[About, Choice]:
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
    """Draw each thing to know: its title, the chart, and what there is to see in it.

    What stands between two charts is one text.
    """
    text: list[str] = []
    for panel in panels:
        text.append(f"## {panel.title}")
        if panel.spec:
            st.markdown("\n\n".join(text))
            st.vega_lite_chart(spec=dict(panel.spec), key=f"chart_{panel.id}", alt=panel.alt)
            text.clear()
        text.append(panel.sentence)
        if panel.id == "hip_extension":
            st.markdown("\n\n".join(text))
            st.page_link(shell.page("measure"), label=say("measure.link"))
            text.clear()
    if text:
        st.markdown("\n\n".join(text))


def _notes(panels: Sequence[ChartPanel]) -> None:
    """Offer what one should know to read the charts right, in one place."""
    noted = [panel for panel in panels if panel.notes]
    if noted:
        with st.expander(say("progress.reading")):
            st.markdown("\n\n".join(f"**{panel.title}.** {panel.notes}" for panel in noted))


def _numbers(about: About, panels: Sequence[ChartPanel]) -> None:
    """Offer the numbers, to read and to keep; they are drawn only once somebody opens them."""
    label = say("progress.tables")
    with st.expander(label, key=f"tables_{about}", on_change="rerun") as opened:
        if opened.open:
            parts = (
                f"### {panel.title}\n\n{markdown(panel.table)}" for panel in panels if panel.table
            )
            st.markdown("\n\n".join(parts))
            saving.offer_downloads(panels)


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
