"""Limit a physio's plan to what this person may do today. This can only restrict the plan.

Our moves pass the gates that everybody's plan passes, and their doses are at most what our own
rules would give this person. Nothing is known about a physio's own move: it waits for everything
that any move up to its depth waits for, and its dose is at most what any move of ours begins with.
"""

from __future__ import annotations

import datetime as dt
import functools

from msgspec import UNSET

from psoas_coach.content import Content
from psoas_coach.content.moves import DoseStep
from psoas_coach.guidance.choices import apply_declined, halve_item
from psoas_coach.guidance.dose import select_tiers
from psoas_coach.guidance.history import HistorySummary, summarize
from psoas_coach.guidance.moves import read_precautions
from psoas_coach.guidance.physio_plan.gates import find_depth, find_gate
from psoas_coach.guidance.physio_plan.lines import find_single_side, list_sides
from psoas_coach.guidance.physio_plan.model import (
    CountedDose,
    HeldDose,
    LibraryLine,
    OwnLine,
    PacedDose,
    PhysioPlan,
    PlanLine,
)
from psoas_coach.guidance.physio_plan.room import Room
from psoas_coach.guidance.physio_plan.today import (
    LineHeld,
    LineToday,
    PersonToday,
    PhysioPlanToday,
    Silent,
)
from psoas_coach.guidance.plan import dose_session
from psoas_coach.guidance.plan_tables import list_advice
from psoas_coach.guidance.results import Answers, PlanItem

_A_DAY = dt.timedelta(days=1)


def cap_physio_plan(plan: PhysioPlan, person: PersonToday, content: Content) -> PhysioPlanToday:
    """Return which lines of a plan this person may do today, and why each other line waits.

    If there is not room for everything, the lines that were done longest ago have priority.

    Args:
        plan: The physio's plan.
        person: The person the plan is for.
        content: The rules.
    """
    silent = _find_silence(plan, person)
    if silent is not None:
        return PhysioPlanToday(silent=silent)
    past = apply_declined(summarize(person.history, content), person.choices.declined)
    room = Room(plan, person.stretched_seconds, content)
    done, held = [], []
    waited = sorted(enumerate(plan.moves), key=lambda entry: past.last_done.get(entry[1].move, -1))
    for number, line in waited:
        held_line = find_gate(number, line, person, past, content)
        if held_line is not None:
            held.append(held_line)
            continue
        item = _build_item(line, person, past, content)
        fitted = room.take(line, item)
        if isinstance(fitted, PlanItem):
            less = _states_less(fitted, line.dose)
            done.append(LineToday(number, fitted, less))
        else:
            held.append(LineHeld(number, fitted))
    return PhysioPlanToday(
        tuple(sorted(done, key=lambda line: line.number)),
        tuple(sorted(held, key=lambda line: line.number)),
    )


def _find_silence(plan: PhysioPlan, person: PersonToday) -> Silent | None:
    if not person.guidance.plan:
        return "no_moves"
    if not person.guidance.session:
        return "bad_day"
    if person.date < plan.made_on - _A_DAY:  # If it was made where the date was ahead, it counts.
        return "not_yet"
    if person.date > plan.until:
        return "over"
    limit, pain = plan.limits.stop_at_pain, person.pain_now
    return "pain" if limit is not None and pain is not None and pain >= limit else None


def _build_item(
    line: PlanLine, person: PersonToday, past: HistorySummary, content: Content
) -> PlanItem:
    """Return a line with the dose that the rules allow, and with our advice and the physio's."""
    if isinstance(line, LibraryLine):
        amount = _limit_library_dose(line, person.answers, past, content)
        advice = list_advice(line.move, read_precautions(person.answers), content)
    else:
        amount = _limit_own_dose(line, str(person.answers.get("age_group")), content)
        advice = ()
    item = PlanItem(
        move=line.move,
        depth=find_depth(line, content),
        sides=len(list_sides(line)),
        hold_seconds=amount.hold_seconds,
        repetitions=amount.repetitions,
        why=content.words["physio_plan.why"],
        modifications=(*advice, line.note) if line.note else advice,
        sets=amount.sets,
        seconds_each=amount.seconds_each,
        side=find_single_side(line) or UNSET,
    )
    return item if person.choices.flare_mode is None else halve_item(item)


def _limit_library_dose(
    line: LibraryLine, answers: Answers, past: HistorySummary, content: Content
) -> DoseStep:
    """Return the requested dose, limited to what this person's own plan could contain today.

    Args:
        line: A line that fits its move.
        answers: Validated answers.
        past: The summary of past sessions.
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


def _limit_own_dose(line: OwnLine, age_group: str, content: Content) -> DoseStep:
    """Return the requested dose, limited to the first doses of our moves.

    A hold is at most the first step of the depth assigned to own moves, because good weeks with
    other moves say nothing about this one. A counted move has at most the sets, repetitions and
    seconds of our counted moves.

    Args:
        line: A move that we know nothing about.
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


def _states_less(item: PlanItem, dose: HeldDose | CountedDose | PacedDose) -> bool:
    """Whether an item contains less than was requested."""
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
    """Return the most sets, repetitions and seconds per side of our counted moves."""
    doses = [move.own_dose for move in content.moves.values() if move.counted]
    counted = [dose for dose in doses if dose is not None]
    return (
        max(dose.sets or 1 for dose in counted),
        max(dose.repetitions for dose in counted),
        max(dose.seconds for dose in counted),
    )
