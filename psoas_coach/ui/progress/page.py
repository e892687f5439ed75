"""The progress page: one thing at a time, in words, as a chart, and as a table.

Every element costs each rerun a little, so text that stands together is drawn together.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from psoas_coach.content import load
from psoas_coach.progress.panels import ABOUT, About, Table
from psoas_coach.progress.span import CHOICES, Choice
from psoas_coach.ui import shell, store
from psoas_coach.ui.progress.known import Known, Shown, known, shown
from psoas_coach.ui.words import say


def draw() -> None:
    """Draw the page."""
    content = load()
    everything = known(store.journal(), store.now().local_date, content)
    head = [f"# {say('progress.title')}"]
    if everything.gathered.demo:
        head.append(f":blue-background[:material/science: {say('progress.demo')}]")
    st.markdown("\n\n".join(head))
    if everything.gathered.oldest is None:
        _first()
        return
    about, choice = _asked()
    _look_back(everything)
    panels = shown(everything, about, choice, content)
    for panel in panels:
        _panel(panel)
    _tables(about, panels)


def _first() -> None:
    """Invite whoever has no data yet."""
    with st.container(border=True):
        st.markdown(f"## {say('progress.first.title')}\n\n{say('progress.first.body')}")
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


def _look_back(everything: Known) -> None:
    """Say kindly when six weeks have changed nothing."""
    if everything.nothing_changed:
        with st.container(border=True):
            title, body = say("results.six_weeks.title"), say("results.six_weeks.body")
            st.markdown(f"## {title}\n\n{body}")


def _panel(panel: Shown) -> None:
    """Draw one thing to know: what there is to see, how to read it, and the chart."""
    title = say(f"progress.{panel.id}.title")
    notes = f"\n\n:gray[{panel.notes}]" if panel.notes else ""
    st.markdown(f"## {title}\n\n{panel.said}{notes}")
    if panel.spec:
        alt = say("progress.chart", title=title, said=panel.said)
        st.vega_lite_chart(spec=dict(panel.spec), key=f"chart_{panel.id}", alt=alt)
    if panel.id == "hip_extension":
        st.page_link(shell.page("measure"), label=say("measure.link"))


def _tables(about: About, panels: Sequence[Shown]) -> None:
    """Offer the numbers; they are drawn only once somebody opens them."""
    label = say("progress.tables")
    with st.expander(label, key=f"tables_{about}", on_change="rerun") as opened:
        if opened.open:
            parts = (
                f"### {say(f'progress.{panel.id}.title')}\n\n{markdown(panel.table)}"
                for panel in panels
                if panel.table
            )
            st.markdown("\n\n".join(parts))


def markdown(table: Table) -> str:
    """Return a table that a browser shows as a real one, with a heading for every column."""
    lines = [table.heads, tuple("---" for _ in table.heads), *table.rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)
