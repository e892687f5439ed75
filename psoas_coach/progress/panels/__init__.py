"""The panels of the progress page, each with a sentence, a table and the columns of a chart.

Panels are built from values only, so a sentence can be tested without a page or a chart. Panels
that belong together are shown together: one topic per view, so that a phone shows all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.physio_plan import OWN_PREFIX
from psoas_coach.progress.date_range import Choice, find_span
from psoas_coach.progress.excluded_days import list_marks
from psoas_coach.progress.panels.checks import build_domains_panel, build_score_panel
from psoas_coach.progress.panels.effects import build_effects_panel
from psoas_coach.progress.panels.habit import build_habit_panel
from psoas_coach.progress.panels.hips import build_hips_panel
from psoas_coach.progress.panels.pain import (
    build_imported_pain_panel,
    build_now_pain_panel,
    build_session_pain_panel,
    build_week_pain_panel,
)
from psoas_coach.progress.panels.panel import Panel, View, join_sentences
from psoas_coach.progress.panels.practice import (
    build_calendar_panel,
    build_imported_practice_panel,
    build_minutes_panel,
)
from psoas_coach.progress.panels.sitting import (
    build_after_hours_panel,
    build_after_longest_panel,
    build_breaks_panel,
    build_longest_sit_panel,
    build_sitting_hours_panel,
)
from psoas_coach.progress.panels.time_axis import describe_shaded
from psoas_coach.progress.phrases import Phrases
from psoas_coach.progress.progress_data import ProgressData

Topic = Literal["pain", "practice", "sitting", "hips", "checks", "moves"]
TOPICS: tuple[Topic, ...] = ("pain", "practice", "sitting", "hips", "checks", "moves")

_PANELS: Mapping[Topic, tuple[Callable[[View], Panel | None], ...]] = {
    "pain": (build_session_pain_panel, build_now_pain_panel, build_imported_pain_panel),
    "practice": (
        build_minutes_panel,
        build_calendar_panel,
        build_habit_panel,
        build_imported_practice_panel,
    ),
    "sitting": (
        build_sitting_hours_panel,
        build_after_hours_panel,
        build_longest_sit_panel,
        build_after_longest_panel,
        build_breaks_panel,
    ),
    "hips": (build_hips_panel,),
    "checks": (build_week_pain_panel, build_score_panel, build_domains_panel),
}


def build_panels(
    data: ProgressData, about: Topic, choice: Choice, content: Content, week_begins: int = 0
) -> tuple[Panel, ...]:
    """Return the panels of a topic.

    Args:
        data: The journal's data.
        about: One of ``ABOUT``.
        choice: The period.
        content: Words and names of moves.
        week_begins: First day of the person's week, 0 for Monday.
    """
    days = find_span(choice, data.today, data.oldest, week_begins)
    phrases = Phrases(content.words)
    view = View(data, days, phrases, list_marks(data.days, days))
    if about == "moves":
        own, named = content.words["physio_plan.own"], content.words["physio_plan.own_named"]
        names = {
            effect.move: named.format(name=effect.name) if effect.name else own
            for effect in data.effects
            if effect.move.startswith(OWN_PREFIX)
        }
        names |= {id_: words.name for id_, words in content.move_words.items()}
        return (build_effects_panel(view, names),)
    built = [panel for make in _PANELS[about] if (panel := make(view))]
    return _with_shade(tuple(_add_step(panel, view) for panel in _drop_score_line(built)), view)


def _drop_score_line(built: Sequence[Panel]) -> Iterator[Panel]:
    """Leave out the line of the score if bars show its domains, which add up to it."""
    bars = any(panel.id == "domains" and panel.chart for panel in built)
    for panel in built:
        yield msgspec.structs.replace(panel, chart={}) if bars and panel.id == "score" else panel


def _add_step(panel: Panel, view: View) -> Panel:
    """State what each point represents, unless the points state it themselves."""
    points = panel.chart.get("points")
    if points is None or "step" in points:
        return panel
    dated = {**points, "step": [view.step for _ in points["date"]]}
    return msgspec.structs.replace(panel, chart={**panel.chart, "points": dated})


def _with_shade(built: tuple[Panel, ...], view: View) -> tuple[Panel, ...]:
    """Say once, next to the first chart, which days are shaded in all of them."""
    place = next((place for place, panel in enumerate(built) if panel.chart), None)
    if place is None:
        return built
    first = built[place]
    first_panel = msgspec.structs.replace(
        first, notes=join_sentences(describe_shaded(view), first.notes)
    )
    return (*built[:place], first_panel, *built[place + 1 :])
