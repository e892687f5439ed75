"""Test people: their answers, and the self-check that they would have saved."""

from __future__ import annotations

import uuid
from typing import Any

import msgspec

from psoas_coach.guidance import assess
from psoas_coach.journal.journal import Journal
from psoas_coach.journal.records import Hold, Moment, SelfCheck, SessionRecord
from tests.support import clock

DESK_WORKER: dict[str, Any] = {
    "red_now": [],
    "red_today": [],
    "see_someone": [],
    "precautions": [],
    "age_group": "18_59",
    "sitting_hours": 9,
    "sitting_bout_minutes": 90,
    "pain_average": 2,
    "pain_worst": 5,
    "pain_days": 4,
    "thigh_frequency": "none",
    "front_hip_pull": "usually",
    "standing_up": "few_seconds",
    "side_stance": "slight",
    "limits": 3,
}
"""Sits nine hours, hurts a little, no thigh signs: everything up to standard moves is allowed."""


def self_check(at: Moment, **changes: object) -> SelfCheck:
    """Return the desk worker's finished self-check, with some answers changed.

    Args:
        at: The moment of the self-check.
        changes: Answers by question id; None leaves the question unanswered.
    """
    given = {**DESK_WORKER, **changes}
    answers = {question: answer for question, answer in given.items() if answer is not None}
    guidance = assess(answers)
    return SelfCheck(
        id=uuid.uuid4().hex,
        at=at,
        answers=answers,
        result=msgspec.to_builtins(guidance),
        questionnaire=guidance.versions.questionnaire,
        rules=guidance.versions.rules,
        content=guidance.versions.content,
    )


def add_self_check(
    journal: Journal,
    days_ago: int = 0,
    **changes: Any,  # noqa: ANN401 -- any answer
) -> SelfCheck:
    """Add the desk worker's self-check to a journal, and return it.

    Args:
        journal: The journal to add it to.
        days_ago: The number of days ago, at the same time of day.
        changes: As for ``self_check``.
    """
    record = self_check(clock.ago(days_ago), **changes)
    assert journal.self_checks.add(record)
    return record


def session(at: Moment, **changes: Any) -> SessionRecord:  # noqa: ANN401 -- any field
    """Return a calm session of one lunge, logged by hand, with some fields changed."""
    calm = SessionRecord(
        id=uuid.uuid4().hex,
        at=at,
        self_check=None,
        source="hand",
        plan=(),
        depth=2,
        pain_before=2,
        tingling_before=None,
        pain_after=2,
        tingling="same",
        finished=True,
        stop_reason=None,
        note="",
        holds=(Hold("runners_lunge", "Runner's lunge", "left", 1, 90, 90, lengthens=True),),
    )
    return msgspec.structs.replace(calm, **changes)
