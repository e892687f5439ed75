"""One move by itself: how much of it fits today, by the rules that a whole session keeps to."""

from __future__ import annotations

from collections.abc import Mapping

from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.choices import FlareMode, halve_item
from psoas_coach.guidance.dose import compute_daily_seconds, list_first_doses
from psoas_coach.guidance.moves import DEEPEST, read_precautions
from psoas_coach.guidance.plan_tables import build_item, build_tables
from psoas_coach.guidance.results import Answers, Guidance, PlanItem


def fit_single_move(  # noqa: PLR0913 -- a move, the rules, and what today has held so far
    id_: str,
    guidance: Guidance,
    answers: Mapping[str, object],
    content: Content,
    *,
    way: FlareMode | None = None,
    stretched_seconds: float = 0.0,
) -> PlanItem | None:
    """Return the line of a session that holds this move only, or None where today has none.

    A move of the plan keeps the plan's dose, any other has the one it begins with. Deep moves come
    with a plan alone, which counts their days, and no day stretches for longer than its share of
    the week. On a day without a session there is no single move either.

    Args:
        id_: The move's.
        guidance: What is in force, with today's symptoms where they are known.
        answers: The raw answers it rests on; age group and precautions count.
        content: The rules.
        way: How a bad day that is on changes the plan.
        stretched_seconds: Seconds that one side has been stretched for today.
    """
    move = content.moves.get(id_)
    if move is None or id_ not in guidance.allowed or not guidance.session:
        return None
    if id_ in content.plan.breaks or id_ in content.plan.habits:
        return None
    item = next((one for one in guidance.session if one.move == id_), None)
    if item is None:
        if move.depth == DEEPEST:
            return None
        item = _first_item(id_, check_answers(answers, content)[0], content)
        item = item if way is None else halve_item(item)
    stretch = item.rounds * item.round_seconds if move.lengthens else 0
    too_long = stretch and stretched_seconds + stretch > compute_daily_seconds(content)
    return None if too_long else item


def _first_item(id_: str, answers: Answers, content: Content) -> PlanItem:
    """Return a move with the dose that it begins with, and this person's lines of advice."""
    ticked, tables = read_precautions(answers), build_tables(content)
    dose = list_first_doses(content, str(answers.get("age_group")), ticked)[id_]
    why = tables.why[content.plan.recipe[-1].id, content.moves[id_].kind]
    advice = tables.advice.items() if ticked else ()
    lines = tuple(lines[id_] for one, lines in advice if one in ticked and id_ in lines)
    return build_item(id_, content, dose, why, lines)
