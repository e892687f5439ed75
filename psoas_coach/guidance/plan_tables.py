"""Tables for choosing a plan, built once for each content: orders, reasons, lines of advice."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.moves import DoseStep, Recipe
from psoas_coach.content.table import Kind
from psoas_coach.guidance.results import PlanItem


class PlanTables(msgspec.Struct, frozen=True):
    """Lookups for filling a plan.

    Attributes:
        order: For a kind and a depth, the moves in the order used for equal waiting times: the
            article's own first, then as in moves.toml.
        depths: The depths that a kind has, deepest first.
        why: For a recipe and a kind, the sentence that says why such a move is in the plan.
        advice: For a precaution that modifies, the line for each move that it changes.
        ready: For a recipe and a move with a dose of its own, its plan line for a person without
            precautions, which covers most lines of most plans.
        place: For each move, the rank of its position in a session.
        doses: For each move, its own dose, or None.
    """

    order: Mapping[tuple[Kind, int], tuple[str, ...]]
    depths: Mapping[Kind, tuple[int, ...]]
    why: Mapping[tuple[str, Kind], str]
    advice: Mapping[str, Mapping[str, str]]
    ready: Mapping[tuple[str, str], PlanItem]
    place: Mapping[str, int]
    doses: Mapping[str, DoseStep | None]


@functools.lru_cache(maxsize=8)
def build_tables(content: Content) -> PlanTables:
    """Build the lookups of a content."""
    moves, words = content.moves, content.words
    order: dict[tuple[Kind, int], tuple[str, ...]] = {}
    for id_, move in sorted(moves.items(), key=lambda entry: not entry[1].seed):
        order[move.kind, move.depth] = (*order.get((move.kind, move.depth), ()), id_)
    kinds: tuple[Kind, ...] = tuple(dict.fromkeys(kind for kind, _ in order))
    last = content.plan.recipe[-1].id
    why = {
        (recipe.id, kind): words.get(f"results.why.{recipe.id}.{kind}")
        or words[f"results.why.{last}.{kind}"]
        for recipe in content.plan.recipe
        for kind in kinds
    }
    advice = {
        id_: {
            move: words.get(f"results.modifications.{id_}.{move}")
            or words[f"results.modifications.{id_}.any"]
            for move, rules in moves.items()
            if (not rule.lying or rules.lying) and (not rule.moves or move in rule.moves)
        }
        for id_, rule in content.modify.items()
    }
    doses = {id_: move.own_dose for id_, move in moves.items()}
    ready = {
        (recipe.id, id_): build_item(id_, content, dose, why[recipe.id, moves[id_].kind])
        for recipe in content.plan.recipe
        for id_, dose in doses.items()
        if dose is not None
    }
    return PlanTables(
        order=order,
        depths={
            kind: tuple(
                sorted((depth for move_kind, depth in order if move_kind == kind), reverse=True)
            )
            for kind in kinds
        },
        why=why,
        advice=advice,
        ready=ready,
        place={id_: content.plan.positions.index(move.position) for id_, move in moves.items()},
        doses=doses,
    )


def build_item(
    id_: str, content: Content, dose: DoseStep, why: str, modifications: tuple[str, ...] = ()
) -> PlanItem:
    """Return one line of a plan.

    Args:
        id_: The id of the move.
        content: The rules.
        dose: Its dose.
        why: The reason for the move.
        modifications: Advice for this person.
    """
    move = content.moves[id_]
    return PlanItem(
        move=id_,
        depth=move.depth,
        sides=move.sides,
        hold_seconds=dose.hold_seconds,
        repetitions=dose.repetitions,
        why=why,
        modifications=modifications,
        sets=dose.sets,
        seconds_each=dose.seconds_each,
    )


def list_advice(id_: str, ticked: frozenset[str], content: Content) -> tuple[str, ...]:
    """Return the advice that precautions add to a move.

    Args:
        id_: The id of the move.
        ticked: The person's precautions.
        content: The rules.
    """
    advice = build_tables(content).advice.items() if ticked else ()
    return tuple(
        lines[id_] for precaution, lines in advice if precaution in ticked and id_ in lines
    )


def choose_recipe(
    content: Content, likely: frozenset[str] | tuple[str, ...], ticked: frozenset[str]
) -> Recipe:
    """Return the first recipe that matches the likely patterns and the precautions.

    Args:
        content: The questionnaire, the rules and the words.
        likely: Ids of the likely patterns.
        ticked: Ids of the person's precautions.
    """
    for recipe in content.plan.recipe:
        if recipe.pattern is not None:
            if recipe.pattern in likely:
                return recipe
        elif recipe.precaution is None or recipe.precaution in ticked:
            return recipe
    raise AssertionError  # The loader ensures that the last recipe matches everybody.
