"""The structure of a panel, and the data from which it is built."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from msgspec import Struct

from psoas_coach.progress.date_range import STEPS, DateRange
from psoas_coach.progress.excluded_days import ExcludedDays
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.progress_data import ProgressData

Columns = Mapping[str, Sequence[dt.date | float | int | str]]
"""The columns of one data set of a chart, all of the same length."""


class Table(Struct, frozen=True):
    """The same facts as text, for people who cannot or do not want to read a chart."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Panel(Struct, frozen=True):
    """One panel of the progress page.

    Attributes:
        id: The key of its title and its chart.
        text: The chart's content in sentences, also for people who cannot see it.
        notes: How to read it.
        chart: The columns of each of the chart's data sets; empty if there is nothing to draw.
        table: None if there is nothing to tell.
    """

    id: str
    text: str
    notes: str = ""
    chart: Mapping[str, Columns] = {}
    table: Table | None = None


class View(Struct, frozen=True):
    """The data of a panel; ``marks`` are the days in the span that do not count."""

    data: ProgressData
    span: DateRange
    phrases: Phrases
    marks: tuple[ExcludedDays, ...] = ()

    @property
    def step(self) -> int:
        """What one point of a chart represents, as an index into ``STEPS``."""
        return STEPS.index(self.span.point_step)


def build_empty_panel(id_: str, view: View) -> Panel:
    """Return the panel of a topic without any entry, with an invitation to make one."""
    return Panel(id_, view.phrases.say(f"progress.{id_}.empty"))


def join_sentences(*sentences: str) -> str:
    """Return sentences as one text, leaving out the empty ones."""
    return " ".join(sentence for sentence in sentences if sentence)
