"""What comes out: one frozen struct, ready to be shown, stored or printed as JSON.

Reasons are references to answers: ``"thigh_frequency"`` for a question, ``"red_now.chest_pain"``
or ``"precautions.knee"`` for a ticked item, ``"history.…"`` for past sessions,
``"patterns.overstretched"`` for a pattern. ``results.because`` in the words files says them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from psoas_coach.content.schema import Level

Answer = str | int | float | tuple[str, ...]
Answers = Mapping[str, Answer]
NOT_APPLICABLE = "not_applicable"
"""The answer kept for a question that another answer made meaningless. Not the same as missing."""


class Result(msgspec.Struct, frozen=True):
    """A part of the guidance."""


class VersionsUsed(Result, frozen=True):
    """The versions this result was worked out with."""

    questionnaire: str
    rules: str
    content: str


class DomainScore(Result, frozen=True):
    """Points of one domain, from 0 to ``max``."""

    points: int
    max: int


class ReceiptLine(Result, frozen=True):
    """One scored question: its answer, points of at most ``max``, why, and a source key.

    ``answer`` and ``points`` are null while the question is not answered.
    """

    question: str
    answer: Answer | None
    points: int | None
    max: int
    reason: str
    source: str


class Change(Result, frozen=True):
    """The score after one answer moves to its next better class.

    ``to`` is an answer (``how`` is ``is``) or a number (``how`` is ``below`` or ``up_to``).
    """

    question: str
    how: Literal["is", "below", "up_to"]
    to: str | float
    points: int
    score: int


class PatternState(Result, frozen=True):
    """A pattern and the answers that made it."""

    state: Literal["likely", "unlikely", "not_assessed"]
    because: tuple[str, ...]


class PlanItem(Result, frozen=True):
    """One move of the plan: ``sides`` is 1 or 2; seconds and repetitions are per side."""

    move: str
    depth: int
    sides: int
    hold_seconds: int
    repetitions: int
    why: str
    modifications: tuple[str, ...]


class Withheld(Result, frozen=True):
    """A move that is left out, the answers that left it out, and what is offered instead."""

    move: str
    because: tuple[str, ...]
    instead: str | None


class Guidance(Result, frozen=True):
    """Everything that the answers and the history lead to. See ``docs/guidance.md``.

    ``plan[0]`` is the sitting break; the rest is the session. ``score`` and ``domains`` are null
    where a level forbids a score or an answer is missing; then ``score_range`` says from where
    to where the score can still lie.
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
    what_would_change: tuple[Change, ...]
