"""What the page shows, worked out once for each owner and state of the journal.

The charts' package, with altair behind it, is imported on the first visit to the page
and not with the app: nobody waits for it on the front page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Overall
from psoas_coach.progress.date_range import Choice
from psoas_coach.progress.headlines import Headline, find_headlines
from psoas_coach.progress.panels import About, Panel, Table, panels
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.progress_data import ProgressData, gather
from psoas_coach.progress.shelf import Shelf
from psoas_coach.progress.six_week_review import RECENT_DAYS, State, review
from psoas_coach.sharing.chart_csv import write_chart_csv
from psoas_coach.ui import store
from psoas_coach.ui.overall_change import KIND
from psoas_coach.ui.words import say


class Shown(Struct, frozen=True):
    """A panel ready to be drawn.

    Attributes:
        said: What there is to see.
        alt: What the chart is, for whoever cannot see it. What it shows is the text after it: an
            ``alt`` that changes with the data would make Streamlit build the chart anew each time.
        notes: How to read it.
        spec: The chart with its data as Arrow; None where there is nothing to draw.
        csv: The same data, to be kept as a file by whoever asks for it; empty without a chart.
    """

    id: str
    title: str
    said: str
    alt: str
    notes: str
    spec: Mapping[str, Any] | None
    csv: str
    table: Table | None


class Known(Struct, frozen=True):
    """What a journal says.

    Attributes:
        key: Whose and in what state it is, and the person's date.
        headlines: The answers in one look, in the order of their questions.
        look_back: What the six weeks' look back does: nothing, ask how the person is overall, or
            say its sentence.
        began: The first day of practice; None before one.
    """

    key: tuple[tuple[str, int, int], dt.date]
    gathered: ProgressData
    headlines: tuple[Headline, ...]
    look_back: State
    began: dt.date | None


_KNOWN: Shelf[Known] = Shelf(16)
"""Ten years of rows take about a megabyte for each."""
_SHOWN: Shelf[tuple[Shown, ...]] = Shelf(128)
"""Some 30 kilobytes for each."""


def known(journal: Journal, today: dt.date, content: Content) -> Known:
    """Return what the journal says, and the key under which it may be kept."""
    key = (store.state(journal), today)

    def make() -> Known:
        found = gather(journal, today, content.dose.most_minutes_a_week, content.measure.noise)
        looked = review(found, _overall(journal, today))
        began = next((day.local_date for day in found.days if day.sessions), None)
        state = "quiet" if looked is None else looked.state
        headlines = find_headlines(found, Phrases(content.words))
        return Known(key, found, headlines, state, began)

    return _KNOWN.get(key, make)


def _overall(journal: Journal, today: dt.date) -> Overall | None:
    """Return how the person said they are overall, where that is not long ago."""
    since = today - dt.timedelta(days=RECENT_DAYS)
    answers = [one.body["overall"] for one in journal.day_notes.list(since) if one.kind == KIND]
    return msgspec.convert(answers[0], Overall) if answers else None


def shown(found: Known, about: About, choice: Choice, content: Content) -> tuple[Shown, ...]:
    """Return the panels about one thing, with their charts."""
    week_begins = store.week_begins()

    def make() -> tuple[Shown, ...]:
        found_panels = panels(found.gathered, about, choice, content, week_begins)
        return tuple(_shown(panel, content, week_begins) for panel in found_panels)

    return _SHOWN.get((found.key, about, choice, week_begins), make)


def _shown(panel: Panel, content: Content, week_begins: int) -> Shown:
    title = say(f"progress.{panel.id}.title")
    return Shown(
        id=panel.id,
        title=title,
        said=panel.said,
        alt=say("progress.chart", title=title),
        notes=panel.notes,
        spec=_spec(panel, content, week_begins),
        csv=write_chart_csv(panel.chart) if panel.chart else "",
        table=panel.table,
    )


def _spec(panel: Panel, content: Content, week_begins: int) -> Mapping[str, Any] | None:
    if not panel.chart:
        return None
    from psoas_coach.progress.charts import spec  # noqa: PLC0415 -- 0.3 s; see above
    from psoas_coach.progress.frames import arrow  # noqa: PLC0415 -- 0.3 s; see above

    datasets = {name: arrow(columns) for name, columns in panel.chart.items()}
    return {**spec(panel.id, content, week_begins), "datasets": datasets}
