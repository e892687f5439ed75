"""Finding moves: each filter, and all of them together."""

from __future__ import annotations

import pytest

from psoas_coach import content
from psoas_coach.guidance.dose import find_usual_dose
from psoas_coach.ui.moves.browse import POSITIONS, MoveFilter, filter_moves
from psoas_coach.ui.phrases.doses import find_minutes

ALL = content.load()


def test_nothing_wanted_shows_every_move_the_gentlest_first() -> None:
    moves = filter_moves(MoveFilter(), ALL)
    assert sorted(moves) == sorted(ALL.moves)
    depths = [ALL.moves[id_].depth for id_ in moves]
    assert depths == sorted(depths)


@pytest.mark.parametrize("position", POSITIONS)
def test_a_position_shows_its_moves_and_no_other(position: str) -> None:
    matching = set(filter_moves(MoveFilter(position=position), ALL))
    assert matching == {id_ for id_, move in ALL.moves.items() if move.position == position}
    assert matching


def test_the_equipment_filter_leaves_out_moves_that_need_more() -> None:
    matching = set(filter_moves(MoveFilter(kit=frozenset({"mat"})), ALL))
    assert {"heel_slide", "bridge", "stand_and_walk"} <= matching
    assert not {"runners_lunge", "side_lying_strap", "bed_edge_hang"} & matching


def test_depth_is_met_exactly() -> None:
    assert set(filter_moves(MoveFilter(depth=3), ALL)) == {
        "kneeling_backbend",
        "kneeling_backbend_twist",
        "couch_stretch",
    }


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_move_takes_longer_than_wanted(most: int) -> None:
    moves = filter_moves(MoveFilter(minutes=most), ALL)
    assert moves
    assert all(find_minutes(id_, ALL) <= most for id_ in moves)
    assert any(find_minutes(id_, ALL) == most for id_ in moves)


def test_all_that_is_wanted_holds_at_once() -> None:
    expected = MoveFilter(position="chair", kit=frozenset({"chair"}), depth=0, minutes=2)
    assert set(filter_moves(expected, ALL)) == {"slow_breathing", "seated_rock", "seated_march"}


def test_a_bed_with_no_bed_at_hand_finds_nothing() -> None:
    assert filter_moves(MoveFilter(position="bed", kit=frozenset({"mat"})), ALL) == ()


def test_the_usual_dose_is_the_first_step_for_everybody() -> None:
    lunge = find_usual_dose("runners_lunge", ALL)
    assert (lunge.hold_seconds, lunge.repetitions) == (30, 2)
    rest = find_usual_dose("constructive_rest", ALL)
    assert (rest.hold_seconds, rest.repetitions) == (150, 1)
