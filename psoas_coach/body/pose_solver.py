"""From a written pose to a body at rest: the contacts named, the give of each joint, the bones."""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from psoas_coach.body.anatomy import load_limits, load_view
from psoas_coach.body.inverse_kinematics import Body, Gap, close_gaps
from psoas_coach.body.poses import load_scenes
from psoas_coach.body.props import Surface, find_spots, find_surfaces
from psoas_coach.body.skeleton import (
    ANKLE_HEIGHT,
    FRONT,
    SIDE,
    Bone,
    Projection,
    turn_bones,
    turn_shank,
)
from psoas_coach.body.skin import find_main_bone, name_carrier, place_point
from psoas_coach.content.anatomy import SINGLE
from psoas_coach.content.poses import Arm, Leg, Pose, split_side

SHIFT: Final = 8.0
"""How easily the whole body moves, in thousandths against one degree of a joint."""
EASE: Final = {
    "heel": ("hip", "knee", "ankle"),
    "ball": ("hip", "knee", "ankle"),
    "toe": ("toes",),
    "toe_top": ("knee", "ankle"),
    "calf": ("knee", "hip"),
    "knee": ("hip",),
    "kneecap": ("hip",),
    "palm": ("shoulder", "elbow"),
    "hand": ("wrist", "elbow"),
    "elbow": ("shoulder", "elbow"),
    "tricep": ("shoulder",),
    "skull": ("neck", "head"),
    "blades": ("thorax", "lumbar"),
}
"""The joints that yield to a contact; for a seat or sacrum the whole body moves instead."""
ARCH: Final = {"lumbar": 0.5, "ribs": 0.75, "chest": 1.0, "neck": 0.7, "head": 0.5}
"""The share of the chest's lean that each bone shows from the front; the head stays upright."""
ARM: Final = ("shoulder", "elbow", "wrist")


@cache
def _find_moving_bones(landmark: str) -> frozenset[str] | None:
    """Return the bones that an arm or the head may move for a contact; None for the whole body."""
    side, name = split_side(landmark)
    if name == "skull":
        return frozenset(("neck", "head"))
    if set(EASE.get(name, ())) & set(ARM):
        return frozenset(f"{side}_{joint}" for joint in ARM)
    return None


class SolvedPose(NamedTuple):
    """A solved body: its hip, its angles, its bones, and the pose as written."""

    root: complex
    angles: Mapping[str, float]
    bones: Mapping[str, Bone]
    pose: Pose
    breath: float = 0.0
    """The breath, from 0 (out) to 1 (in)."""

    @property
    def hip_flexion(self) -> float:
        """Degrees the near hip bends; negative behind the body."""
        flexion = self.pose.flexion
        return self.angles["near_hip"] if flexion is None else flexion


def _list_limb_angles(side: str, leg: Leg, arm: Arm) -> dict[str, float]:
    return {
        f"{side}_hip": leg.hip,
        f"{side}_knee": leg.knee,
        f"{side}_ankle": leg.ankle,
        f"{side}_toes": leg.toes,
        f"{side}_shoulder": arm.shoulder,
        f"{side}_elbow": arm.elbow,
        f"{side}_wrist": arm.wrist,
        f"{side}_curl": arm.curl,
    }


def list_angles(pose: Pose) -> dict[str, float]:
    """Return the angles of a pose by the skeleton's names, with `x` and `y` of the hip."""
    trunk = pose.trunk
    spine = {name: getattr(trunk, name) for name in ("pelvis", "lumbar", "thorax", "neck", "head")}
    near = _list_limb_angles("near", pose.near_leg, pose.near_arm)
    far = _list_limb_angles("far", pose.far_leg, pose.far_arm)
    return {"x": pose.root[0], "y": pose.root[1]} | spine | near | far


def _list_out_angles(pose: Pose) -> dict[str, float]:
    """Degrees out of the picture by bone; the fingers go where the hand does."""
    out = {}
    limbs = (("near", pose.near_leg, pose.near_arm), ("far", pose.far_leg, pose.far_arm))
    for side, leg, arm in limbs:
        out[f"{side}_thigh"], out[f"{side}_shank"] = leg.out
        for bone, degrees in zip(("upper", "fore", "palm"), arm.out, strict=False):
            out[f"{side}_{bone}"] = degrees
        out[f"{side}_fingers"] = out.get(f"{side}_palm", 0.0)
    arch = pose.trunk.arch
    return out | {bone: arch * share for bone, share in ARCH.items()} if arch else out


