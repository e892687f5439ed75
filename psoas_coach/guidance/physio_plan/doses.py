"""How much of each line: what the physio asks for, and never more than our own rules would give."""

from __future__ import annotations

import functools

from psoas_coach.content import Content
from psoas_coach.content.moves import DoseStep
from psoas_coach.guidance.dose import select_tiers
from psoas_coach.guidance.history import HistorySummary
from psoas_coach.guidance.physio_plan.model import (
    CountedDose,
    HeldDose,
    LibraryLine,
    OwnLine,
    PacedDose,
)
from psoas_coach.guidance.plan import dose_session
from psoas_coach.guidance.results import Answers, PlanItem


def limit_library_dose(
    line: LibraryLine, answers: Answers, past: HistorySummary, content: Content
) -> DoseStep:
    """Return what is asked for, each amount at most what this person's own plan could hold today.

    Args:
        line: A line that fits its move.
        answers: Accepted answers.
        past: What past sessions amount to.
        content: The rules.
    """
    (most,) = dose_session([line.move], answers, past, content)
    if isinstance(line.dose, HeldDose):
        return _limit_hold(line.dose, most)
    return DoseStep(
        hold_seconds=None,
        repetitions=min(line.dose.repetitions, most.repetitions),
        sets=min(line.dose.sets, most.sets or 1),
        seconds_each=most.seconds_each,
    )


def limit_own_dose(line: OwnLine, age_group: str, content: Content) -> DoseStep:
    """Return what is asked for, at most what any move of ours begins with.

    A hold is no longer than the first step of the depth that own moves are given: good weeks with
    other moves say nothing about this one. A counted move has no more sets, no more repetitions
    and no more seconds than our counted moves have.

    Args:
        line: A move that we know nothing of.
        age_group: The answer to that question.
        content: The rules.
    """
    if isinstance(line.dose, HeldDose):
        first = select_tiers(content, age_group)[content.physio_plan.own_moves.depth].steps[0]
        return _limit_hold(
            line.dose, DoseStep(hold_seconds=first.hold_seconds, repetitions=first.repetitions)
        )
    most_sets, most_repetitions, most_seconds = _find_largest_count(content)
    each = line.dose.seconds_each
    repetitions = min(line.dose.repetitions, most_repetitions, most_seconds // each)
    sets = min(line.dose.sets, most_sets, most_seconds // (repetitions * each))
    return DoseStep(hold_seconds=None, repetitions=repetitions, sets=sets, seconds_each=each)


def states_less(item: PlanItem, dose: HeldDose | CountedDose | PacedDose) -> bool:
    """Whether an item holds less than was asked for."""
    if isinstance(dose, HeldDose):
        return (item.hold_seconds, item.repetitions) != (dose.seconds, dose.times)
    return (item.sets, item.repetitions) != (dose.sets, dose.repetitions)


def _limit_hold(dose: HeldDose, most: DoseStep) -> DoseStep:
    return DoseStep(
        hold_seconds=min(dose.seconds, most.hold_seconds or 1),
        repetitions=min(dose.times, most.repetitions),
    )


@functools.lru_cache(maxsize=8)
def _find_largest_count(content: Content) -> tuple[int, int, int]:
    """Return the most sets, repetitions and seconds of one side that a counted move of ours has."""
    doses = [move.own_dose for move in content.moves.values() if move.counted]
    counted = [dose for dose in doses if dose is not None]
    return (
        max(dose.sets or 1 for dose in counted),
        max(dose.repetitions for dose in counted),
        max(dose.seconds for dose in counted),
    )
