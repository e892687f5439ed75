"""What the end of a session can tell of the week. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from psoas_coach.content import Content
from psoas_coach.journal.summaries import Day


def count_days(days: Iterable[Day], date: dt.date, held: float, content: Content) -> int:
    """Count the days with a session, the one that just ended included.

    Args:
        days: The days of the week, from the journal.
        date: The day of the session that just ended; it is not in the journal yet.
        held: Seconds held in it. Held for less than a session takes, it makes no day.
        content: The rules; ``session.toml`` says what counts as a session.
    """
    least = content.session.counts.least_seconds
    dates = {day.local_date for day in days if day.sessions and day.seconds >= least}
    return len(dates | {date}) if held >= least else len(dates)
