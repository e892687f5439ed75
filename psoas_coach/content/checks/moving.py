"""Moves: whether each has its gates, its substitute and its dose in order, and enough are open."""

from __future__ import annotations

from collections.abc import Iterator

from psoas_coach.content.checks.names import report_repeats, report_unknown
from psoas_coach.content.schema import Content, Move

FEWEST_OPEN = 3
"""Moves without stretching that stay open to everybody, whatever the precautions."""


def find_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with moves.toml."""
    for id_, move in content.moves.items():
        field = f"moves.toml: {id_}"
        yield from _move(field, move, content)
        yield from _instead(field, id_, content)
        if move.needs_clean and move.needs_clean.move not in content.moves:
            yield f"{field}.needs_clean.move: unknown name {move.needs_clean.move!r}"
    open_to_all = [move for move in content.moves.values() if not _gated(move)]
    if len(open_to_all) < FEWEST_OPEN:
        yield (
            f"moves.toml: withheld_by: at least {FEWEST_OPEN} moves of depth 0 "
            "must be open to everybody"
        )
    breaks = [content.moves[id_] for id_ in content.plan.breaks if id_ in content.moves]
    if all(_gated(move) for move in breaks):
        yield "plan.toml: breaks: one of them must be open to everybody"


def _gated(move: Move) -> bool:
    return bool(move.depth or move.withheld_by or move.withheld_by_thigh_signs or move.needs_clean)


def _move(field: str, move: Move, content: Content) -> Iterator[str]:
    yield from report_unknown(f"{field}.withheld_by", move.withheld_by, content.precautions.items)
    yield from report_repeats(f"{field}.withheld_by", move.withheld_by)
    yield from report_unknown(f"{field}.sources", move.sources, content.sources)
    if move.lengthens != (move.depth > 0):
        yield f"{field}.depth: a lengthening move has 1 to 3, any other 0"
    yield from _dose(field, move)
    if move.withheld_by and move.instead is None:
        yield f"{field}.instead: needed where something withholds the move"


def _dose(field: str, move: Move) -> Iterator[str]:
    """A move is held or counted; a held one that lengthens gets its dose from dose.toml."""
    counted = [one is not None for one in (move.sets, move.seconds_each)]
    if any(counted):
        if not all(counted) or move.repetitions is None:
            yield f"{field}.sets: a counted move has sets, repetitions and seconds_each"
        if sum(move.beat or ()) != (move.seconds_each or 0):
            yield f"{field}.beat: its three parts add up to seconds_each"
        if move.hold_seconds is not None:
            yield f"{field}.hold_seconds: a counted move is not held"
        return
    if move.beat is not None:
        yield f"{field}.beat: only a counted move has a beat"
    held = [one is not None for one in (move.hold_seconds, move.repetitions)]
    if move.lengthens and any(held):
        yield f"{field}.hold_seconds: dose.toml gives the dose of held moves that lengthen"
    if not move.lengthens and not all(held):
        yield f"{field}.hold_seconds: needed beside repetitions where nothing is lengthened"


def _instead(field: str, id_: str, content: Content) -> Iterator[str]:
    seen, step = {id_}, content.moves[id_].instead
    while step is not None:
        if step not in content.moves:
            yield f"{field}.instead: leads to the unknown move {step!r}"
            return
        if step in seen:
            yield f"{field}.instead: the substitutes go round in a circle"
            return
        seen.add(step)
        step = content.moves[step].instead
