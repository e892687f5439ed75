"""How strong the habit is: a number that a missed day dents and never breaks.

A full habit is the weekly target kept, three days of seven, so that strength and target never
disagree. The rule is that of the free Loop Habit Tracker: the strength moves a little towards what
the last days showed. A long habit survives a bad week; a new one grows in a few. Days ill, away or
flared up do not count at all: the strength waits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from msgspec import Struct

from psoas_coach.progress.targets import TARGET_DAYS

WINDOW = 14
"""Counting days over which regularity is judged: two weeks, so that it does not matter which days
of a week are chosen."""
HALF_LIFE = 13.0
"""Days in which a daily habit wins or loses half of what is left, as in Loop."""

_FREQUENCY = TARGET_DAYS / 7
_KEEP: float = 0.5 ** (_FREQUENCY**0.5 / HALF_LIFE)


class Strength(Struct, frozen=True):
    """The strength at the end of a day, 0 to 100."""

    date: dt.date
    value: float


def moved(strength: float, regularity: float) -> float:
    """Return the next day's strength; all from 0 to 1.

    Worked, for 3 days in 7: a day keeps 0.5 ** (sqrt(3 / 7) / 13) = 0.965697 of the strength, so
    0.5 becomes 0.5 x 0.965697 + 1 x 0.034303 = 0.517152 when the last two weeks were regular
    (``regularity`` 1), and 0.482848 when they were empty.
    """
    return strength * _KEEP + regularity * (1 - _KEEP)


def strengths(
    done: Collection[dt.date], waiting: Collection[dt.date], last: dt.date
) -> tuple[Strength, ...]:
    """Return the strength of every day from the first one done to ``last``.

    Args:
        done: Days with a session.
        waiting: Days ill, away, flared up or skipped on a journey. One that has a session counts
            as any other day.
        last: The last day wanted.
    """
    if not done or min(done) > last:
        return ()
    window: list[bool] = []
    strength, date = 0.0, min(done)
    line: list[Strength] = []
    while date <= last:
        if date in done or date not in waiting:
            window.append(date in done)
            del window[:-WINDOW]
            strength = moved(strength, min(1.0, sum(window) / (TARGET_DAYS * WINDOW / 7)))
        line.append(Strength(date, 100 * strength))
        date += dt.timedelta(days=1)
    return tuple(line)
