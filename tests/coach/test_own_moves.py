"""A physio's own moves are added to ours for one session, and ours are not changed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from psoas_coach.coach.own_moves import add_own_moves
from psoas_coach.content import load
from psoas_coach.guidance.physio_plan.model import HeldDose, OwnLine
from psoas_coach.journal.physio_plans import read_plan
from tests.support.record_samples import physio_plan

CONTENT = load()


def own_line() -> OwnLine:
    line = read_plan(physio_plan()).moves[2]
    assert isinstance(line, OwnLine)
    return line


def test_without_own_moves_the_content_is_the_very_same() -> None:
    assert add_own_moves(CONTENT, ()) is CONTENT


def test_own_moves_are_added_and_ours_are_left_as_they_are() -> None:
    line = own_line()
    own_moves = add_own_moves(CONTENT, [line])
    assert own_moves.moves.keys() - CONTENT.moves.keys() == {line.move}
    assert {id_: own_moves.moves[id_] for id_ in CONTENT.moves} == CONTENT.moves
    move, words = own_moves.moves[line.move], own_moves.move_words[line.move]
    assert (move.counted, move.lengthens, move.sides) == (True, False, 1)
    assert (words.name, words.start, *words.steps) == (line.name, *line.steps)
    assert words.feel == CONTENT.words["physio_plan.own"]


@pytest.mark.parametrize("position", ["standing", "chair", "bed", "floor"])
def test_every_position_has_words_in_the_player(position: str) -> None:
    line = replace(own_line(), position=position, sides="each", dose=HeldDose(20, 2))
    move = add_own_moves(CONTENT, [line]).moves[line.move]
    assert (move.counted, move.lengthens, move.sides) == (False, False, 2)
    assert CONTENT.words[f"player.stance.{move.stance}"]
