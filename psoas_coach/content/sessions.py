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
    """When a session counts, when it is finished, and which reasons mean that it was stopped."""

    least_seconds: Seconds
    finished_share: Annotated[float, Meta(gt=0, le=1)]
    trouble: Annotated[tuple[StopReason, ...], Meta(min_length=1)]

    def is_session(self, held_seconds: float) -> bool:
        """Whether this many seconds, held in all, make a session."""
        return held_seconds >= self.least_seconds


class Stop(Table, frozen=True):
    """The stop rule.

    Attributes:
        at_pain: For each pain at the start, 0 to 10, the pain at which to stop.
        rest_from_pain: Current pain from which on rest is offered before the session.
        rest_depth: The greatest depth of the session from that pain on.
    """

    at_pain: Annotated[tuple[Pain, ...], Meta(min_length=PAIN_NUMBERS, max_length=PAIN_NUMBERS)]
    rest_from_pain: Pain
    rest_depth: Depth


class Current(Table, frozen=True):
    """How the rules use current pain and tingling.

    Attributes:
        pain_raises: Questions whose answer is raised to current pain.
        tingling: Answers that represent tingling which the self-check did not report.
    """

    pain_raises: NonEmpty
    tingling: dict[str, Any]


class NewSigns(Table, frozen=True):
    """The effect of "something else is new" until the next self-check."""

    hold_at_depth: Depth


class Flare(Table, frozen=True):
    """The days for which a flare is marked, today included."""

    look_again_days: Count
    lengths: Annotated[tuple[Count, ...], Meta(min_length=1)]
    long_days: Count


class SelfCheckAgain(Table, frozen=True):
    """When a new self-check is offered, in days since the last one."""

    offer_after_days: Count
    firm_after_days: Count
    put_off_days: Count


class WelcomeBack(Table, frozen=True):
    """The pauses, in days, after which the person is greeted."""

    least_days: Count
    most_days: Count


class PlanChanges(Table, frozen=True):
    """For how many days Today names what was earned."""

    news_days: Count


class SessionRules(Table, frozen=True):
    """All of session.toml."""

    counts: Counts
    stop: Stop
    current: Current
    new_signs: NewSigns
    flare: Flare
    self_check: SelfCheckAgain
    welcome_back: WelcomeBack
    plan_changes: PlanChanges


class WalkingStep(Table, frozen=True):
    """One step of the ladder: minutes, and days a week."""

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
    """All of breaks.toml: the settings of the break timer, in minutes."""

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
    "PlanChanges",
    "SelfCheckAgain",
    "SessionRules",
    "Stop",
    "StopReason",
    "WalkingRules",
    "WalkingStep",
    "WelcomeBack",
]
