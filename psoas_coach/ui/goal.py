"""The person's own goal in words, alone or beside the heading of a page."""

from __future__ import annotations

from psoas_coach.journal.records import SelfCheck
from psoas_coach.ui import html
from psoas_coach.ui.html import Html
from psoas_coach.ui.words import say


def build_heading_with_goal(title: str, check: SelfCheck | None) -> Html:
    """Return the heading of a page, with the goal from the latest self-check.

    Args:
        title: The title of the page.
        check: The latest self-check; its goal is typed text, and is escaped.
    """
    goal = find_goal_words(check)
    words = html.element("p", goal) if goal else Html()
    return html.element("div", html.element("h1", title), words, classes="pc-top")


def find_goal_words(check: SelfCheck | None) -> str:
    """Return the person's goal as they typed it; empty if they named none."""
    goal = None if check is None else check.answers.get("main_activity")
    if not isinstance(goal, str) or not goal.strip():
        return ""
    return say("today.goal", goal=goal.strip())
