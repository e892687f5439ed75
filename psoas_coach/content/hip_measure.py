"""The structure of the rules for the hip measure at home."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from psoas_coach.content.table import Id, Level, Table

Seconds = Annotated[int, Meta(ge=1, le=120)]
Degrees = Annotated[int, Meta(ge=1, le=30)]


class PhoneRules(Table, frozen=True):
    """When the phone starts to read, and when a reading is steady."""

    settle_seconds: Seconds
    hang_seconds: Seconds
    steady_seconds: Seconds
    steady_degrees: Degrees
    moved_degrees: Degrees
    give_up_seconds: Seconds


class NoiseRules(Table, frozen=True):
    """The error of a measure: before there are own repeats, and the minimum."""

    usual_degrees: Degrees
    least_degrees: Degrees
    enough_repeats: Annotated[int, Meta(ge=2, le=100)]


class MeasureRules(Table, frozen=True):
    """Who is offered the measure, and how long it is valid.

    Attributes:
        level: The only level at which it is offered.
        pain_from: Pain, 0 to 10, from which on it is not offered.
        withheld_by: Precautions for which it is not offered.
        counts_days: For how many days it is used in the plan.
    """

    level: Level
    pain_from: Annotated[int, Meta(ge=1, le=10)]
    withheld_by: tuple[Id, ...]
    counts_days: Annotated[int, Meta(ge=1, le=366)]
    sources: tuple[str, ...]
    phone: PhoneRules
    noise: NoiseRules
