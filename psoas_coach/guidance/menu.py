"""What a plan is chosen from, laid out once for each content: orders, reasons, lines of advice."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from psoas_coach.content import Content
from psoas_coach.content.schema import Kind
from psoas_coach.guidance.results import PlanItem


class Menu(msgspec.Struct, frozen=True):
    """Lookups for filling a plan.

    Attributes:
        order: For a kind, and for a recipe that takes the gentlest first or not, the moves in
            the order they are tried.
        why: For a recipe and a kind, the sentence that says why such a move is in the plan.
        advice: For a precaution that modifies, the line for each move.
        ready: For a recipe, a kind and a move with a dose of its own, its line of a plan for
            somebody without precautions: most lines of most plans.
    """

    order: Mapping[tuple[Kind, bool], tuple[str, ...]]
    why: Mapping[tuple[str, Kind], str]
    advice: Mapping[str, Mapping[str, str]]
    ready: Mapping[tuple[str, Kind, str], PlanItem]


@functools.lru_cache(maxsize=8)
def menu(content: Content) -> Menu:
    """Lay out the menu of a content."""
    moves, words = content.moves, content.words
    order = {
        (kind, gentlest): tuple(
            sorted(ids, key=lambda id_: moves[id_].depth * (1 if gentlest else -1))
        )
        for kind, ids in content.plan.order.items()
        for gentlest in (False, True)
    }
    why = {
        (recipe.pattern, kind): words.get(f"results.why.{recipe.pattern}.{kind}")
        or words[f"results.why.none.{kind}"]
        for recipe in content.plan.recipe
        for kind in content.plan.order
    }
    advice = {
        one: {
            id_: words.get(f"results.modifications.{one}.{id_}")
            or words[f"results.modifications.{one}.any"]
            for id_ in moves
        }
        for one in content.precautions.modify
    }
    ready = {
        (pattern, kind, id_): PlanItem(
            move=id_,
            depth=moves[id_].depth,
            sides=moves[id_].sides,
            hold_seconds=hold,
            repetitions=repetitions,
            why=sentence,
            modifications=(),
        )
        for (pattern, kind), sentence in why.items()
        for id_ in content.plan.order[kind]
        if (hold := moves[id_].hold_seconds) and (repetitions := moves[id_].repetitions)
    }
    return Menu(order, why, advice, ready)
