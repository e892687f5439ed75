"""Which moves are allowed, and for each other one, the answers that withheld it."""

from __future__ import annotations

from psoas_coach.content import Content
from psoas_coach.content.schema import Move
from psoas_coach.guidance.depth import Cap
from psoas_coach.guidance.history import Standing
from psoas_coach.guidance.results import Answers, PatternState, Withheld


def allowed_moves(
    answers: Answers,
    content: Content,
    *,
    cap: Cap,
    states: dict[str, PatternState],
    past: Standing,
) -> tuple[tuple[str, ...], tuple[Withheld, ...]]:
    """Return the sorted ids of what is left, and everything that is withheld.

    Both are empty at a cap below 0: then no move is named at all.
    """
    if cap.depth < 0:
        return (), ()
    ticked = answers.get("precautions", ())
    precautions = set(ticked) if isinstance(ticked, tuple) else set()
    thigh_signs = states["nerve"].state == "likely"
    overstretched = tuple(
        f"patterns.{id_}"
        for id_, pattern in content.patterns.items()
        if pattern.withholds_lengthening and states[id_].state == "likely"
    )
    because: dict[str, tuple[str, ...]] = {}
    for id_, move in content.moves.items():
        refs = list(cap.against(move.depth)) if move.depth > cap.depth else []
        refs += [f"precautions.{one}" for one in move.withheld_by if one in precautions]
        if thigh_signs and move.withheld_by_thigh_signs:
            refs.append("thigh_frequency")
        if move.lengthens:
            refs += overstretched
        if _waits(move, past):
            refs.append("history.needs_clean")
        because[id_] = tuple(dict.fromkeys(refs))
    allowed = frozenset(id_ for id_, refs in because.items() if not refs)
    withheld = tuple(
        Withheld(id_, refs, _instead(id_, allowed, content))
        for id_, refs in because.items()
        if refs
    )
    return tuple(sorted(allowed)), withheld


def _waits(move: Move, past: Standing) -> bool:
    needs = move.needs_clean
    return needs is not None and past.clean_with.get(needs.move, 0) < needs.sessions


def _instead(id_: str, allowed: frozenset[str], content: Content) -> str | None:
    """Return the first allowed move down the chain of substitutes."""
    step = content.moves[id_].instead
    while step is not None and step not in allowed:
        step = content.moves[step].instead
    return step
