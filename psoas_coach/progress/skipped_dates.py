"""Dates that a traveller never had: who flies west over the date line loses one.

Nobody can have practised on such a date, so it must not count as a missed one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from psoas_coach.journal.records import Moment

MOST_LOST = dt.timedelta(hours=12)
"""Hours by which clocks went forward on a journey; beyond, less than half of a date was left.
Honolulu to Auckland is 23 hours, Lisbon to Auckland 13 at most. A choice of ours, on the kind
side."""


def find_skipped_dates(changes: Iterable[tuple[Moment, Moment]]) -> frozenset[dt.date]:
    """Return the dates that journeys skipped.

    Args:
        changes: Entries in a row whose zones differ, each pair in the order of the instants. The
            skipped date lies between theirs; of several it is taken to be the last.
    """
    return frozenset(
        after.local_date - dt.timedelta(days=1)
        for before, after in changes
        if (after.local_date - before.local_date).days > 1
        and _utc_offset(after) - _utc_offset(before) > MOST_LOST
    )


def _utc_offset(at: Moment) -> dt.timedelta:
    return at.utc.astimezone(ZoneInfo(at.zone)).utcoffset() or dt.timedelta()
