"""What changed since the self-check before: where it led, then each answer that differs."""

from __future__ import annotations

from html import escape

from psoas_coach.content import Content
from psoas_coach.progress.check_diff import DiffLine
from psoas_coach.progress.check_diff import since as changed
from psoas_coach.ui.dates import day
from psoas_coach.ui.guidance import markup
from psoas_coach.ui.guidance.opened import Opened
from psoas_coach.ui.words import say


def since(opened: Opened, content: Content) -> str:
    """Return the part of the page; empty for a first self-check."""
    if opened.before is None:
        return ""
    found = changed(opened.before, opened.record, content)
    title = say("rechecks.since.title", date=day(opened.before.at.local_date))
    told = say("rechecks.since.answers" if found.answers else "rechecks.since.nothing")
    lines = [_line(one) for one in (*found.standing, *found.answers)]
    listed = markup.listed(lines) if lines else ""
    return markup.section(title) + listed + markup.text(told)


def _line(line: DiffLine) -> str:
    if not line.name:
        return escape(line.text)
    return f"{markup.strong(line.name)} · {escape(line.text)}"
