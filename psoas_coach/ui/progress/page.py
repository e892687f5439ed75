"""The progress page: one thing at a time, in words, as a chart, and as a table."""

from __future__ import annotations

import streamlit as st

from psoas_coach.content import load
from psoas_coach.progress.gathered import Gathered
from psoas_coach.progress.panels import ABOUT, About, Table
from psoas_coach.progress.review import review
from psoas_coach.progress.span import CHOICES, Choice
from psoas_coach.ui import shell, store
from psoas_coach.ui.progress.known import Shown, known, shown
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the page."""
    content = load()
    everything = known(store.journal(), store.owner(), store.now().local_date, content)
    found = everything.gathered
    st.title(say("progress.title"))
    if found.demo:
        st.info(say("progress.demo"), icon=":material/science:")
    if found.oldest is None:
        _first()
        return
    about, choice = _asked()
    _look_back(found)
    for panel in shown(everything, about, choice, content):
        _panel(panel)
    if about in {"pain", "moves"}:
        st.info(say("results.promises.honest"), icon=":material/info:")


def _first() -> None:
    """Invite whoever has no data yet."""
    with st.container(border=True):
        st.header(say("progress.first.title"))
        st.markdown(say("progress.first.body"))
        st.page_link(shell.page("today"), label=say("progress.first.to_today"))
        st.page_link(shell.page("self_check"), label=say("progress.first.to_self_check"))


def _asked() -> tuple[About, Choice]:
    """Ask what to show and how far back; the address of the page remembers it."""
    about = st.segmented_control(
        say("progress.about"),
        ABOUT,
        default=ABOUT[0],
        format_func=lambda one: say(f"progress.topics.{one}"),
        required=True,
        key="about",
        bind="query-params",
    )
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
    )
    return about, choice


def _look_back(found: Gathered) -> None:
    """Say kindly when six weeks have changed nothing."""
    looked = review(found)
    if looked and looked.nothing_changed:
        with st.container(border=True):
            st.header(say("results.six_weeks.title"))
            st.markdown(say("results.six_weeks.body"))


def _panel(panel: Shown) -> None:
    title = say(f"progress.{panel.id}.title")
    st.header(title)
    st.markdown(panel.said)
    if panel.spec:
        alt = say("progress.chart", title=title, said=panel.said)
        st.vega_lite_chart(spec=dict(panel.spec), key=f"chart_{panel.id}", alt=alt)
    if panel.notes:
        st.caption(panel.notes)
    if panel.table:
        _table(panel.id, title, panel.table)


def _table(id_: str, title: str, table: Table) -> None:
    """Offer the numbers; they are drawn only once somebody opens them."""
    label = say("progress.table_of", title=title)
    with st.expander(label, key=f"table_{id_}", on_change="rerun") as opened:
        if opened.open:
            st.markdown(markdown(table))


def markdown(table: Table) -> str:
    """Return a table that a browser shows as a real one, with a heading for every column."""
    lines = [table.heads, tuple("---" for _ in table.heads), *table.rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)
