"""A physio's plan on one day: the moves to do, and the moves that wait, with their reasons."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from psoas_coach.guidance.choices import Choices
from psoas_coach.guidance.history import History
from psoas_coach.guidance.results import Answers, Guidance, PlanItem

Why = Literal[
    "withheld",
    "visit",
    "unfit",
    "hidden",
    "bad_day",
    "days",
    "deep_days",
    "one_deep",
    "day_full",
    "session_full",
]
"""Why a line waits: answers withhold it; a visit is due; the rules have changed and it fits no
longer; the person has hidden the move; a bad day; it was done on enough days, or deep moves were;
another deep move is in the session; the day, or the session, has no room for it."""
Silent = Literal["no_moves", "bad_day", "not_yet", "over", "pain"]
"""Why no line is shown at all: the rules offer no move, or only breaks on a bad day; the plan has
not begun, or has ended; the pain right now has reached the physio's limit.
"""
ASKS_PHYSIO: frozenset[Why] = frozenset({"withheld", "visit", "unfit"})
"""Reasons that the person should discuss with their physio; the others pass within days."""


class PersonToday(msgspec.Struct, frozen=True, kw_only=True):
    """The person a plan is for, in the form that the rules use.

    Attributes:
        date: The person's own date.
        guidance: Their result of ``assess_today``, with current symptoms if they are known.
        answers: Its validated answers.
        history: Past sessions, or None.
        choices: The person's choices about plans.
        visit_due: Something outside the self-check requires a visit, such as six weeks without a
            change.
        pain_now: Pain right now, 0 to 10; None before it is asked.
        stretched_seconds: Seconds that one side has been stretched for today.
    """

    date: dt.date
    guidance: Guidance
    answers: Answers
    history: History | None
    choices: Choices = Choices()
    visit_due: bool = False
    pain_now: int | None = None
    stretched_seconds: float = 0.0


class LineToday(msgspec.Struct, frozen=True):
    """A line that is done today.

    Attributes:
        number: Its place in the plan, from 0.
        item: The move with today's dose, and its side if there is only one.
        lowered: The dose is less than the physio asked for.
    """

    number: int
    item: PlanItem
    lowered: bool


class LineHeld(msgspec.Struct, frozen=True):
    """A line that waits.

    Attributes:
        number: Its place in the plan, from 0.
        why: The reason.
        because: For ``withheld``, the references of the answers that withhold it.
    """

    number: int
    why: Why
    because: tuple[str, ...] = ()


class PhysioPlanToday(msgspec.Struct, frozen=True):
    """A plan on one day. Each of its lines is in ``lines`` or ``held``, unless it is silent.

    Attributes:
        lines: The lines for today, in the order of the plan.
        held: The lines that wait.
        silent: Why no move is named at all, or None.
    """

    lines: tuple[LineToday, ...] = ()
    held: tuple[LineHeld, ...] = ()
    silent: Silent | None = None
