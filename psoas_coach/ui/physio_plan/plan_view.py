"""A physio's plan as it is shown: what of it is for today, and what waits."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from psoas_coach.content import Content
from psoas_coach.guidance.physio_plan.model import LibraryLine, PhysioPlan, PlanLine
from psoas_coach.guidance.physio_plan.today import LineToday, PhysioPlanToday
from psoas_coach.ui import html
from psoas_coach.ui.dates import day
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.move_rows import MoveRow, build_move_rows
from psoas_coach.ui.phrases.physio_plan import (
    list_facts,
    name_line,
    write_asked,
    write_dose,
    write_waiting,
)
from psoas_coach.ui.words import say


def build_plan_view(
    plan: PhysioPlan, today: PhysioPlanToday, content: Content, colours: Theme
) -> Html:
    """Return the plan. While it is silent no move of it is named.

    Everything that the file says is escaped: it was typed by somebody whom we do not know.

    Args:
        plan: What the physio asks for.
        today: What of it is for today.
        content: The words of our moves.
        colours: The theme of the page.
    """
    return html.join(
        (
            html.heading(plan.name),
            html.unordered_list(list_facts(plan)),
            *([html.paragraph(html.lines(plan.note.split("\n")))] if plan.note else []),
            *_body(plan, today, content, colours),
        )
    )


def _body(
    plan: PhysioPlan, today: PhysioPlanToday, content: Content, colours: Theme
) -> Iterator[Html]:
    if today.silent is not None:
        dates = {"date": day(plan.until), "begins": day(plan.made_on)}
        yield html.paragraph(say(f"physio_plan.silent.{today.silent}", **dates))
        return
    yield html.heading(say("physio_plan.today"), 3)
    if today.lines:
        rows = [_row(done, plan.moves[done.number], content) for done in today.lines]
        yield build_move_rows(rows, colours)
        yield html.paragraph(say("physio_plan.stop"))
    else:
        yield html.paragraph(say("physio_plan.nothing"))
    if today.held:
        yield html.heading(say("physio_plan.waiting"), 3)
        yield html.unordered_list(
            write_waiting(held, plan.moves[held.number], content) for held in today.held
        )


def _row(done: LineToday, line: PlanLine, content: Content) -> MoveRow:
    lowered = say("physio_plan.lowered", asked=write_asked(done, line)) if done.lowered else ""
    notes = (*done.item.modifications, *([line.note] if line.note else []))
    row = MoveRow(
        name=name_line(line, content),
        dose=write_dose(done, line),
        why=lowered,
        notes_title=say("physio_plan.for_you"),
        notes=notes,
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
