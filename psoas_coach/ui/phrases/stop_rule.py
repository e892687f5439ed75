"""The stop rule: one sentence, with the person's own number, for every place that says it."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance.current_symptoms import find_stop_pain
from psoas_coach.ui.words import say


def write_stop_rule(start: int, content: Content, limit: int | None = None) -> str:
    """Return when to stop.

    Where the pain has no higher number to rise to, the sentence says to stop if it gets any worse.

    Args:
        start: Pain right before the session, 0 to 10.
        content: The rules.
        limit: The pain, 1 to 10, that the person's physio wants them to stop at, or None.
    """
    number = find_stop_pain(start, content, limit)
    if number <= start:
        return say("session.stop.any_worse")
    return say("session.stop.at", number=number)
