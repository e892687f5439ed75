"""Bodies touch their contacts: measured on the drawn outlines, within 0.5 % of stature."""

import math
from collections.abc import Callable

import pytest

from psoas_coach.body import person
from psoas_coach.body.anatomy import load_limits, load_view
from psoas_coach.body.curves import trace_closed
from psoas_coach.body.palette import PALETTES
from psoas_coach.body.pose_solver import SolvedPose, solve_move
from psoas_coach.body.poses import load_scenes
from psoas_coach.body.skeleton import ANKLE_HEIGHT, FOREARM, SHANK, THIGH, UPPER_ARM
from psoas_coach.body.skin import name_carrier, place_point, trace_outline
from psoas_coach.content.poses import Prop

Trace = Callable[[str], list[list[tuple[float, float]]]]

NEAR_ENOUGH = 5.0
"""Thousandths of stature."""
BESIDE = 30.0
"""How far around a landmark its outline is looked at."""
EVERY = [(move, pose) for move, scene in load_scenes().items() for pose in scene.poses]
UPRIGHT = [(m, p) for m, p in EVERY if solve_move(m, p).pose.view != "above"]


def draw_marks(body: SolvedPose, trace: Trace) -> list[tuple[float, float]]:
    paint = PALETTES["light"]
    marks = (
        person.paint_behind(body, paint)
        + person.paint_middle(body, paint)
        + person.paint_front(body, paint)
    )
    return [point for mark in marks for line in trace(mark.d) for point in line]


OWN = {
    "trunk": ("hips", "shirt"),
    "head": ("hair",),
    "foot": ("foot",),
    "toes": ("foot",),
    "shank": ("shank", "thigh"),
    "thigh": ("thigh", "shank"),
    "fore": ("forearm", "upper"),
    "upper": ("upper", "sleeve"),
    "palm": ("hand_open",),
    "fingers": ("hand_open",),
}
"""The drawn parts that a landmark of a bone lies on."""


def own_outline(body: SolvedPose, name: str, trace: Trace) -> list[tuple[float, float]]:
    side, _, bare = name.partition("_")
    side, bare = (side, bare) if side in {"near", "far"} else ("near", name)
    view = load_view(body.pose.view)
    names = ("shank",) if bare == "calf" else OWN[view.landmarks[bare].bone]
    parts = [view.parts[part] for part in names]
    drawn = [trace_closed(trace_outline(body.bones, part, side, body.pose.view)) for part in parts]
    return [point for d in drawn for line in trace(d) for point in line]


def landmark(body: SolvedPose, name: str) -> list[complex]:
    side, _, bare = name.partition("_")
    side, bare = (side, bare) if side in {"near", "far"} else ("near", name)
    landmark = load_view(body.pose.view).landmarks[bare]
    flip = -1 if body.pose.view == "front" and side == "far" and landmark.bone != "trunk" else 1
    return [
        place_point(body.bones, name_carrier(landmark.bone, side), complex(flip * x, y))
        for x, y in landmark.points
    ]


def level(props: tuple[Prop, ...], surface: str) -> tuple[str, float]:
    if surface == "floor":
        return "y", 0.0
    prop = next(prop for prop in props if surface in {prop.name, prop.kind})
    return ("x", prop.x) if prop.kind == "wall" else ("y", prop.y)


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_a_landmark_touches_its_surface_on_the_drawn_outline(
    move: str, pose: str, trace: Trace
) -> None:
    body = solve_move(move, pose)
    for name, surface in body.pose.touch.items():
        axis, height = level(body.pose.props, surface)
        marks = landmark(body, name)
        beside = [
            point
            for point in own_outline(body, name, trace)
            if any(math.dist(point, (mark.real, mark.imag)) < BESIDE for mark in marks)
        ]
        lowest = min(point[axis == "y"] for point in beside)
        assert lowest == pytest.approx(height, abs=NEAR_ENOUGH), (name, surface)


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_hands_are_where_they_are_said_to_be(move: str, pose: str) -> None:
    body = solve_move(move, pose)
    for hand, spot in body.pose.hold.items():
        palm = landmark(body, hand)[0]
        whose, _, name = spot.partition("_")
        side = whose if whose in {"near", "far"} else "near"
        sites = load_view(body.pose.view).sites
        site = sites.get(name if whose in {"near", "far"} else spot)
        if site is None:
            continue  # a thing in the room: the next test
        x, y = site.at
        flip = -1 if body.pose.view == "front" and side == "far" else 1
        at = place_point(body.bones, name_carrier(site.bone, side), complex(flip * x, y))
        assert abs(palm - at) < NEAR_ENOUGH


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_hands_on_things_are_on_them(move: str, pose: str) -> None:
    body = solve_move(move, pose)
    for hand, spot in body.pose.hold.items():
        kind, _, part = spot.partition("_")
        props = [prop for prop in body.pose.props if prop.kind == kind]
        if not props:
            continue
        palm = landmark(body, hand)[0]
        top = props[0].y + (props[0].high if part == "back" else 0)
        assert 0 <= palm.imag - top < 16
        assert abs(palm.real - props[0].x) <= props[0].wide / 2 + NEAR_ENOUGH


