"""What the page shows: each panel is a sentence, a table and the columns of a chart.

Panels are made from values only, so a sentence can be tested without a page or a chart. Those that
belong together are shown together: one idea a page view, so that a phone shows it whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.progress.date_range import Choice, span
from psoas_coach.progress.excluded_days import marks
from psoas_coach.progress.panels.checks import domains, score
from psoas_coach.progress.panels.effects import helped
from psoas_coach.progress.panels.habit import habit
from psoas_coach.progress.panels.hips import hip_extension
from psoas_coach.progress.panels.pain import now_pain, session_pain, week_pain
from psoas_coach.progress.panels.panel import Panel, View, joined
from psoas_coach.progress.panels.practice import calendar, minutes
from psoas_coach.progress.panels.sitting import (
    after_hours,
    after_longest,
    longest_sit,
    sitting_hours,
)
from psoas_coach.progress.panels.time_axis import shaded
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.progress_data import ProgressData

About = Literal["pain", "practice", "sitting", "hips", "checks", "moves"]
ABOUT: tuple[About, ...] = ("pain", "practice", "sitting", "hips", "checks", "moves")

_PANELS: Mapping[About, tuple[Callable[[View], Panel | None], ...]] = {
    "pain": (session_pain, now_pain),
    "practice": (minutes, calendar, habit),
    "sitting": (sitting_hours, after_hours, longest_sit, after_longest),
    "hips": (hip_extension,),
    "checks": (week_pain, score, domains),
}


def panels(
    data: ProgressData, about: About, choice: Choice, content: Content, week_begins: int = 0
) -> tuple[Panel, ...]:
    """Return the panels about one thing.

    Args:
        data: What the journal says.
        about: One of ``ABOUT``.
        choice: How far back to look.
        content: Words and names of moves.
        week_begins: First day of the person's week, 0 for Monday.
    """
    days = span(choice, data.today, data.oldest, week_begins)
    phrases = Phrases(content.words)
    view = View(data, days, phrases, marks(data.days, days))
    if about == "moves":
        names = {id_: words.name for id_, words in content.move_words.items()}
        return (helped(view, names),)
    made = [panel for make in _PANELS[about] if (panel := make(view))]
    return _with_shade(tuple(_dated(panel, view) for panel in _once(made)), view)


def _once(found: Sequence[Panel]) -> Iterator[Panel]:
    """Leave out the line of the score where bars show it: its domains add up to it."""
    bars = any(panel.id == "domains" and panel.chart for panel in found)
    for panel in found:
        yield msgspec.structs.replace(panel, chart={}) if bars and panel.id == "score" else panel


def _dated(panel: Panel, view: View) -> Panel:
    """Say of points that do not say so themselves what each stands for."""
    points = panel.chart.get("points")
    if points is None or "step" in points:
        return panel
    dated = {**points, "step": [view.step for _ in points["date"]]}
    return msgspec.structs.replace(panel, chart={**panel.chart, "points": dated})


def _with_shade(found: tuple[Panel, ...], view: View) -> tuple[Panel, ...]:
    """Say once, beside the first chart, which days are shaded in all of them."""
    place = next((place for place, panel in enumerate(found) if panel.chart), None)
    if place is None:
        return found
    first = found[place]
    noted = msgspec.structs.replace(first, notes=joined(shaded(view), first.notes))
    return (*found[:place], noted, *found[place + 1 :])
