"""Flares of pain: single ones that come now and then, and bad seasons in which they cluster."""

from __future__ import annotations

import random

from msgspec import Struct


class Flares(Struct, frozen=True):
    """How somebody's flares come: each lasts 3 to 10 days and hurts by 2 to 4 points more.

    Attributes:
        every: Days from the end of one to the next, on average.
        season: Days that a bad season lasts on average; 0 where there are none.
        seasons_every: Days from the end of a bad season to the next, on average.
        every_then: Days from one flare to the next in a bad season, on average.
    """

    every: float
    season: float = 0.0
    seasons_every: float = 0.0
    every_then: float = 0.0

    def raised(self, days: int, chance: random.Random) -> list[float]:
        """Return by how much each of so many days hurts more."""
        bad = bool(self.season) and chance.random() < self.season / (
            self.season + self.seasons_every
        )
        left, more, found = 0, 0.0, []
        for _ in range(days):
            if self.season and chance.random() < 1 / (self.season if bad else self.seasons_every):
                bad = not bad
            if not left and chance.random() < 1 / (self.every_then if bad else self.every):
                left, more = chance.randint(3, 10), chance.uniform(2, 4)
            found.append(more if left else 0.0)
            left = max(0, left - 1)
        return found


SINGLE = Flares(every=45)
CLUSTERED = Flares(every=90, season=42, seasons_every=120, every_then=12)
"""Bad seasons of six weeks, four months apart, with a flare on about a third of their days."""
