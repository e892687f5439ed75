"""The stop rule: one sentence, with the person's own number, for every place that says it."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance.current_symptoms import MOST_PAIN, find_stop_pain
from psoas_coach.ui.words import say


def write_stop_rule(start: int, content: Content) -> str:
    """Return when to stop, for somebody whose pain is ``start``, 0 to 10, right before a session.

    Where the pain cannot rise to a higher number, the sentence says to stop if it gets any worse.
    """
    if start == MOST_PAIN:
        return say("session.stop.any_worse")
    return say("session.stop.at", number=find_stop_pain(start, content))
