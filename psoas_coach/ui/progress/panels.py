"""The charts: which are shown, each with a sentence about it, and their numbers to download.

Every element has a cost in each rerun, so text that belongs together is drawn together. A chart can
be downloaded as a picture (SVG) or as a table (CSV), produced in the browser on a press. Streamlit
offers a chart as PNG only. What the browser has drawn is an SVG already, so it is downloaded as it
is, in the colours of the current theme, without a request to the server.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import streamlit as st

from psoas_coach.progress.date_range import CHOICES, Choice
from psoas_coach.progress.panels import TOPICS, Topic
from psoas_coach.progress.panels.panel import Table
from psoas_coach.ui import shell
from psoas_coach.ui.component import Component, encode
from psoas_coach.ui.progress.progress_state import ChartPanel
from psoas_coach.ui.words import say

_ASSETS = Path(__file__).parent / "assets"

_SAVE_CHARTS = Component("save_charts", html=_ASSETS / "keep.html", css=(_ASSETS / "keep.css",))


def read_choice() -> tuple[Topic, Choice]:
    """Ask for topic and period; the address of the page stores both."""
    about = st.pills(
        say("progress.about"),
        TOPICS,
        default=TOPICS[0],
        format_func=lambda option: say(f"progress.topics.{option}"),
        required=True,
        key="about",
        bind="query-params",
        label_visibility="collapsed",
    )
    if about not in TOPICS:  # An address may contain anything or nothing.
        about = TOPICS[0]
    if about == "moves":  # Over all time: a few weeks have too few sessions of each move.
        return about, "all"
    choice = st.segmented_control(
        say("progress.range"),
        CHOICES,
        default="months",
        format_func=lambda option: say(f"progress.ranges.{option}"),
        required=True,
        key="range",
        bind="query-params",
        label_visibility="collapsed",
    )
    return about, choice if choice in CHOICES else "months"


def draw_panels(panels: Sequence[ChartPanel]) -> None:
    """Draw the panels, two side by side if there is room."""
    with st.container(key="wide-panels"):
        for first in range(0, len(panels), 2):
            pair = panels[first : first + 2]
            for place, panel in zip(st.columns(2, gap="large"), pair, strict=False):
                with place:
                    _draw_panel(panel)


def _draw_panel(panel: ChartPanel) -> None:
    """Draw a panel: its title, the chart, and the sentence about it."""
    if panel.spec:
        st.markdown(f"## {panel.title}")
        st.vega_lite_chart(spec=dict(panel.spec), key=f"chart_{panel.id}", alt=panel.alt)
        st.markdown(panel.sentence)
    else:
        st.markdown(f"## {panel.title}\n\n{panel.sentence}")
    if panel.id == "hip_extension":
        st.page_link(shell.get_page("measure"), label=say("measure.link"))


def draw_notes(panels: Sequence[ChartPanel]) -> None:
    """Offer the explanations of all charts in one place."""
    with_notes = [panel for panel in panels if panel.notes]
    if with_notes:
        with st.expander(say("progress.reading")):
            st.markdown("\n\n".join(f"**{panel.title}.** {panel.notes}" for panel in with_notes))


def draw_numbers(about: Topic, panels: Sequence[ChartPanel]) -> None:
    """Offer the numbers as tables and downloads; they are drawn only when the person opens them."""
    label = say("progress.tables")
    with st.expander(label, key=f"tables_{about}", on_change="rerun") as expander:
        if expander.open:
            parts = (
                f"### {panel.title}\n\n{write_markdown(panel.table)}"
                for panel in panels
                if panel.table
            )
            st.markdown("\n\n".join(parts))
            _offer_downloads(panels)


def write_markdown(table: Table) -> str:
    """Return a table as Markdown, which browsers show as a real table with column headings."""
    lines = [table.heads, tuple("---" for _ in table.heads), *table.rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


class ChartDownload(msgspec.Struct, frozen=True):
    """A chart that can be downloaded.

    Attributes:
        alt: The alternative text of the chart, by which the script finds it.
        file: The name of the files, without a suffix.
        picture: The accessible name of the button for the picture.
        table: The accessible name of the button for the table.
    """

    alt: str
    title: str
    about: str
    file: str
    csv: str
    picture: str
    table: str


class _Payload(msgspec.Struct, frozen=True):
    heading: str
    picture: str
    table: str
    charts: tuple[ChartDownload, ...]


def _offer_downloads(panels: Sequence[ChartPanel]) -> None:
    """Offer the charts of some panels as downloads."""
    charts = tuple(_build_download(panel) for panel in panels if panel.spec)
    if charts:
        heading, picture, table = (
            say(f"charts.keep.{name}") for name in ("heading", "picture", "table")
        )
        payload = _Payload(heading, picture, table, charts)
        _SAVE_CHARTS.mount("keep_charts", encode(payload))


def _build_download(panel: ChartPanel) -> ChartDownload:
    return ChartDownload(
        alt=panel.alt,
        title=panel.title,
        about=panel.sentence,
        file=f"psoas-coach-{panel.id.replace('_', '-')}",
        csv=panel.csv,
        picture=say("charts.keep.picture_of", title=panel.title),
        table=say("charts.keep.table_of", title=panel.title),
    )