def place_bones(angles: Mapping[str, float], pose: Pose) -> dict[str, Bone]:
    """Return the bones of a pose at given angles."""
    root = complex(angles["x"], angles["y"])
    joints = FRONT if pose.view == "front" else SIDE
    body = turn_bones(
        root, angles, Projection(_list_out_angles(pose), pose.trunk.twist, pose.trunk.dip, joints)
    )
    if pose.view == "front":
        for side, leg in (("near", pose.near_leg), ("far", pose.far_leg)):
            if leg.kneels:
                turn_shank(body, side)
        # A foot on its ball, seen from the front, is drawn as tall as its ankle is high.
        for foot in (f"{side}_foot" for side in ("near", "far") if f"{side}_sole" in pose.touch):
            body[foot] = body[foot]._replace(length=body[foot].at.imag / ANKLE_HEIGHT, turn=1 + 0j)
    return body


@cache
def _place_on_skin(landmark: str, view: str) -> list[tuple[str, complex]]:
    side, name = split_side(landmark)
    site = load_view(view).landmarks[name]
    flip = -1 if view == "front" and side == "far" and site.bone not in SINGLE else 1
    return [(name_carrier(site.bone, side), complex(flip * x, y)) for x, y in site.points]


def measure_gap(body: Mapping[str, Bone], landmark: str, surface: Surface, view: str) -> Gap:
    """Return the gap between a landmark's foremost point and a surface; negative if sunk in.

    Args:
        body: The bones by name.
        landmark: Name of the landmark, with its side.
        surface: The surface that it should touch.
        view: ``side`` or ``front``.
    """
    away = surface.away
    points = [
        (place_point(body, c, p), find_main_bone(c, p)) for c, p in _place_on_skin(landmark, view)
    ]
    point, bone = min(points, key=lambda point: (point[0] * away.conjugate()).real)
    miss = surface.level - (point * away.conjugate()).real
    return Gap(miss, away, point, bone, None, _find_moving_bones(landmark))


def _measure_pin_gap(body: Mapping[str, Bone], landmark: str, x: float, view: str) -> Gap:
    carrier, spot = _place_on_skin(landmark, view)[0]
    point = place_point(body, carrier, spot)
    return Gap(x - point.real, 1 + 0j, point, find_main_bone(carrier, spot))


def _measure_grip_gaps(body: Mapping[str, Bone], hand: str, spot: str, pose: Pose) -> list[Gap]:
    carrier, anchor = _place_on_skin(hand, pose.view)[0]
    point = place_point(body, carrier, anchor)
    against: tuple[complex, str] | None = None
    fixed = find_spots(pose.props)
    if spot in fixed:
        target = fixed[spot]
    else:
        side, name = split_side(spot)
        site = load_view(pose.view).sites[name]
        on, where = name_carrier(site.bone, side), complex(*site.at)
        if pose.view == "front" and side == "far":
            where = -where.conjugate()
        target = place_point(body, on, where)
        against = (target, find_main_bone(on, where))
    miss, bone, only = target - point, find_main_bone(carrier, anchor), _find_moving_bones(hand)
    return [
        Gap(miss.real, 1 + 0j, point, bone, against, only),
        Gap(miss.imag, 1j, point, bone, against, only),
    ]


def measure_gaps(body: Mapping[str, Bone], pose: Pose) -> list[Gap]:
    """Return every contact of the pose, with its gap."""
    rooms = find_surfaces(pose.props)
    touches = [
        measure_gap(body, mark, rooms[where], pose.view) for mark, where in pose.touch.items()
    ]
    pins = [_measure_pin_gap(body, mark, x, pose.view) for mark, x in pose.pin.items()]
    holds = [
        gap
        for hand, spot in pose.hold.items()
        for gap in _measure_grip_gaps(body, hand, spot, pose)
    ]
    return touches + pins + holds


def _weigh_free_angles(pose: Pose) -> dict[str, float]:
    ease = {"x": SHIFT, "y": SHIFT}
    for landmark in (*pose.touch, *pose.pin, *pose.hold):
        side, name = split_side(landmark)
        for joint in EASE.get(name, ()):
            single = joint in {"neck", "head", "thorax", "lumbar"}
            ease[joint if single else f"{side}_{joint}"] = 1.0
    return ease | dict(pose.free)


def solve_pose(pose: Pose, angles: Mapping[str, float]) -> SolvedPose:
    """Return a body in the pose with exact contacts, starting from given angles."""
    joints = {joint.bone: joint for joint in (FRONT if pose.view == "front" else SIDE)}

    def evaluate(now: Mapping[str, float]) -> Body:
        body = place_bones(now, pose)
        return Body(joints, body, measure_gaps(body, pose))

    solved = close_gaps(angles, _weigh_free_angles(pose), load_limits(pose.view), evaluate)
    return SolvedPose(complex(solved["x"], solved["y"]), solved, place_bones(solved, pose), pose)


@cache
def solve_move(move: str, name: str) -> SolvedPose:
    """Return a move's body at rest in one of its poses.

    Raises:
        KeyError: no such move or pose.
    """
    pose = load_scenes()[move].poses[name]
    return solve_pose(pose, list_angles(pose))
