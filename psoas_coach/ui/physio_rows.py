"""The moves of a physio's plan as rows, on its own page and among the moves on Today."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from psoas_coach.coach.physio_plan import OpenPlan
from psoas_coach.content import Content
from psoas_coach.guidance.physio_plan.model import LibraryLine, PhysioPlan, PlanLine
from psoas_coach.guidance.physio_plan.today import LineToday, PhysioPlanToday
from psoas_coach.guidance.results import PlanItem
from psoas_coach.ui.move_rows import MoveRow, list_session_rows
from psoas_coach.ui.phrases.doses import say_dose
from psoas_coach.ui.phrases.physio_plan import name_line, write_asked
from psoas_coach.ui.words import say


def build_rows(plan: PhysioPlan, today: PhysioPlanToday, content: Content) -> list[MoveRow]:
    """Return a row for each line for today, with its steps.

    Args:
        plan: What the physio asks for.
        today: Which of its lines are for today.
        content: The words of our moves.
    """
    return [
        _build_row(line_today, plan.moves[line_today.number], content) for line_today in today.lines
    ]


def list_todays_rows(
    moves: Sequence[PlanItem], physio: OpenPlan | None, content: Content
) -> list[MoveRow]:
    """Return the moves of today's session: the physio's if the plan has some for today, else ours.

    The rows do not include steps.

    Args:
        moves: The moves of our plan.
        physio: The physio's plan in force, or None.
        content: The words of our moves.
    """
    if physio is None or not physio.items:
        return list_session_rows(moves, content)
    rows = build_rows(physio.plan, physio.today, content)
    return [structs.replace(row, steps=()) for row in rows]


def _build_row(line_today: LineToday, line: PlanLine, content: Content) -> MoveRow:
    lowered = (
        say("physio_plan.lowered", asked=write_asked(line_today, line))
        if line_today.lowered
        else ""
    )
    row = MoveRow(
        name=name_line(line, content),
        dose=say_dose(line_today.item),
        why=lowered,
        notes_title=say("physio_plan.for_you"),
        notes=line_today.item.modifications,
    )
    if not isinstance(line, LibraryLine):
        mark = say("physio_plan.own")
        return structs.replace(row, mark=mark, steps=line.steps, photo=line.picture)
    words = content.move_words[line.move]
    return structs.replace(
        row,
        mark=say("physio_plan.less") if line_today.lowered else "",
        steps=(words.start, *words.steps, words.come_out),
        pictured=line.move,
    )
