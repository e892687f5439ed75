"""The moves that are allowed and, for each other move, the answers that withhold it."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import msgspec

from psoas_coach.content import Content
from psoas_coach.guidance.depth import Cap
from psoas_coach.guidance.history import HistorySummary
from psoas_coach.guidance.results import Answers, PatternState, Withheld

DEEPEST = 3
"""The greatest depth of a move."""


class _Gates(msgspec.Struct, frozen=True):
    """The gates of one move.

    Attributes:
        id: The id of the move.
        depth: From 0 to 3.
        lengthens: Whether it lengthens the front of the hip.
        thigh_signs: Whether thigh signs withhold it.
        precautions: Each precaution that withholds it, and its reference.
        waits_for: Another move, and the number of clean sessions with it that are needed first.
        substitutes: Its substitutes, in the order in which they are tried.
    """

    id: str
    depth: int
    lengthens: bool
    thigh_signs: bool
    precautions: Mapping[str, str]
    waits_for: tuple[str, int] | None
    substitutes: tuple[str, ...]


@functools.lru_cache(maxsize=8)
def _build_gates(content: Content) -> tuple[_Gates, ...]:
    return tuple(
        _Gates(
            id_,
            move.depth,
            move.lengthens,
            move.withheld_by_thigh_signs,
            {precaution: f"precautions.{precaution}" for precaution in move.withheld_by},
            (move.needs_clean.move, move.needs_clean.sessions) if move.needs_clean else None,
            _list_substitutes(id_, content),
        )
        for id_, move in content.moves.items()
    )


def _list_substitutes(id_: str, content: Content) -> tuple[str, ...]:
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
    """Return the sorted ids of the allowed moves, and all withheld ones.

    Both are empty at a cap below 0, because then no move is named at all. The substitute of a
    withheld move is the first one in its chain that is allowed.

    Args:
        answers: Answers by question id.
        content: The questionnaire, the rules and the words.
        cap: The depth cap, 0 to 3, with its reasons.
        states: State of each pattern by its id.
        past: The summary of past sessions.
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
    too_deep = {depth: cap.list_reasons(depth) for depth in range(cap.depth + 1, DEEPEST + 1)}
    allowed = []
    withheld = []
    for move in _build_gates(content):
        refs = too_deep.get(move.depth, ())
        if not ticked.isdisjoint(move.precautions):
            refs += tuple(
                ref for precaution, ref in move.precautions.items() if precaution in ticked
            )
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
        Withheld(move.id, tuple(dict.fromkeys(refs)), _find_allowed(move.substitutes, allowed))
        for move, refs in withheld
    )


def _find_allowed(candidates: tuple[str, ...], allowed: list[str]) -> str | None:
    for candidate in candidates:
        if candidate in allowed:
            return candidate
    return None


def read_precautions(answers: Answers) -> frozenset[str]:
    """Return the precautions that were ticked."""
    ticked = answers.get("precautions")
    return frozenset(ticked) if isinstance(ticked, tuple) else frozenset()
