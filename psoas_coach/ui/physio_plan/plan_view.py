"""The view of a physio's plan: the moves for today, and the moves that wait."""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content import Content
from psoas_coach.guidance.physio_plan.model import PhysioPlan
from psoas_coach.guidance.physio_plan.today import PhysioPlanToday
from psoas_coach.ui import html
from psoas_coach.ui.dates import format_day
from psoas_coach.ui.figures import Theme
from psoas_coach.ui.html import Html
from psoas_coach.ui.move_rows import build_move_rows
from psoas_coach.ui.phrases.physio_plan import list_facts, write_waiting
from psoas_coach.ui.physio_rows import build_rows
from psoas_coach.ui.words import say


def build_plan_view(
    plan: PhysioPlan, today: PhysioPlanToday, content: Content, colours: Theme
) -> Html:
    """Return today's moves of a plan, and those that wait. While it is silent, no move is named.

    All text of the file is escaped, because its author is unknown.

    Args:
        plan: What the physio asks for.
        today: Which of its moves are for today.
        content: The words of our moves.
        colours: The theme of the page.
    """
    return html.join(
        (
            html.heading(plan.name),
            html.unordered_list(list_facts(plan)),
            *([html.paragraph(html.lines(plan.note.split("\n")))] if plan.note else []),
            *_build_body(plan, today, content, colours),
        )
    )


def _build_body(
    plan: PhysioPlan, today: PhysioPlanToday, content: Content, colours: Theme
) -> Iterator[Html]:
    if today.silent is not None:
        dates = {"date": format_day(plan.until), "begins": format_day(plan.made_on)}
        yield html.paragraph(say(f"physio_plan.silent.{today.silent}", **dates))
        return
    yield html.heading(say("physio_plan.today"), 3)
    if today.lines:
        yield build_move_rows(build_rows(plan, today, content), colours)
        yield html.paragraph(say("physio_plan.stop"))
    else:
        yield html.paragraph(say("physio_plan.nothing"))
    if today.held:
        yield html.heading(say("physio_plan.waiting"), 3)
        yield html.unordered_list(
            write_waiting(held, plan.moves[held.number], content) for held in today.held
        )
