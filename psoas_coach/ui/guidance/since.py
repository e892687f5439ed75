"""What changed since the self-check before: where it led, then each answer that differs."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.progress.check_diff import DiffLine
from psoas_coach.progress.check_diff import since as changed
from psoas_coach.ui import html
from psoas_coach.ui.dates import day
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say


def since(opened: Opened, content: Content) -> Html:
    """Return the part of the page; empty for a first self-check."""
    if opened.before is None:
        return Html()
    found = changed(opened.before, opened.record, content)
    title = say("rechecks.since.title", date=day(opened.before.at.local_date))
    told = say("rechecks.since.answers" if found.answers else "rechecks.since.nothing")
    lines = [_line(one) for one in (*found.standing, *found.answers)]
    listed = html.unordered_list(lines) if lines else Html()
    return html.join((html.heading(title, 3), listed, html.paragraph(told)))


def _line(line: DiffLine) -> str:
    if not line.name:
        return line.text
    return html.join((html.strong(line.name), f" · {line.text}"))
