"""Did it help me? What a person's own sessions say about each move, and no more than that.

The middle and the spread of how pain changed from before to after; under six sessions nothing. No
change is called one here: a session holds several moves, and most pain comes and goes by itself.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from msgspec import Struct

FEWEST = 6
"""Fewest sessions before anything is said. A choice of ours: below it the quartiles are noise."""


class Effect(Struct, frozen=True):
    """Pain after less pain before, -10 to 10, over the sessions that held a move.

    Attributes:
        median: The middle one; None with too few sessions to say.
        low: Lower quartile: one of the changes, so that from it to ``high`` lie half of the
            sessions or more, which values in between two changes would not promise.
        high: Upper quartile, likewise.
    """

    move: str
    sessions: int
    median: float | None = None
    low: float | None = None
    high: float | None = None


def effect(move: str, changes: Sequence[int]) -> Effect:
    """Sum up the changes of the sessions with one move.

    >>> effect("bridge", [-2, -2, -1, -1, 0, 0, 1])
    Effect(move='bridge', sessions=7, median=-1.0, low=-2.0, high=0.0)
    >>> effect("bridge", [-2, -2, -1, -1, 0])
    Effect(move='bridge', sessions=5, median=None, low=None, high=None)
    """
    if len(changes) < FEWEST:
        return Effect(move, len(changes))
    ordered = sorted(changes)
    quarter = (len(ordered) - 1) // 4
    low, high = float(ordered[quarter]), float(ordered[-1 - quarter])
    return Effect(move, len(ordered), float(statistics.median(ordered)), low, high)
