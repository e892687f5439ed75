"""The dose of each move per side, and its duration: held seconds or counted repetitions."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from psoas_coach.content import Content
from psoas_coach.content.moves import DoseStep, DoseTier, Move
from psoas_coach.guidance.history import HistorySummary
from psoas_coach.guidance.results import PlanItem

_MINUTE = 60


def choose_doses(  # noqa: PLR0913 -- all that a dose depends on
    moves: Sequence[Move],
    tiers: Mapping[int, DoseTier],
    content: Content,
    *,
    ticked: frozenset[str],
    past: HistorySummary,
    spare_seconds: int,
) -> tuple[DoseStep, ...]:
    """Return the dose of each move of one session for this person today.

    A held move that lengthens begins at the first step of its depth. One move after the other gets
    the highest step that calm weeks have earned, one step less after a recent stop, as long as the
    session stays within its time and within a day's share of the weekly minutes. An earned step
    therefore never displaces a move. Any other move has its own dose.

    Args:
        moves: The moves of the session, in the order in which they are done.
        tiers: From ``tiers``, for the person's age group.
        content: The rules.
        ticked: The person's precautions; some limit the hold.
        past: The summary of the history.
        spare_seconds: How much longer the session may become than with the first steps.
    """
    first = [_compute_step(move, tiers, content, ticked, 0) for move in moves]
    spare_day = compute_daily_seconds(content) - sum(
        amount.seconds for move, amount in zip(moves, first, strict=True) if move.lengthens
    )
    doses = []
    for move, amount in zip(moves, first, strict=True):
        chosen = amount
        for step in range(_count_tier_steps(move, tiers, past), 0, -1):
            higher = _compute_step(move, tiers, content, ticked, step)
            more = higher.seconds - amount.seconds
            rests = (higher.repetitions - amount.repetitions) * content.plan.between_holds_seconds
            longer = (more + rests) * move.sides
            if more <= spare_day and longer <= spare_seconds:
                # A declined gain leaves no room for anything else.
                chosen = (
                    _revert_declined(higher, amount, past.declined) if past.declined else higher
                )
                spare_day -= more
                spare_seconds -= longer
                break
        doses.append(chosen)
    return tuple(doses)


def list_first_doses(
    content: Content, age_group: str, ticked: frozenset[str]
) -> Mapping[str, DoseStep]:
    """Return the first dose of each move.

    Args:
        content: The rules.
        age_group: The answer to that question.
        ticked: The person's precautions; some limit the hold.
    """
    limits = frozenset(content.dose.longest_hold)
    return _compute_first_doses(content, age_group, ticked & limits)


def find_usual_dose(move: str, content: Content) -> DoseStep:
    """Return the first dose of a move, without any answers or past sessions."""
    return list_first_doses(content, "", frozenset())[move]


@functools.lru_cache(maxsize=64)
def _compute_first_doses(
    content: Content, age_group: str, limits: frozenset[str]
) -> Mapping[str, DoseStep]:
    by_depth = select_tiers(content, age_group)
    return {
        id_: _compute_step(move, by_depth, content, limits, 0)
        for id_, move in content.moves.items()
    }


@functools.lru_cache(maxsize=8)
def compute_daily_seconds(content: Content) -> int:
    """Return for how many seconds a day one side's hip flexors may be lengthened at most.

    It is the week's minutes divided by the most days that a tier asks for.
    """
    days = max(tier.days for tier in content.dose.tier)
    return content.dose.most_minutes_a_week * _MINUTE // days


def compute_session_seconds(items: tuple[PlanItem, ...], content: Content) -> int:
    """Return the duration of a session's moves in the player, in seconds, warm-up included."""
    lengthens = any(content.moves[item.move].lengthens for item in items)
    warm_up = content.plan.warm_up_seconds if lengthens else 0
    return warm_up + sum(compute_seconds(item, content) for item in items)


def compute_seconds(item: PlanItem, content: Content) -> int:
    """Return the duration of a move in the player, in seconds, with the player's pauses."""
    rules = content.plan
    rests = rules.between_holds_seconds * (item.rounds - 1)
    each = item.round_seconds * item.rounds + rests
    return rules.get_ready_seconds + each * item.sides + rules.switch_seconds * (item.sides - 1)


@functools.lru_cache(maxsize=32)
def select_tiers(content: Content, age_group: str) -> Mapping[int, DoseTier]:
    """Return the dose tier of each depth: the age group's own, else the general one."""
    general = {tier.depth: tier for tier in content.dose.tier if tier.age_group is None}
    own = {tier.depth: tier for tier in content.dose.tier if tier.age_group == age_group}
    return general | own


def _count_tier_steps(move: Move, tiers: Mapping[int, DoseTier], past: HistorySummary) -> int:
    if move.own_dose is not None:
        return 0
    last = len(tiers[move.depth].steps) - 1
    return max(0, min(past.earned_steps[move.depth], last) - past.step_back)


def _compute_step(
    move: Move,
    tiers: Mapping[int, DoseTier],
    content: Content,
    ticked: frozenset[str],
    step: int,
) -> DoseStep:
    own = move.own_dose
    if own is not None:
        return own
    row = tiers[move.depth].steps[step]
    limits = [
        seconds for precaution, seconds in content.dose.longest_hold.items() if precaution in ticked
    ]
    return DoseStep(hold_seconds=min([row.hold_seconds, *limits]), repetitions=row.repetitions)


def _revert_declined(step: DoseStep, first: DoseStep, declined: frozenset[str]) -> DoseStep:
    """Return a step with its declined parts as in the first one; never more than the step."""
    hold, before = step.hold_seconds or 0, first.hold_seconds or 0
    return DoseStep(
        hold_seconds=min(hold, before) if "longer" in declined else hold,
        repetitions=min(step.repetitions, first.repetitions)
        if "more" in declined
        else step.repetitions,
    )
