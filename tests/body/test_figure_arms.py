"""No arm hides the muscle, and no hand is raised without a reason."""

import pytest

from psoas_coach.body.figure import draw_marks, has_clear_arm
from psoas_coach.body.muscle import is_under_arm
from psoas_coach.body.palette import PALETTES
from psoas_coach.body.person import CLEAR
from psoas_coach.body.pose_solver import solve_move
from psoas_coach.body.poses import load_scenes
from psoas_coach.body.rising import draw_frames

EVERY = [(move, pose) for move, scene in load_scenes().items() for pose in scene.poses]
FREE = [
    ("standing_stride", "work"),
    ("crescent_hands_on_hips", "work"),
    ("runners_lunge", "work"),
    ("crescent_lunge", "work"),
    ("crescent_lunge", "easier"),
    ("tense_and_let_go", "work"),
    ("seated_rock", "work"),
    ("seated_march", "work"),
    ("wall_stack", "easier"),
    ("kneeling_backbend", "work"),
    ("walk", "start"),
    ("walk", "work"),
]
"""Here the arm is out of the way by its own position; the first one greets every new visitor."""


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_an_arm_before_the_muscle_is_see_through(move: str, pose: str) -> None:
    skin = PALETTES["light"].skin
    clear = [m for m in draw_marks(move, pose, "light") if m.fill == skin and m.opacity == CLEAR]
    assert bool(clear) == has_clear_arm(move, pose)
    if is_under_arm(solve_move(move, pose)):
        assert clear


@pytest.mark.parametrize(("move", "pose"), FREE)
def test_an_arm_is_out_of_the_way_where_it_can_be(move: str, pose: str) -> None:
    assert not has_clear_arm(move, pose)


@pytest.mark.parametrize(("move", "pose"), [("wall_stack", "work"), ("slow_breathing", "work")])
def test_a_see_through_arm_is_whole_beside_the_body(move: str, pose: str) -> None:
    skin = PALETTES["light"].skin
    painted = draw_marks(move, pose, "light")
    clear = next(m for m in painted if m.fill == skin and m.opacity == CLEAR)
    behind = next(i for i, m in enumerate(painted) if m.d == clear.d)
    trunk = next(i for i, m in enumerate(painted) if m.fill == PALETTES["light"].shirt)
    assert painted[behind].opacity == 1
    assert behind < trunk < painted.index(clear)


def test_one_arm_serves_the_whole_way_from_a_chair_into_a_lunge() -> None:
    for frame in draw_frames("light"):
        first, stop = frame.arm
        assert frame.paths[first].opacity == CLEAR
        assert all(mark.fill != PALETTES["light"].muscle for mark in frame.paths[first:stop])


@pytest.mark.parametrize("pose", ["start", "work", "easier"])
def test_a_person_who_rests_on_the_side_has_the_upper_hand_on_a_pillow(pose: str) -> None:
    body = solve_move("side_lying_rest", pose)
    pillow = next(prop for prop in body.pose.props if prop.name == "hug_cushion")
    hand = body.bones["near_palm"].place(-88j)
    assert abs(hand.real - pillow.x) < pillow.wide / 2
    assert abs(hand.imag - pillow.y) < pillow.high / 2


def test_the_lunge_from_the_front_has_both_arms_up_as_its_steps_say() -> None:
    body = solve_move("crescent_lunge", "front")
    for side in ("near", "far"):
        assert body.bones[f"{side}_palm"].at.imag > body.bones["head"].at.imag + 100
