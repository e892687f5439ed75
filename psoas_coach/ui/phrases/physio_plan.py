"""A physio's plan in sentences: its author, the dose of each move, and why some moves wait."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from psoas_coach.content import Content
from psoas_coach.guidance.physio_plan.model import HeldDose, LibraryLine, PhysioPlan, PlanLine
from psoas_coach.guidance.physio_plan.today import ASKS_PHYSIO, LineHeld, LineToday
from psoas_coach.guidance.results import PlanItem
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.phrases import answer_words
from psoas_coach.ui.phrases.doses import say_dose
from psoas_coach.ui.words import say


def name_line(line: PlanLine, content: Content) -> str:
    """Return the name of a move: ours, or the physio's for a move of their own."""
    if isinstance(line, LibraryLine):
        return answer_words.say_move(line.move, content)
    return line.name


def list_facts(plan: PhysioPlan) -> Iterator[str]:
    """Yield who made a plan, how long it is valid, and its limits."""
    signature = {"name": plan.made_by, "date": format_day(plan.made_on)}
    yield say("physio_plan.made_by" if plan.made_by else "physio_plan.made", **signature)
    yield say("physio_plan.until", date=format_day(plan.until))
    limits = plan.limits
    if limits.stop_at_pain is not None:
        yield say("physio_plan.stop_at", number=limits.stop_at_pain)
    if limits.most_minutes is not None:
        yield say("physio_plan.most_minutes", minutes=limits.most_minutes)


def write_asked(line_today: LineToday, line: PlanLine) -> str:
    """Return the dose that the physio asked for, in the same words."""
    dose = line.dose
    item: PlanItem
    if isinstance(dose, HeldDose):
        item = structs.replace(line_today.item, hold_seconds=dose.seconds, repetitions=dose.times)
    else:
        item = structs.replace(line_today.item, sets=dose.sets, repetitions=dose.repetitions)
    return say_dose(item)


def write_waiting(held: LineHeld, line: PlanLine, content: Content) -> str:
    """Return why a line waits, and whether to ask the physio about it.

    Args:
        held: The line that waits, with the reason.
        line: The line of the plan.
        content: The words of the moves.
    """
    because = answer_words.join_phrases([answer_words.say_reason(ref) for ref in held.because])
    values = {"name": name_line(line, content), "because": because}
    sentence = say(f"physio_plan.waits.{held.why}", **values)
    return f"{sentence} {say('physio_plan.ask')}" if held.why in ASKS_PHYSIO else sentence
