"""The moves' depths, gates and substitutes, held against the contract that is written by hand.

A slip in ``data/moves.toml`` could offer a stretch to somebody it may hurt, so the contract is not
derived from that file: both must be changed to change a rule.
"""

from __future__ import annotations

import pytest

from psoas_coach import content
from tests.support.rules_contract import (
    BOTH_HIPS,
    COUNTED,
    LYING,
    MOVES,
    NEEDS_CLEAN,
    ON_THE_FLOOR,
    SEED,
)


def test_there_are_the_twenty_one_moves() -> None:
    assert list(content.load().moves) == list(MOVES)
    assert len(MOVES) == 21


@pytest.mark.parametrize("id_", MOVES)
def test_a_move_has_what_is_written_by_hand(id_: str) -> None:
    move = content.load().moves[id_]
    depth, lengthens, gates, no_thigh_signs, instead = MOVES[id_]
    assert move.depth == depth
    assert move.lengthens == lengthens
    assert {*move.withheld_by} == gates
    assert move.withheld_by_thigh_signs == no_thigh_signs
    assert move.instead == instead
    assert move.seed == (id_ in SEED)
    assert move.counted == (id_ in COUNTED)
    assert move.lying == (id_ in LYING)
    assert (move.position == "floor") == (id_ in ON_THE_FLOOR)
    waits = move.needs_clean and (move.needs_clean.move, move.needs_clean.sessions)
    assert waits == NEEDS_CLEAN.get(id_)
    assert (move.lengthens and move.sides == 1) == (id_ in BOTH_HIPS)
