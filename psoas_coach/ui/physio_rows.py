"""The moves of a physio's plan as rows: on their own page, and among what Today holds."""

from __future__ import annotations

from msgspec import structs

from psoas_coach.content import Content
from psoas_coach.guidance.physio_plan.model import LibraryLine, PhysioPlan, PlanLine
from psoas_coach.guidance.physio_plan.today import LineToday, PhysioPlanToday
from psoas_coach.ui.move_rows import MoveRow
from psoas_coach.ui.phrases.doses import dose
from psoas_coach.ui.phrases.physio_plan import name_line, write_asked
from psoas_coach.ui.words import say


def build_rows(plan: PhysioPlan, today: PhysioPlanToday, content: Content) -> list[MoveRow]:
    """Return a row for each line of today, with how it is done.

    Args:
        plan: What the physio asks for.
        today: What of it is for today.
        content: The words of our moves.
    """
    return [_build_row(done, plan.moves[done.number], content) for done in today.lines]


def build_today_rows(plan: PhysioPlan, today: PhysioPlanToday, content: Content) -> list[MoveRow]:
    """Return the same rows for a list that leaves out how a move is done.

    Args:
        plan: What the physio asks for.
        today: What of it is for today.
        content: The words of our moves.
    """
    return [structs.replace(row, steps=()) for row in build_rows(plan, today, content)]


def _build_row(done: LineToday, line: PlanLine, content: Content) -> MoveRow:
    lowered = say("physio_plan.lowered", asked=write_asked(done, line)) if done.lowered else ""
    row = MoveRow(
        name=name_line(line, content),
        dose=dose(done.item),
        why=lowered,
        notes_title=say("physio_plan.for_you"),
        notes=done.item.modifications,
    )
    if not isinstance(line, LibraryLine):
        mark = say("physio_plan.own")
        return structs.replace(row, mark=mark, steps=line.steps, photo=line.picture)
    words = content.move_words[line.move]
    return structs.replace(
        row,
        mark=say("physio_plan.less") if done.lowered else "",
        steps=(words.start, *words.steps, words.come_out),
        pictured=line.move,
    )
