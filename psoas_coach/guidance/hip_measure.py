"""The home measure of the hips: who should not measure for now, and what a measure changes.

Measuring stretches the front of a hip and requires lying on the edge of a bed, so a person with a
reason against either should not do it. The result replaces the two measures in the answers.
Patterns and the tighter side use these, but nothing that decides about safety does.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from psoas_coach.content import Content
from psoas_coach.guidance.level import find_level
from psoas_coach.guidance.results import Answer, Answers

ASKS: Final = {"left": "thomas_left", "right": "thomas_right"}
"""The question of the self-check that asks for each side."""
_AGES = "age_group"
MOST_DEGREES: Final = 60
"""The largest possible angle above or below level, as in the contract of the answers."""
_STEEPEST: Final = math.sin(math.radians(MOST_DEGREES))


class TodaySymptoms(Struct, frozen=True):
    """Today's symptoms reported since the self-check; None if nothing was reported.

    Attributes:
        pain: 0 to 10.
        tingling: Any tingling or numbness.
        flare: The day is marked as a flare.
    """

    pain: int | None = None
    tingling: bool | None = None
    flare: bool = False


class HipMeasure(Struct, frozen=True):
    """One measure: mean degrees of each thigh below level, None if it was not measured."""

    at: dt.datetime
    date: dt.date
    left: float | None
    right: float | None


def find_reasons_against(
    answers: Answers, content: Content, symptoms: TodaySymptoms | None = None
) -> tuple[str, ...]:
    """Return why the measure is not offered: references of answers; empty if it is offered.

    It is offered only if all relevant answers are known: a missing answer is a reason against it.

    Args:
        answers: The checked answers of the newest self-check.
        content: The rules.
        symptoms: What was reported today; it can only add reasons (``reported.pain`` and so on).
    """
    rules = content.measure
    grade = find_level(answers, content)
    reasons = list(grade.reasons) if grade.level != rules.level else []
    adults = content.depth.adults_only
    if answers.get(_AGES) is None or answers.get(adults.ask) in adults.any_of:
        reasons.append(_AGES)
    ticked = answers.get("precautions")
    if not isinstance(ticked, tuple):
        reasons.append("precautions")
    else:
        reasons += [
            f"precautions.{precaution}" for precaution in ticked if precaution in rules.withheld_by
        ]
    if answers.get("thigh_frequency") != "none":
        reasons.append("thigh_frequency")
    pain = answers.get("pain_average")
    if not isinstance(pain, int) or pain >= rules.pain_from:
        reasons.append("pain_average")
    return tuple(
        dict.fromkeys([*reasons, *_list_symptoms(symptoms or TodaySymptoms(), rules.pain_from)])
    )


def _list_symptoms(today: TodaySymptoms, pain_from: int) -> list[str]:
    symptoms = {
        "reported.pain": today.pain is not None and today.pain >= pain_from,
        "reported.tingling": today.tingling is True,
        "reported.flare": today.flare,
    }
    return [reason for reason, holds in symptoms.items() if holds]


def select_measure(
    measures: Iterable[HipMeasure],
    answers: Answers,
    answered: dt.datetime,
    today: dt.date,
    content: Content,
) -> HipMeasure | None:
    """Return the measure in force today, or None.

    It is the newest of the last ``measure.counts_days`` days, unless a later self-check has numbers
    of its own.

    Args:
        measures: In any order; measures after ``today`` come from a wrong clock and are ignored.
        answers: The answers of the newest self-check.
        answered: The moment of that self-check.
        today: The person's own date.
        content: The rules.
    """
    fresh = [
        measure
        for measure in measures
        if 0 <= (today - measure.date).days < content.measure.counts_days
    ]
    newest = max(fresh, key=lambda measure: measure.at, default=None)
    if newest is None:
        return None
    own = any(answers.get(ask) is not None for ask in ASKS.values())
    return None if own and newest.at <= answered else newest


def with_measure(answers: Answers, measured: HipMeasure | None) -> dict[str, Answer]:
    """Return the answers with the measured sides replaced."""
    merged = dict(answers)
    for side, ask in ASKS.items():
        value = None if measured is None else getattr(measured, side)
        if value is not None:
            merged[ask] = value
    return merged


def with_both_sides(answers: Answers, measured: HipMeasure | None) -> dict[str, Answer]:
    """Return the answers for a comparison of the sides: both of one day, or neither."""
    merged = with_measure(answers, measured)
    if measured is not None and (measured.left is None or measured.right is None):
        for ask in ASKS.values():
            merged.pop(ask, None)
    return merged


def compute_tape_angle(length: float, drop: float) -> float | None:
    """Return the angle measured by a tape, in degrees below level; None if it is impossible.

    Args:
        length: From the hip to the knee along the thigh.
        drop: How much lower the knee is than the hip, in the same unit; higher is negative.
    """
    if length <= 0 or abs(drop) > length * _STEEPEST:
        return None
    return round(math.degrees(math.asin(drop / length)), 1)
