"""Why a line of a physio's plan waits, regardless of the plan's other lines.

Our moves pass the gates that everybody's plan passes. Nothing is known about a physio's own move:
it waits for everything that any move up to its depth waits for.
"""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.guidance.dose import select_tiers
from psoas_coach.guidance.history import HistorySummary
from psoas_coach.guidance.moves import DEEPEST, read_precautions
from psoas_coach.guidance.patterns import select_likely
from psoas_coach.guidance.physio_plan.lines import find_line_fault
from psoas_coach.guidance.physio_plan.model import LibraryLine, PlanLine
from psoas_coach.guidance.physio_plan.today import LineHeld, PersonToday, Why

_WEEK = 7


def find_gate(
    number: int, line: PlanLine, person: PersonToday, past: HistorySummary, content: Content
) -> LineHeld | None:
    """Return why a line waits, or None if it does not.

    Args:
        number: Its place in the plan, from 0.
        line: The line.
        person: The person the plan is for.
        past: The summary of their past sessions.
        content: The rules.
    """
    if find_line_fault(line, content) is not None:
        return LineHeld(number, "unfit")
    find = _find_library_gate if isinstance(line, LibraryLine) else _find_own_gate
    held = find(number, line, person, content)
    if held is not None:
        return held
    rests = _find_rest(line, person, past, content)
    return None if rests is None else LineHeld(number, rests)


def find_depth(line: PlanLine, content: Content) -> int:
    """Return the depth of a line that fits its move; own moves have an assigned depth."""
    if isinstance(line, LibraryLine):
        return content.moves[line.move].depth
    return content.physio_plan.own_moves.depth


def _find_library_gate(
    number: int, line: PlanLine, person: PersonToday, _content: Content
) -> LineHeld | None:
    if line.move in person.guidance.allowed:
        return None
    refs = {entry.move: entry.because for entry in person.guidance.withheld}
    return LineHeld(number, "withheld", refs.get(line.move, ()))


def _find_own_gate(
    number: int, _line: PlanLine, person: PersonToday, content: Content
) -> LineHeld | None:
    guidance, depth = person.guidance, content.physio_plan.own_moves.depth
    ticked = read_precautions(person.answers)
    likely = select_likely(guidance.patterns)
    refs = [*(guidance.reasons if guidance.level != "none" else ())]
    refs += guidance.cap_reasons if guidance.depth_cap < depth else ()
    refs += [f"precautions.{item}" for item in content.precautions.items if item in ticked]
    refs += ["thigh_frequency"] if "nerve" in likely else []
    refs += [
        f"patterns.{id_}"
        for id_, pattern in content.patterns.items()
        if pattern.withholds_lengthening and id_ in likely
    ]
    if refs or guidance.level != "none" or guidance.depth_cap < depth:
        return LineHeld(number, "withheld", tuple(dict.fromkeys(refs)))
    if person.visit_due:
        return LineHeld(number, "visit")
    return LineHeld(number, "bad_day") if person.choices.flare_mode is not None else None


def _find_rest(
    line: PlanLine, person: PersonToday, past: HistorySummary, content: Content
) -> Why | None:
    """Return why an allowed line rests today, or None."""
    if line.move in person.choices.hidden:
        return "hidden"
    if _count_days(line.move, person) >= _find_most_days(line, person, content):
        return "days"
    deep = find_depth(line, content) == DEEPEST
    return "deep_days" if deep and past.deep_days >= content.plan.deep_days_a_week else None


def _count_days(move: str, person: PersonToday) -> int:
    """Count the days with a move, of the six before today."""
    sessions = person.history.sessions if person.history is not None else ()
    dates = {session.date for session in sessions if move in session.moves}
    return sum(0 < (person.date - date).days < _WEEK for date in dates)


def _find_most_days(line: PlanLine, person: PersonToday, content: Content) -> int:
    """Return on how many days of a week a line is done: the physio's number, or ours if less."""
    depth = find_depth(line, content)
    if not depth:
        return line.days_a_week
    tiers = select_tiers(content, str(person.answers.get("age_group")))
    return min(line.days_a_week, tiers[depth].days)
