"""Past sessions to test with: clean ones, on given days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from psoas_coach.guidance import PastSession

TODAY = dt.date(2026, 3, 15)
"""A Sunday."""


def session(ago: int = 0, **changed: Any) -> PastSession:  # noqa: ANN401  # any field
    """Return a clean standard session, a number of days ago."""
    fields: dict[str, Any] = {
        "date": TODAY - dt.timedelta(days=ago),
        "depth": 2,
        "finished": True,
        "stopped": False,
        "tingling_up": False,
        "pain_before": 3,
        "pain_after": 3,
        "moves": ("runners_lunge",),
    }
    return PastSession(**{**fields, **changed})


def days(*ago: int) -> list[PastSession]:
    """Return clean standard sessions, one for each number of days ago."""
    return [session(days) for days in ago]
