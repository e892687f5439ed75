"""The parts of a result that are markup, written once for each result and theme."""

from __future__ import annotations

from msgspec import Struct

from psoas_coach.coach.snapshot import Snapshot
from psoas_coach.content import Content
from psoas_coach.ui import html
from psoas_coach.ui.dates import day
from psoas_coach.ui.figures import Theme, theme
from psoas_coach.ui.guidance.left_out import left_out
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.guidance.plan import plan
from psoas_coach.ui.guidance.why import why
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say


class Written(Struct, frozen=True):
    """The moves, what opens under them, and the last lines of the page."""

    moves: Html
    reasons: Html
    closing: Html


def write(opened: Opened, content: Content, snapshot: Snapshot) -> Written:
    """Return the markup of a result.

    Args:
        opened: The result.
        content: What the moves and patterns are called.
        snapshot: What the journal says, which remembers the markup.
    """
    colours = theme()
    key = ("result", opened.record.id, colours)
    return snapshot.cached(key, lambda: _write(opened, content, colours))


def _write(opened: Opened, content: Content, colours: Theme) -> Written:
    given = say("guidance.given", date=day(opened.record.at.local_date))
    return Written(
        moves=plan(opened, content, colours),
        reasons=html.join((why(opened, content), left_out(opened, content))),
        closing=html.join(
            (
                html.paragraph(say("results.closing")),
                html.paragraph(f"{given} {say('guidance.no_clinician')}", classes="quiet"),
            )
        ),
    )
