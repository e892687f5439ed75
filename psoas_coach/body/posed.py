"""From a written pose to a body at rest: the contacts named, the give of each joint, the bones."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from psoas_coach.body.anatomy import anatomy, limits
from psoas_coach.body.poses import Arm, Leg, Pose, scenes
from psoas_coach.body.rooms import Surface, spots, surfaces
from psoas_coach.body.settle import Gap, settle
from psoas_coach.body.skeleton import Bone, bones
from psoas_coach.body.skin import main_bone, place, sided

SHIFT: Final = 25.0
"""Ease of moving the whole body, in thousandths against one degree of a joint."""
EASE: Final = {
    "heel": ("hip", "knee", "ankle"),
    "ball": ("hip", "knee", "ankle"),
    "toe": ("toes",),
    "toe_top": ("toes", "ankle"),
    "instep": ("ankle", "knee"),
    "shin": ("knee",),
    "calf": ("knee", "hip"),
    "knee": ("hip",),
    "kneecap": ("hip",),
    "palm": ("shoulder", "elbow"),
    "fingertip": ("shoulder", "elbow", "wrist"),
    "wrist": ("shoulder", "elbow"),
    "elbow": ("shoulder", "elbow"),
    "tricep": ("shoulder",),
    "skull": ("neck", "head"),
    "blades": ("thorax", "lumbar"),
}
"""Which joints give way to a contact; a seat or sacrum moves the whole body instead."""


class Posed(NamedTuple):
    """A body at rest: where its hip is, its angles, its bones, and how it was written."""

    root: complex
    angles: Mapping[str, float]
    bones: Mapping[str, Bone]
    pose: Pose


def _limb(side: str, leg: Leg, arm: Arm) -> dict[str, float]:
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


def written(pose: Pose) -> dict[str, float]:
    """The angles of a pose as written, by the skeleton's names, with `x` and `y` of the hip."""
    trunk = pose.trunk
    spine = {name: getattr(trunk, name) for name in ("pelvis", "lumbar", "thorax", "neck", "head")}
    near = _limb("near", pose.near_leg, pose.near_arm)
    far = _limb("far", pose.far_leg, pose.far_arm)
    return {"x": pose.root[0], "y": pose.root[1]} | spine | near | far


def _out(pose: Pose) -> dict[str, float]:
    """Degrees out of the picture by bone; the hand goes on as its forearm points."""
    out = {}
    limbs = (("near", pose.near_leg, pose.near_arm), ("far", pose.far_leg, pose.far_arm))
    for side, leg, arm in limbs:
        out[f"{side}_thigh"], out[f"{side}_shank"] = leg.out
        out[f"{side}_upper"], out[f"{side}_fore"] = arm.out
    return out


def stand(angles: Mapping[str, float], pose: Pose) -> dict[str, Bone]:
    """The bones of a pose at given angles."""
    root = complex(angles["x"], angles["y"])
    return bones(root, angles, _out(pose), pose.trunk.twist)


def _name(landmark: str) -> tuple[str, str]:
    side, _, name = landmark.partition("_")
    return (side, name) if side in {"near", "far"} else ("near", landmark)


def _skin(landmark: str) -> list[tuple[str, complex]]:
    side, name = _name(landmark)
    found = anatomy().side.landmarks[name]
    return [(sided(found.bone, side), complex(x, y)) for x, y in found.points]


def touching(body: Mapping[str, Bone], landmark: str, surface: Surface) -> Gap:
    """The gap between a landmark's foremost point and a surface; negative when it has sunk in."""
    away = surface.away
    points = [(place(body, c, p), main_bone(c, p)) for c, p in _skin(landmark)]
    point, bone = min(points, key=lambda one: (one[0] * away.conjugate()).real)
    return Gap(surface.level - (point * away.conjugate()).real, away, point, bone)


def _pinned(body: Mapping[str, Bone], landmark: str, x: float) -> Gap:
    carrier, rest = _skin(landmark)[0]
    point = place(body, carrier, rest)
    return Gap(x - point.real, 1 + 0j, point, main_bone(carrier, rest))


def _held(body: Mapping[str, Bone], hand: str, spot: str, pose: Pose) -> list[Gap]:
    carrier, rest = _skin(hand)[0]
    point = place(body, carrier, rest)
    against: tuple[complex, str] | None = None
    fixed = spots(pose.props)
    if spot in fixed:
        target = fixed[spot]
    else:
        side, name = _name(spot)
        site = anatomy().side.sites[name]
        on, where = sided(site.bone, side), complex(*site.at)
        target = place(body, on, where)
        against = (target, main_bone(on, where))
    miss, bone = target - point, main_bone(carrier, rest)
    return [
        Gap(miss.real, 1 + 0j, point, bone, against),
        Gap(miss.imag, 1j, point, bone, against),
    ]


def gaps(body: Mapping[str, Bone], pose: Pose) -> list[Gap]:
    """Every contact of the pose, and how far from met it is."""
    rooms = surfaces(pose.props)
    touches = [touching(body, mark, rooms[where]) for mark, where in pose.touch.items()]
    pins = [_pinned(body, mark, x) for mark, x in pose.pin.items()]
    holds = [gap for hand, spot in pose.hold.items() for gap in _held(body, hand, spot, pose)]
    return touches + pins + holds


def _ease(pose: Pose) -> dict[str, float]:
    ease = {"x": SHIFT, "y": SHIFT}
    for landmark in (*pose.touch, *pose.pin, *pose.hold):
        side, name = _name(landmark)
        for joint in EASE.get(name, ()):
            single = joint in {"neck", "head", "thorax", "lumbar"}
            ease[joint if single else f"{side}_{joint}"] = 1.0
    return ease | dict(pose.free)


def rest(pose: Pose, angles: Mapping[str, float]) -> Posed:
    """A body in the pose, starting from given angles, with its contacts made exact."""

    def look(now: Mapping[str, float]) -> tuple[Mapping[str, Bone], Sequence[Gap]]:
        body = stand(now, pose)
        return body, gaps(body, pose)

    found = settle(angles, _ease(pose), limits(), look)
    return Posed(complex(found["x"], found["y"]), found, stand(found, pose), pose)


@cache
def posed(move: str, name: str) -> Posed:
    """A move's body at rest in one of its poses.

    Raises:
        KeyError: no such move or pose.
    """
    pose = scenes()[move].poses[name]
    return rest(pose, written(pose))
