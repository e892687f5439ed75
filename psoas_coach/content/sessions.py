"""The structure of the rules for sessions, the walking ladder and the break timer."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta

from psoas_coach.content.table import Count, Depth, NonEmpty, Points, Seconds, Table

PAIN_NUMBERS = 11
"""Numbers on the pain scale: 0 to 10."""
StopReason = Literal["pain", "tingling", "tired", "time", "other"]
Pain = Annotated[int, Meta(ge=0, le=10)]


class Counts(Table, frozen=True):
    """When a session counts, when it is finished, and which reasons make it a stopped one."""

    least_seconds: Seconds
    finished_share: Annotated[float, Meta(gt=0, le=1)]
    trouble: Annotated[tuple[StopReason, ...], Meta(min_length=1)]


class Stop(Table, frozen=True):
    """The stop rule.

    Attributes:
        at_pain: For each pain at the start, 0 to 10, the pain at which to stop.
        rest_from_pain: Pain right now from which rest is offered before the session.
        rest_depth: How deep the session may go from that pain on.
    """

    at_pain: Annotated[tuple[Pain, ...], Meta(min_length=PAIN_NUMBERS, max_length=PAIN_NUMBERS)]
    rest_from_pain: Pain
    rest_depth: Depth


class Current(Table, frozen=True):
    """How pain and tingling right now are put to the rules.

    Attributes:
        pain_raises: Questions whose answer rises to the pain right now.
        tingling: Answers that represent tingling which the self-check did not report.
    """

    pain_raises: NonEmpty
    tingling: dict[str, Any]


class NewSigns(Table, frozen=True):
    """What "something else is new" does until the next self-check."""

    hold_at_depth: Depth


class Flare(Table, frozen=True):
    """How long a flare is marked for, in days, today included."""

    look_again_days: Count
    lengths: Annotated[tuple[Count, ...], Meta(min_length=1)]
    long_days: Count


class SelfCheckAgain(Table, frozen=True):
    """When a new self-check is offered, in days since the last one."""

    offer_after_days: Count
    firm_after_days: Count
    put_off_days: Count


class WelcomeBack(Table, frozen=True):
    """How long a pause is greeted, in days."""

    least_days: Count
    most_days: Count


class SessionRules(Table, frozen=True):
    """All of session.toml."""

    counts: Counts
    stop: Stop
    current: Current
    new_signs: NewSigns
    flare: Flare
    self_check: SelfCheckAgain
    welcome_back: WelcomeBack


class WalkingStep(Table, frozen=True):
    """One step of the ladder: so many minutes on so many days a week."""

    minutes: Annotated[int, Meta(ge=1, le=240)]
    days: Annotated[int, Meta(ge=1, le=7)]


class WalkingRules(Table, frozen=True):
    """All of walking.toml."""

    sources: Annotated[tuple[str, ...], Meta(min_length=1)]
    week_days: Count
    pain_rise: Points
    restart_days: Count
    step: Annotated[tuple[WalkingStep, ...], Meta(min_length=1)]


class BreakRules(Table, frozen=True):
    """All of breaks.toml: what the break timer offers; all lengths are minutes."""

    least_minutes: Count
    most_minutes: Count
    step_minutes: Count
    usual_minutes: Count
    lengths: Annotated[tuple[Count, ...], Meta(min_length=1)]
    ideas: Annotated[tuple[str, ...], Meta(min_length=1)]
    most_ideas: Count


__all__ = [
    "BreakRules",
    "Counts",
    "Current",
    "Flare",
    "NewSigns",
    "SelfCheckAgain",
    "SessionRules",
    "Stop",
    "StopReason",
    "WalkingRules",
    "WalkingStep",
    "WelcomeBack",
]
