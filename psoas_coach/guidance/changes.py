"""What would change the score: each answer that can be changed, one class better."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from psoas_coach.content.scoring import PointLine

BetterClass = tuple[Literal["is", "below", "up_to"], str | float, int]
"""How a class is named, by which answer or number, and its points."""


def find_better_classes(line: PointLine) -> Mapping[int, BetterClass]:
    """Return, for each number of points the line can give, the next better class.

    Empty for a line that nobody can change from tomorrow on.
    """
    if not line.changeable:
        return {}
    classes = _classes(line)
    found = {}
    for now in {points for _, _, points in classes}:
        fewer = [one for one in classes if one[2] < now]
        if fewer:
            found[now] = max(fewer, key=lambda one: one[2])
    return found


def _classes(line: PointLine) -> list[BetterClass]:
    if line.values:
        return [("is", value, points) for value, points in line.values.items()]
    return [
        ("below", one.below, one.points)
        if one.below is not None
        else ("up_to", one.up_to or 0, one.points)
        for one in line.classes
    ]
