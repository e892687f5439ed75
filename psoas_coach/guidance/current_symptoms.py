"""Apply the self-check's rules to today's pain and tingling, and find the pain at which to stop.

Current symptoms can only make a session gentler than the self-check allows, never more demanding:
the worse of the two answers counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from psoas_coach.content import Content

_FREQUENCY = "thigh_frequency"
MOST_PAIN = 10


def with_current_symptoms(
    answers: Mapping[str, Any], pain: int, *, tingling: bool, content: Content
) -> dict[str, Any]:
    """Return the answers with everything that is worse now than in the self-check.

    Args:
        answers: The answers of the self-check.
        pain: Pain right now, 0 to 10.
        tingling: Whether there is tingling or numbness right now.
        content: The rules; ``session.toml`` maps today's symptoms to answers.
    """
    rules = content.session.current
    now = dict(answers)
    for question in rules.pain_raises:
        if question in now and pain > now[question]:
            now[question] = pain
    if tingling and now.get(_FREQUENCY, "none") == "none":
        now |= rules.tingling
    return now


def find_stop_pain(start: int, content: Content, limit: int | None = None) -> int:
    """Return the pain at which this person stops, 1 to 10, from the pain at the start.

    Args:
        start: Pain right before the session, 0 to 10.
        content: The rules; ``session.toml`` has the number for each start, 2 to 10.
        limit: A limit of the person's physio, 1 to 10, or None. It never makes the number higher.
    """
    return min(content.session.stop.at_pain[start], MOST_PAIN if limit is None else limit)


def should_rest_first(pain: int, content: Content) -> bool:
    """Whether rest, breath or a walk is offered before a session, for pain right now, 0 to 10."""
    return pain >= content.session.stop.rest_from_pain
