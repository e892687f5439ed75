"""How much of each move: hold in seconds and repetitions, per side."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from psoas_coach.content import Content
from psoas_coach.content.schema import DoseStep, DoseTier, Move
from psoas_coach.guidance.history import Standing


def dose(
    move: Move,
    tiers: Mapping[int, DoseTier],
    content: Content,
    *,
    ticked: frozenset[str],
    past: Standing,
) -> DoseStep:
    """Return the dose of a move for this person today.

    A lengthening move takes the step that clean weeks at its depth have earned, one step less
    after a recent stop; a precaution, or the person's wish to keep it as before, can make it less.
    Any other move has its own dose.

    Args:
        move: The move.
        tiers: From ``tiers``, for the person's age group.
        content: The rules.
        ticked: The person's precautions.
        past: What the history amounts to.
    """
    if move.hold_seconds is not None and move.repetitions is not None:
        return DoseStep(hold_seconds=move.hold_seconds, repetitions=move.repetitions)
    steps = tiers[move.depth].steps
    earned = min(past.good_weeks[move.depth], len(steps) - 1)
    step = steps[max(0, earned - past.step_back)]
    if past.kept:
        step = _as_before(step, steps[0], past.kept)
    limits = [seconds for one, seconds in content.dose.longest_hold.items() if one in ticked]
    if not limits or min(limits) >= step.hold_seconds:
        return step
    return DoseStep(hold_seconds=min(limits), repetitions=step.repetitions)


def _as_before(step: DoseStep, first: DoseStep, kept: frozenset[str]) -> DoseStep:
    """Return a step with what is kept as it was in the first one; never more than the step."""
    hold, times = step.hold_seconds, step.repetitions
    return DoseStep(
        hold_seconds=min(hold, first.hold_seconds) if "longer" in kept else hold,
        repetitions=min(times, first.repetitions) if "more" in kept else times,
    )


@functools.lru_cache(maxsize=32)
def tiers(content: Content, age_group: str) -> Mapping[int, DoseTier]:
    """Return the dose tier of each depth: the age group's own, else the general one."""
    general = {one.depth: one for one in content.dose.tier if one.age_group is None}
    own = {one.depth: one for one in content.dose.tier if one.age_group == age_group}
    return general | own
