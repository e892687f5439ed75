"""All that a result says under its title, as markup written once for each result and theme."""

from __future__ import annotations

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content
from psoas_coach.ui import html
from psoas_coach.ui.dates import day
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.guidance.how import how
from psoas_coach.ui.guidance.left_out import left_out
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.guidance.patterns import patterns
from psoas_coach.ui.guidance.plan import plan
from psoas_coach.ui.guidance.score import score
from psoas_coach.ui.guidance.since import since
from psoas_coach.ui.html import Html
from psoas_coach.ui.plan_changes import changed_markup
from psoas_coach.ui.words import say


def written(opened: Opened, content: Content, snapshot: Snapshot) -> tuple[Html, Html]:
    """Return what stands above and below the button at the end of the plan.

    Args:
        opened: The result.
        content: What the moves and patterns are called.
        snapshot: What the journal says, which remembers it.
    """
    colours = theme()
    key = ("result", opened.record.id, colours)
    return snapshot.cached(key, lambda: _write(opened, content, colours))


def _write(opened: Opened, content: Content, colours: Theme) -> tuple[Html, Html]:
    above = [
        score(opened, content),
        plan(opened, content, colours),
        changed_markup(opened.changed, content),
    ]
    below = [
        left_out(opened, content),
        since(opened, content),
        patterns(opened, content),
        how(opened, content),
        html.paragraph(say("results.closing")),
        html.paragraph(say("guidance.given", date=day(opened.record.at.local_date))),
    ]
    return html.join(above), html.join(below)
