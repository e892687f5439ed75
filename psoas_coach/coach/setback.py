"""Whether a session left the person worse; its end and Today then lead to rest."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from psoas_coach.content import Content
from psoas_coach.journal.records import SessionRecord

Setback = Literal["tingling", "pain", "stopped"]
"""How today's session left the person worse, by the name of its words under ``today.setback``."""


def is_stronger(before: int | None, after: int | None) -> bool:
    """Whether pain, 0 to 10, is stronger after a session than before it, as far as it was told."""
    return before is not None and after is not None and after > before


def find_setback(session: SessionRecord, today: dt.date, content: Content) -> Setback | None:
    """Return how today's latest session left the person worse, the most serious way first.

    Args:
        session: The latest session.
        today: The person's own date; a session of an earlier day is no setback any more.
        content: The rules, which say for which reasons a session counts as stopped.
    """
    if session.at.local_date != today:
        return None
    if session.tingling == "up" or session.stop_reason == "tingling":
        return "tingling"
    if session.stop_reason == "pain" or is_stronger(session.pain_before, session.pain_after):
        return "pain"
    return "stopped" if session.stop_reason in content.session.counts.trouble else None
