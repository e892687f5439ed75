"""The moves' depths, gates and substitutes, held against the contract that is written by hand.

A slip in ``data/moves.toml`` could offer a stretch to somebody it may hurt, so the contract is not
derived from that file: both must be changed to change a rule.
"""

from __future__ import annotations

import pytest

from psoas_coach import content
from tests.support.rules_contract import COUNTED, LYING, MOVES, ON_THE_FLOOR, SEED


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


def test_only_the_twist_waits_for_three_clean_backbends() -> None:
    waits = {
        id_: (move.needs_clean.move, move.needs_clean.sessions)
        for id_, move in content.load().moves.items()
        if move.needs_clean
    }
    assert waits == {"kneeling_backbend_twist": ("kneeling_backbend", 3)}


def test_a_lengthening_move_is_done_once_for_each_side_unless_both_hips_open_at_once() -> None:
    moves = content.load().moves
    one_sided = {id_ for id_, move in moves.items() if move.lengthens and move.sides == 1}
    assert one_sided == {"kneeling_backbend"}
