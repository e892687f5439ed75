"""The heading of a page, with the person's own goal beside it."""

from __future__ import annotations

from psoas_coach.journal.records import SelfCheck
from psoas_coach.ui import html
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say


def heading_with_goal(title: str, check: SelfCheck | None) -> Html:
    """Return the heading of a page with the goal that the latest self-check names.

    Args:
        title: Of the page.
        check: The latest self-check; its goal is typed text, and is escaped.
    """
    heading = html.element("h1", title)
    goal = None if check is None else check.answers.get("main_activity")
    if not isinstance(goal, str) or not goal.strip():
        return html.element("div", heading, classes="pc-top")
    words = html.element("p", say("today.goal", goal=goal.strip()))
    return html.element("div", heading, words, classes="pc-top")
