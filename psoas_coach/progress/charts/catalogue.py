"""The spec of each panel's chart, built on first use and kept for the life of the process."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from psoas_coach.content import Content
from psoas_coach.progress.charts import calendar, time_series
from psoas_coach.progress.charts.base import Drawing, config
from psoas_coach.progress.charts.time_series import Look
from psoas_coach.progress.minutes import LEAST
from psoas_coach.progress.phrases import Phrases

PAIN = (0.0, 10.0)
HUNDRED = (0.0, 100.0)


@functools.lru_cache(maxsize=64)
def spec(id_: str, content: Content, week_begins: int = 0) -> Mapping[str, Any]:
    """Return the Vega-Lite spec of a panel's chart, without data.

    Args:
        id_: The panel's id.
        content: Its words; also the key of what is kept.
        week_begins: First day of the week, 0 for Monday, for a chart that has weeks.

    Raises:
        KeyError: No panel of that id has a chart.
    """
    speaker = Phrases(content.words)
    chart = _charts(id_, speaker, content, week_begins)[id_]()
    found: dict[str, Any] = chart.to_dict()
    found.pop("$schema")  # the browser has one version of Vega-Lite and asks for no other
    return {**found, "config": config(speaker)}


def _charts(
    id_: str, speaker: Phrases, content: Content, week_begins: int
) -> dict[str, Callable[[], Drawing]]:
    """Return how each chart is built."""

    def over_time(look: Look) -> Callable[[], Drawing]:
        return lambda: time_series.lines(id_, speaker, look)

    return {
        "session_pain": over_time(Look(PAIN, series=2, band=True)),
        "now_pain": over_time(Look(PAIN, band=True)),
        "week_pain": over_time(Look(PAIN, series=2, faint=False)),
        "sitting_hours": over_time(Look(band=True)),
        "longest_sit": over_time(Look(band=True)),
        "minutes": lambda: time_series.minutes(speaker, LEAST, content.dose.most_minutes_a_week),
        "calendar": lambda: calendar.calendar(speaker, week_begins),
        "calendar_years": lambda: calendar.calendar_years(speaker),
        "habit": over_time(Look(HUNDRED, points=False)),
        "hip_extension": lambda: time_series.hips(speaker),
        "score": over_time(Look(HUNDRED, faint=False, rules=True)),
        "domains": lambda: time_series.domains(speaker),
        "helped": lambda: calendar.moves(speaker),
    }
