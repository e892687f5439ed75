"""How far each hip moves back, by a rough measure at home, with the noise shown.

Changes under 5 degrees are taken for noise: a judgement of ours, on the careful side of what
trained testers reach [TRIG15, KIMHA15]. Nobody has studied people who measure themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from psoas_coach.progress.gathered import Hip

NOISE = 5
"""Degrees on either side of the first measure that are noise."""

Side = Literal["left", "right"]
SIDES: tuple[Side, ...] = ("left", "right")


class Measured(Struct, frozen=True):
    """The first and the latest measure of one side, degrees below level."""

    side: Side
    first: float
    latest: float
    count: int

    @property
    def beyond_noise(self) -> bool:
        """Whether the change is 5 degrees or more."""
        return abs(self.latest - self.first) >= NOISE


def measured(hips: Sequence[Hip], side: Side) -> Measured | None:
    """Sum up one side; None when it was never measured."""
    values = [value for hip in hips if (value := getattr(hip, side)) is not None]
    return Measured(side, values[0], values[-1], len(values)) if values else None


def uneven(hips: Sequence[Hip]) -> float | None:
    """Return how many degrees left is ahead of right in the latest measure of both.

    None when they were never measured together, or when they differ by less than the noise.
    """
    both = [hip for hip in hips if hip.left is not None and hip.right is not None]
    if not both:
        return None
    left, right = both[-1].left, both[-1].right
    ahead = (left or 0.0) - (right or 0.0)
    return ahead if abs(ahead) >= NOISE else None