@pytest.mark.parametrize(("move", "pose"), UPRIGHT)
def test_nothing_of_the_body_is_below_the_floor_or_behind_the_wall(
    move: str, pose: str, trace: Trace
) -> None:
    body = solve_move(move, pose)
    skin = draw_marks(body, trace)
    assert min(y for _, y in skin) > -NEAR_ENOUGH
    for prop in body.pose.props:
        if prop.kind == "wall":
            assert min(x for x, _ in skin) > prop.x - NEAR_ENOUGH
        if prop.kind == "bed":
            sunk = [y for x, y in skin if abs(x - prop.x) < prop.wide / 2 - 40]
            assert min(sunk) > prop.y - NEAR_ENOUGH


@pytest.mark.parametrize(("move", "pose"), [case for case in EVERY if case not in UPRIGHT])
def test_a_person_who_lies_on_the_side_lies_on_the_mat(move: str, pose: str, trace: Trace) -> None:
    body = solve_move(move, pose)
    mat = next(prop for prop in body.pose.props if prop.kind == "mat_above")
    skin = draw_marks(body, trace)
    assert max(abs(x - mat.x) for x, _ in skin) < mat.wide / 2
    assert max(abs(y - mat.y) for _, y in skin) < mat.high / 2


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_no_joint_goes_farther_than_a_body_does(move: str, pose: str) -> None:
    body = solve_move(move, pose)
    for name, angle in body.angles.items():
        if name in {"x", "y", "pelvis"}:
            continue
        least, most = load_limits(body.pose.view)[name]
        assert least <= angle <= most, name


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_limbs_keep_their_length_unless_they_point_at_the_viewer(move: str, pose: str) -> None:
    body = solve_move(move, pose)
    for side in ("near", "far"):
        leg = body.pose.near_leg if side == "near" else body.pose.far_leg
        arm = body.pose.near_arm if side == "near" else body.pose.far_arm
        expected = {
            ("thigh", "shank"): THIGH * math.cos(math.radians(leg.out[0])),
            ("shank", "foot"): SHANK * math.cos(math.radians(leg.out[1])),
            ("upper", "fore"): UPPER_ARM * math.cos(math.radians(arm.out[0])),
            ("fore", "palm"): FOREARM * math.cos(math.radians(arm.out[1])),
        }
        for (upper, lower), length in expected.items():
            found = abs(body.bones[f"{side}_{lower}"].at - body.bones[f"{side}_{upper}"].at)
            assert found == pytest.approx(length)


def test_the_twist_from_the_front_shows_what_the_side_shows() -> None:
    front, side = (
        solve_move("kneeling_backbend_twist", "front"),
        solve_move("kneeling_backbend_twist", "work"),
    )
    assert front.hip_flexion == pytest.approx(side.hip_flexion, abs=0.5)
    shoulders = [front.bones[f"{who}_upper"].at for who in ("near", "far")]
    assert shoulders[0].imag < shoulders[1].imag
    assert front.bones["head"].at.imag == pytest.approx(side.bones["head"].at.imag, abs=30)
    assert front.root.imag == pytest.approx(side.root.imag, abs=15)


def test_a_kneeling_person_has_the_same_feet_from_the_front_and_the_side() -> None:
    front, side = (
        solve_move("kneeling_backbend_twist", "front"),
        solve_move("kneeling_backbend_twist", "work"),
    )
    for who, inward in (("near", 1), ("far", -1)):
        ankle, knee = (front.bones[f"{who}_{bone}"].at for bone in ("foot", "shank"))
        assert ankle.imag == pytest.approx(side.bones[f"{who}_foot"].at.imag, abs=15)
        assert knee.imag == pytest.approx(side.bones[f"{who}_shank"].at.imag, abs=NEAR_ENOUGH)
        assert 15 < inward * (ankle - knee).real < 50
        assert ankle.real * inward < -15  # the heels do not cross
    near, far = (front.bones[f"{who}_foot"].at for who in ("near", "far"))
    assert near == pytest.approx(-far.conjugate(), abs=0.1)


def test_a_chest_turned_away_shows_its_shoulders_closer_together() -> None:
    turned, straight = (
        solve_move("kneeling_backbend_twist", "front"),
        solve_move("crescent_lunge", "front"),
    )
    apart = [
        abs(body.bones["near_upper"].at.real - body.bones["far_upper"].at.real)
        for body in (turned, straight)
    ]
    assert apart[0] < apart[1] - 10


def test_a_standing_foot_has_its_ankle_at_the_published_height() -> None:
    body = solve_move("wall_stack", "start")
    assert body.bones["near_foot"].at.imag == pytest.approx(ANKLE_HEIGHT, abs=NEAR_ENOUGH)
