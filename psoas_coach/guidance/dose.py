"""How much of each move: hold in seconds and repetitions, per side."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.content.schema import DoseStep, DoseTier, Move
from psoas_coach.guidance.history import Standing
from psoas_coach.guidance.results import Answers


def dose(move: Move, answers: Answers, content: Content, past: Standing) -> DoseStep:
    """Return the dose of a move for this person today.

    A lengthening move takes the step of its depth that clean weeks have earned; a precaution
    can shorten the hold.
    """
    if move.hold_seconds is not None and move.repetitions is not None:
        return DoseStep(hold_seconds=move.hold_seconds, repetitions=move.repetitions)
    steps = tier(move, answers, content).steps
    step = steps[min(past.dose_steps, len(steps) - 1)]
    ticked = answers.get("precautions", ())
    limits = [
        seconds
        for precaution, seconds in content.dose.longest_hold.items()
        if isinstance(ticked, tuple) and precaution in ticked
    ]
    return DoseStep(hold_seconds=min([step.hold_seconds, *limits]), repetitions=step.repetitions)


def tier(move: Move, answers: Answers, content: Content) -> DoseTier:
    """Return the dose tier of a lengthening move: the age group's own, else the general one."""
    tiers = [one for one in content.dose.tier if one.depth == move.depth]
    own = [one for one in tiers if one.age_group == answers.get("age_group")]
    return (own or [one for one in tiers if one.age_group is None])[0]
