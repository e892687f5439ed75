"""Degrees in words: below level, above it, or level."""

from __future__ import annotations

from collections.abc import Sequence

from psoas_coach.content.formats import say_number
from psoas_coach.ui.words import say


def say_degrees(value: float) -> str:
    """Return degrees of a thigh below level in words."""
    rounded = round(value, 1)
    if rounded == 0:
        return say("measure.degrees.level")
    direction = "below" if rounded > 0 else "above"
    return say(f"measure.degrees.{direction}", degrees=say_number(abs(rounded)))


def say_readings(readings: Sequence[float]) -> str:
    """Return the readings behind a mean; empty for a single reading."""
    if len(readings) == 1:
        return ""
    one_way = min(readings) >= 0 or max(readings) <= 0
    numbers = ", ".join(
        f"{say_number(abs(reading) if one_way else reading)}°" for reading in readings
    )
    return say("measure.result.each", each=numbers)


def say_sides(left: float | None, right: float | None) -> str:
    """Return the means of both sides as one phrase."""
    readings = (("left", left), ("right", right))
    return ", ".join(
        say(
            "measure.result.brief",
            side=say(f"measure.side.{name}").lower(),
            mean=say_degrees(value),
        )
        for name, value in readings
        if value is not None
    )
