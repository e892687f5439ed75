"""Which moves are allowed, and for each other one, the answers that withheld it.

A single move keeps to the same limits as a whole session; see ``fit_single_move``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.answers import check_answers
from psoas_coach.guidance.choices import FlareMode, halve_item
from psoas_coach.guidance.depth import Cap
from psoas_coach.guidance.dose import compute_daily_seconds, list_first_doses
from psoas_coach.guidance.history import HistorySummary
from psoas_coach.guidance.plan_tables import build_item, build_tables
from psoas_coach.guidance.results import Answers, Guidance, PatternState, PlanItem, Withheld

DEEPEST = 3
"""The deepest that a move goes."""


class _Gates(msgspec.Struct, frozen=True):
    """One move as its gates see it.

    Attributes:
        id: The move's.
        depth: From 0 to 3.
        lengthens: Whether it lengthens the front of the hip.
        thigh_signs: Whether any thigh signs withhold it.
        precautions: Each precaution that withholds it, and its reference.
        waits_for: A move, and the clean sessions with it that this one waits for.
        substitutes: What is offered instead, in the order it is tried.
    """

    id: str
    depth: int
    lengthens: bool
    thigh_signs: bool
    precautions: Mapping[str, str]
    waits_for: tuple[str, int] | None
    substitutes: tuple[str, ...]


@functools.lru_cache(maxsize=8)
def _gates(content: Content) -> tuple[_Gates, ...]:
    return tuple(
        _Gates(
            id_,
            move.depth,
            move.lengthens,
            move.withheld_by_thigh_signs,
            {one: f"precautions.{one}" for one in move.withheld_by},
            (move.needs_clean.move, move.needs_clean.sessions) if move.needs_clean else None,
            _substitutes(id_, content),
        )
        for id_, move in content.moves.items()
    )


def _substitutes(id_: str, content: Content) -> tuple[str, ...]:
    """Return the substitute of a move, that one's own substitute, and so on."""
    substitutes = []
    step = content.moves[id_].instead
    while step is not None:
        substitutes.append(step)
        step = content.moves[step].instead
    return tuple(substitutes)


def gate_moves(
    answers: Answers,
    content: Content,
    *,
    cap: Cap,
    states: dict[str, PatternState],
    past: HistorySummary,
) -> tuple[tuple[str, ...], tuple[Withheld, ...]]:
    """Return the sorted ids of what is left, and everything that is withheld.

    Both are empty at a cap below 0: then no move is named at all. A withheld move names the first
    of its substitutes that is allowed itself.
    """
    if cap.depth < 0:
        return (), ()
    ticked = read_precautions(answers)
    thigh_signs = states["nerve"].state == "likely"
    overstretched = tuple(
        f"patterns.{id_}"
        for id_, pattern in content.patterns.items()
        if pattern.withholds_lengthening and states[id_].state == "likely"
    )
    too_deep = {depth: cap.against(depth) for depth in range(cap.depth + 1, DEEPEST + 1)}
    allowed = []
    withheld = []
    for move in _gates(content):
        refs = too_deep.get(move.depth, ())
        if not ticked.isdisjoint(move.precautions):
            refs += tuple(ref for one, ref in move.precautions.items() if one in ticked)
        if thigh_signs and move.thigh_signs:
            refs += ("thigh_frequency",)
        if overstretched and move.lengthens:
            refs += overstretched
        if move.waits_for and past.clean_with.get(move.waits_for[0], 0) < move.waits_for[1]:
            refs += ("history.needs_clean",)
        if refs or move.depth > cap.depth:
            withheld.append((move, refs))
        else:
            allowed.append(move.id)
    allowed.sort()
    return tuple(allowed), tuple(
        Withheld(move.id, tuple(dict.fromkeys(refs)), _first(move.substitutes, allowed))
        for move, refs in withheld
    )


def _first(candidates: tuple[str, ...], allowed: list[str]) -> str | None:
    for one in candidates:
        if one in allowed:
            return one
    return None


def read_precautions(answers: Answers) -> frozenset[str]:
    """Return the precautions that were ticked."""
    ticked = answers.get("precautions")
    return frozenset(ticked) if isinstance(ticked, tuple) else frozenset()


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
