"""The contents of the progress page, computed once for each snapshot of the journal.

The charts' package, which imports altair, is imported on the first visit to this page and not when
the app starts, so that the first page does not wait for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from psoas_coach.coach.look_back import find_look_back
from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content
from psoas_coach.progress.date_range import Choice
from psoas_coach.progress.headlines import Headline, find_headlines
from psoas_coach.progress.panels import Topic, build_panels
from psoas_coach.progress.panels.panel import Panel, Table
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.progress_data import ProgressData, load_progress_data
from psoas_coach.progress.six_week_review import State
from psoas_coach.sharing.chart_csv import write_chart_csv
from psoas_coach.ui import store
from psoas_coach.ui.words import say


class ChartPanel(Struct, frozen=True):
    """A panel ready to be drawn.

    Attributes:
        sentence: What the chart shows.
        alt: What kind of chart it is, for people who cannot see it. The text after it says what it
            shows: an ``alt`` that changes with the data would make Streamlit rebuild the chart.
        notes: How to read it.
        spec: The chart with its data as Arrow; None if there is nothing to draw.
        csv: The same data as a file for download; empty without a chart.
    """

    id: str
    title: str
    sentence: str
    alt: str
    notes: str
    spec: Mapping[str, Any] | None
    csv: str
    table: Table | None


class ProgressState(Struct, frozen=True):
    """What a journal says about progress.

    Attributes:
        data: The rows behind all panels.
        headlines: The headlines, in the order of their questions.
        look_back: What the six-week review does: nothing, ask how the person is overall, or show
            its sentence.
        first_day: The first day of practice, or None.
    """

    data: ProgressData
    headlines: tuple[Headline, ...]
    look_back: State
    first_day: dt.date | None


def load_progress(snapshot: Snapshot) -> ProgressState:
    """Return what the journal says about progress, computed once for each snapshot."""
    return snapshot.compute_once("progress", lambda: _load_progress(snapshot))


def _load_progress(snapshot: Snapshot) -> ProgressState:
    journal, today, content = snapshot.journal, snapshot.date, snapshot.content
    data = load_progress_data(
        journal, today, content.dose.most_minutes_a_week, content.measure.noise
    )
    return ProgressState(
        data,
        find_headlines(data, Phrases(content.words)),
        find_look_back(journal, data),
        next((day.local_date for day in data.days if day.sessions), None),
    )


def build_chart_panels(snapshot: Snapshot, about: Topic, choice: Choice) -> tuple[ChartPanel, ...]:
    """Return the panels of a topic with their charts, built once for each snapshot.

    Args:
        snapshot: What the person's journal says at this moment.
        about: The topic.
        choice: The period.
    """
    content, week_begins = snapshot.content, store.read_week_begins()

    def build() -> tuple[ChartPanel, ...]:
        data = load_progress(snapshot).data
        return tuple(
            _build_chart_panel(panel, content, week_begins)
            for panel in build_panels(data, about, choice, content, week_begins)
        )

    return snapshot.compute_once(("progress panels", about, choice, week_begins), build)


def _build_chart_panel(panel: Panel, content: Content, week_begins: int) -> ChartPanel:
    title = say(f"progress.{panel.id}.title")
    return ChartPanel(
        id=panel.id,
        title=title,
        sentence=panel.text,
        alt=say("progress.chart", title=title),
        notes=panel.notes,
        spec=_build_spec(panel, content, week_begins),
        csv=write_chart_csv(panel.chart) if panel.chart else "",
        table=panel.table,
    )


def _build_spec(panel: Panel, content: Content, week_begins: int) -> Mapping[str, Any] | None:
    if not panel.chart:
        return None
    from psoas_coach.progress.charts import build_spec, write_arrow  # noqa: PLC0415 -- 0.3 s; see above

    datasets = {name: write_arrow(columns) for name, columns in panel.chart.items()}
    return {**build_spec(panel.id, content, week_begins), "datasets": datasets}
