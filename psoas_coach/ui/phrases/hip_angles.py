"""Degrees in words: below level, above it, or level."""

from __future__ import annotations

from collections.abc import Sequence

from psoas_coach.ui.words import say


def one_decimal(value: float) -> str:
    """Return a number with one place after the point at most, and never a minus before nothing."""
    return f"{round(value, 1) + 0.0:g}"


def degrees(value: float) -> str:
    """Return degrees of a thigh below level in words."""
    rounded = round(value, 1)
    if rounded == 0:
        return say("measure.degrees.level")
    way = "below" if rounded > 0 else "above"
    return say(f"measure.degrees.{way}", degrees=one_decimal(abs(rounded)))


def each(readings: Sequence[float]) -> str:
    """Return what a mean is made of; empty for a single reading."""
    if len(readings) == 1:
        return ""
    one_way = min(readings) >= 0 or max(readings) <= 0
    numbers = ", ".join(f"{one_decimal(abs(one) if one_way else one)}°" for one in readings)
    return say("measure.result.each", each=numbers)


def sides(left: float | None, right: float | None) -> str:
    """Return the means of both sides in one phrase."""
    readings = (("left", left), ("right", right))
    return ", ".join(
        say("measure.result.brief", side=say(f"measure.side.{name}").lower(), mean=degrees(value))
        for name, value in readings
        if value is not None
    )
