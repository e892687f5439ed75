"""What comes out: one frozen struct, ready to be shown, stored or printed as JSON.

Reasons are references to answers: ``"thigh_frequency"`` for a question, ``"red_now.chest_pain"``
or ``"precautions.knee"`` for a ticked item, ``"history.…"`` for past sessions,
``"patterns.overstretched"`` for a pattern. ``results.because`` in the words files says them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from psoas_coach.content.table import Level

Answer = str | int | float | tuple[str, ...]
Answers = Mapping[str, Answer]
NOT_APPLICABLE = "not_applicable"
"""Stored for a question that another answer made meaningless. It is not a missing answer."""


WALK = "walk"
"""The id of the move that is a daily habit, like the sitting break."""


class Result(msgspec.Struct, frozen=True):
    """A part of the guidance."""


class VersionsUsed(Result, frozen=True):
    """The versions with which this result was computed."""

    questionnaire: str
    rules: str
    content: str


class DomainScore(Result, frozen=True):
    """Points of one domain, from 0 to ``max``."""

    points: int
    max: int


class ReceiptLine(Result, frozen=True):
    """One scored question: its answer, its points, their maximum, the reason, and a source key.

    ``answer`` and ``points`` are null while the question is not answered.
    """

    question: str
    answer: Answer | None
    points: int | None
    max: int
    reason: str
    source: str


class ScoreChange(Result, frozen=True):
    """The score if one answer moves to its next better class.

    ``to`` is an answer (``how`` is ``is``) or a number (``how`` is ``below`` or ``up_to``).
    """

    question: str
    how: Literal["is", "below", "up_to"]
    to: str | float
    points: int
    score: int


class PatternState(Result, frozen=True):
    """A pattern and the answers that decided it."""

    state: Literal["likely", "unlikely", "not_assessed"]
    because: tuple[str, ...]


class PlanItem(Result, frozen=True):
    """One move of the plan: held, or counted in repetitions. All amounts are per side.

    Attributes:
        move: Id of the move.
        depth: 0 to 3.
        sides: 1, or 2 if it is done once for each side.
        hold_seconds: Length of one hold; None for a counted move.
        repetitions: The number of holds, or of repetitions in one set.
        why: The sentence with the reason for the move.
        modifications: Advice for this person.
        sets: The number of sets of a counted move; None for a hold.
        seconds_each: The time from the start of one repetition to the next; None for a hold.
        side: The only side; unset for both sides and for a move without sides. Only a physio's plan
            asks for one side, so our own results never have the field.
    """

    move: str
    depth: int
    sides: int
    hold_seconds: int | None
    repetitions: int
    why: str
    modifications: tuple[str, ...]
    sets: int | None = None
    seconds_each: int | None = None
    side: Literal["left", "right"] | msgspec.UnsetType = msgspec.UNSET

    @property
    def rounds(self) -> int:
        """How often the clock runs for one side: the number of holds or sets."""
        return self.repetitions if self.hold_seconds is not None else self.sets or 1

    @property
    def round_seconds(self) -> int:
        """The seconds of each run of the clock: one hold or one set."""
        if self.hold_seconds is not None:
            return self.hold_seconds
        return self.repetitions * (self.seconds_each or 0)

    @property
    def seconds(self) -> int:
        """Seconds of moving or holding, on all sides, without rests."""
        return self.rounds * self.round_seconds * self.sides


class Withheld(Result, frozen=True):
    """A move that is left out, the answers behind that, and its substitute."""

    move: str
    because: tuple[str, ...]
    instead: str | None


class Guidance(Result, frozen=True):
    """The complete result for answers and history. See ``docs/guidance.md``.

    ``plan`` is the sitting break, the walk if it is allowed, and the session. ``score`` and
    ``domains`` are null if the level forbids a score or an answer is missing; in the latter case
    ``score_range`` has the possible scores.
    """

    versions: VersionsUsed
    level: Level
    reasons: tuple[str, ...]
    score: int | None
    score_range: tuple[int, int] | None
    missing: tuple[str, ...]
    domains: dict[str, DomainScore] | None
    receipt: tuple[ReceiptLine, ...]
    band: str | None
    depth_cap: int
    cap_reasons: tuple[str, ...]
    patterns: dict[str, PatternState]
    allowed: tuple[str, ...]
    plan: tuple[PlanItem, ...]
    withheld: tuple[Withheld, ...]
    what_would_change: tuple[ScoreChange, ...]

    @property
    def habits(self) -> tuple[PlanItem, ...]:
        """The part of the plan outside the session: the sitting break and the walk."""
        return self.plan[: len(self.plan) - len(self.session)]

    @property
    def session(self) -> tuple[PlanItem, ...]:
        """The moves of the session, in the order in which they are done."""
        first = 1 if len(self.plan) < 2 or self.plan[1].move != WALK else 2
        return self.plan[first:]
