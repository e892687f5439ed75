"""The names allowed in the content are exactly those that can be drawn."""

import pytest

from psoas_coach.body import cues, person
from psoas_coach.body.anatomy import load_limits
from psoas_coach.body.person import Layer
from psoas_coach.body.poses import load_scenes
from psoas_coach.body.props import find_spots, find_surfaces
from psoas_coach.body.psoas import LEAST_FLEXION, MOST_FLEXION
from psoas_coach.body.skeleton import ANGLES
from psoas_coach.content.anatomy import LINES, PARTS
from psoas_coach.content.checks import poses
from psoas_coach.content.poses import ARM, LEG, TRUNK

HANDS = ("open", "edge", "fist")
PAINTED = {
    "side": (
        person.FAR_ARM, person.NEAR_ARM, person.FAR_LEG, person.NEAR_LEG, person.TORSO,
        person.HEAD,
    ),
    "front": (
        person.FRONT_ARM, person.FRONT_LEG, person.FRONT_KNEELING, person.FRONT_SHIN,
        person.FRONT_HEAD, person.FRONT_TORSO, (Layer("hips", "legs_near"),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("view", ["side", "front"])
@pytest.mark.parametrize("lines", [True, False], ids=["lines", "parts"])
def test_every_outline_of_the_body_is_painted_and_every_painted_one_is_there(
    view: str, lines: bool
) -> None:
    painted = set()
    for layer in (layer for chosen in PAINTED[view] for layer in chosen):
        if bool(layer.width) != lines:
            continue
        shapes = HANDS if view == "side" else ("open",)
        several = layer.name in {"hand", "fingers"}
        painted |= {f"{layer.name}_{shape}" for shape in shapes} if several else {layer.name}
    assert painted == (LINES if lines else PARTS)[view]


def test_every_word_of_a_cue_is_drawn() -> None:
    assert set(poses.ABOUT) == {*cues.DRAWERS, "plumb"}
    assert set(poses.SPOTS) == set(cues.SPOTS)
    assert set(poses.WAYS) == set(cues.WAYS)


def test_rising_goes_as_far_as_the_muscle_answers() -> None:
    assert (poses.RISING_FROM, poses.RISING_TO) == (MOST_FLEXION, LEAST_FLEXION)


@pytest.mark.parametrize("view", ["side", "front"])
def test_every_joint_but_the_pelvis_has_limits(view: str) -> None:
    assert set(ANGLES) - {"pelvis"} <= set(load_limits(view))
    assert set(LEG + ARM + TRUNK) <= set(load_limits(view))


def test_the_surfaces_and_grips_of_a_room_have_the_names_that_its_things_give_them() -> None:
    for scene in load_scenes().values():
        for pose in scene.poses.values():
            named = {prop.surface for prop in pose.props if prop.surface}
            assert set(find_surfaces(pose.props)) == {"floor", *named}
            assert set(find_spots(pose.props)) == {
                grip for prop in pose.props for grip in prop.grips
            }
