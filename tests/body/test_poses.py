"""The pose file: its allowed contents, and how faults are reported."""

from typing import get_args

import msgspec
import pytest

from psoas_coach.body.palette import PALETTES
from psoas_coach.body.pose_solver import solve_move
from psoas_coach.body.poses import load_scenes
from psoas_coach.body.props import PROPS, draw_prop
from psoas_coach.content import load
from psoas_coach.content.poses import Pose, Prop, PropKind


def test_a_misspelt_field_is_a_fault_that_names_it() -> None:
    with pytest.raises(msgspec.ValidationError, match="sholder"):
        msgspec.convert({"root": [0, 0], "near_arm": {"sholder": 3}}, Pose)


def test_a_pose_may_release_what_another_held() -> None:
    scene = load_scenes()["crescent_lunge"]
    assert scene.poses["start"].hold
    assert not scene.poses["work"].hold


def test_every_thing_in_the_room_can_be_drawn() -> None:
    assert set(get_args(PropKind)) == {*PROPS, "strap"}
    for kind in get_args(PropKind):
        if kind == "strap":
            continue  # drawn from hand to foot, and seen in a figure below
        for theme in PALETTES.values():
            assert draw_prop(Prop(kind=kind, x=0, y=100, wide=200, high=60), theme)


def test_an_unknown_thing_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="trampoline"):
        msgspec.convert({"kind": "trampoline"}, Prop)


@pytest.mark.parametrize("move", [name for name, move in load().moves.items() if move.lengthens])
def test_a_lengthening_move_opens_the_hip_and_its_easier_way_opens_it_less(move: str) -> None:
    start, work, easier = (
        solve_move(move, pose).hip_flexion for pose in ("start", "work", "easier")
    )
    assert work < start
    assert work <= easier
