"""A standing skeleton, and where its bones go when the joints turn.

Points are complex numbers in thousandths of stature, x forward and y up, so that turning is
multiplying. Every bone carries points given for the *standing* figure with the hip at the origin;
a posed bone is a turn about its joint. One table of joints serves the drawing, the contacts and
the checks, so they cannot disagree about where a knee is.

Segment lengths are fractions of stature from Drillis and Contini (1966) as used in Winter,
*Biomechanics and Motor Control of Human Movement*: thigh 0.245, shank 0.246, foot 0.152 (ankle
0.039 above the sole), hip to shoulder 0.288, upper arm 0.186, forearm 0.146, hand 0.108, head and
neck 0.182. Where the spine hinges within the trunk is our own simplification to three hinges.
"""

from cmath import exp, rect
from collections.abc import Mapping
from math import cos, radians, sin
from typing import Final, NamedTuple

THIGH: Final = 245.0
SHANK: Final = 246.0
ANKLE_HEIGHT: Final = 39.0
FOOT: Final = 152.0
TRUNK: Final = 288.0
UPPER_ARM: Final = 186.0
FOREARM: Final = 146.0
HAND: Final = 108.0
HEAD_AND_NECK: Final = 182.0
SOLE: Final = -(THIGH + SHANK + ANKLE_HEIGHT)
"""Distance from the hip of the standing figure, at 0, down to the floor."""

KNUCKLES: Final = 50.0
"""Distance from the wrist to the bend of the fingers."""


class Joint(NamedTuple):
    """One hinge: which bone it turns, on what, where (standing), by which angle, and how far."""

    bone: str
    parent: str
    standing: complex
    angle: str
    share: float


WRIST: Final = TRUNK - UPPER_ARM - FOREARM
ANKLE: Final = -THIGH - SHANK


def _build_side_limbs(side: str) -> tuple[Joint, ...]:
    """Limbs seen from the side: both hips and both shoulders lie behind one another."""
    return (
        Joint(f"{side}_thigh", "pelvis", 0j, f"{side}_hip", 1),
        Joint(f"{side}_shank", f"{side}_thigh", complex(0, -THIGH), f"{side}_knee", -1),
        Joint(f"{side}_foot", f"{side}_shank", complex(0, ANKLE), f"{side}_ankle", 1),
        Joint(f"{side}_toes", f"{side}_foot", complex(68, SOLE + 8), f"{side}_toes", 1),
        Joint(f"{side}_upper", "chest", complex(0, TRUNK), f"{side}_shoulder", 1),
        Joint(f"{side}_fore", f"{side}_upper", complex(0, TRUNK - UPPER_ARM), f"{side}_elbow", 1),
        Joint(f"{side}_palm", f"{side}_fore", complex(0, WRIST), f"{side}_wrist", 1),
        Joint(f"{side}_fingers", f"{side}_palm", complex(0, WRIST - KNUCKLES), f"{side}_curl", 1),
    )


def _build_front_limbs(side: str) -> tuple[Joint, ...]:
    """Limbs seen from the front: the near side is at the left, and lifting out is positive.

    Hip centres are 0.0835 m beside the middle in the psoas model's 1.8 m adult; shoulders are half
    of 0.259 of stature (Drillis and Contini) less the muscle over the joint.
    """
    out = -1 if side == "near" else 1
    hip, shoulder = out * 46, out * 94
    return (
        Joint(f"{side}_thigh", "pelvis", complex(hip, 0), f"{side}_hip", out),
        Joint(f"{side}_shank", f"{side}_thigh", complex(hip, -THIGH), f"{side}_knee", out),
        Joint(f"{side}_foot", f"{side}_shank", complex(hip, ANKLE), f"{side}_ankle", out),
        Joint(f"{side}_toes", f"{side}_foot", complex(hip, SOLE), f"{side}_toes", out),
        Joint(f"{side}_upper", "chest", complex(shoulder, 284), f"{side}_shoulder", out),
        Joint(f"{side}_fore", f"{side}_upper", complex(shoulder, 98), f"{side}_elbow", out),
        Joint(f"{side}_palm", f"{side}_fore", complex(shoulder, -48), f"{side}_wrist", out),
        Joint(f"{side}_fingers", f"{side}_palm", complex(shoulder, -98), f"{side}_curl", out),
    )


SPINE: Final[tuple[Joint, ...]] = (
    Joint("lumbar", "pelvis", -20 + 62j, "lumbar", -0.5),
    Joint("ribs", "lumbar", -24 + 140j, "lumbar", -0.5),
    Joint("chest", "ribs", -36 + 215j, "thorax", -1),
    Joint("neck", "chest", -28 + 310j, "neck", -1),
    Joint("head", "neck", -4 + 368j, "head", -1),
)
SIDE: Final = (*SPINE, *_build_side_limbs("near"), *_build_side_limbs("far"))
"""Parents before children. Bending forward (flexion) is positive everywhere: forward for the
spine, hip, shoulder and elbow, heel to seat for the knee, toes up for the ankle and toes."""
FRONT: Final = (
    *(joint._replace(standing=complex(0, joint.standing.imag)) for joint in SPINE),
    *_build_front_limbs("near"),
    *_build_front_limbs("far"),
)
"""The same bones seen from the front; bending to the far side is positive for the spine."""

ANGLES: Final = ("pelvis", *dict.fromkeys(joint.angle for joint in SIDE))

REACH_LIFT: Final = -12 + 16j
"""How far a raised arm moves its own shoulder up and back."""
HALF_SHOULDERS: Final = 105.0
"""Breastbone to shoulder joint, seen when the chest turns; shoulder width 0.259 less the muscle."""


TUCKED: Final = rect(1.0, radians(44))
"""The direction of a kneeling near shank from the front: the heels are a little closer together
than the knees, and higher if the toes are tucked.
"""


class Bone(NamedTuple):
    """Where a bone is: its joint in the picture, its turn, and its joint in the standing figure."""

    at: complex
    turn: complex
    standing: complex
    length: float = 1.0
    """Less than one if the bone points partly towards the viewer."""

    def place(self, point: complex) -> complex:
        """Return where a point of the standing figure is in the picture."""
        step = point - self.standing
        if self.length == 1.0:
            return self.at + self.turn * step
        return self.at + self.turn * complex(step.real, step.imag * self.length)


class Projection(NamedTuple):
    """How a body is turned to the viewer, which the angles in the picture do not contain.

    Attributes:
        out: degrees by which a bone points out of the picture, by bone; it is drawn shorter.
        twist: degrees the chest is turned towards the viewer.
        dip: degrees the near shoulder is below the far one.
        joints: the skeleton, as seen from the side or from the front.
    """

    out: Mapping[str, float]
    twist: float = 0.0
    dip: float = 0.0
    joints: tuple[Joint, ...] = SIDE


def _shift(joint: Joint, angles: Mapping[str, float], projection: Projection) -> complex:
    """Return the shift of a shoulder joint by raising the arm, or turning or tipping the chest."""
    if joint.parent != "chest" or joint.bone == "neck":
        return 0j
    raised = min(max((angles.get(joint.angle, 0.0) - 60) / 120, 0.0), 1.0)
    if projection.joints is FRONT:
        out = -1 if joint.bone.startswith("near") else 1
        # Turned about its middle, the chest shows its shoulders closer together.
        closer = joint.standing.real * (cos(radians(projection.twist)) - 1)
        return (
            complex(closer, out * HALF_SHOULDERS * sin(radians(projection.dip)))
            + REACH_LIFT * raised
        )
    apart = HALF_SHOULDERS * complex(sin(radians(projection.twist)), sin(radians(projection.dip)))
    # The far shoulder shows half as much: the neck and chest stand before it.
    shift = -apart if joint.bone.startswith("near") else apart / 2
    return shift + REACH_LIFT * raised


def turn_bones(
    root: complex, angles: Mapping[str, float], projection: Projection
) -> dict[str, Bone]:
    """Return every bone of a figure whose hip centre is at `root`.

    Args:
        root: the hip centre, in thousandths of stature.
        angles: degrees by name (`ANGLES`); a missing one is 0, which is standing.
        projection: how the body is turned to the viewer.
    """
    placed = {"pelvis": Bone(root, exp(-1j * radians(angles.get("pelvis", 0.0))), 0j)}
    for joint in projection.joints:
        parent = placed[joint.parent]
        turn = parent.turn * exp(1j * radians(joint.share * angles.get(joint.angle, 0.0)))
        at = parent.place(joint.standing + _shift(joint, angles, projection))
        length = cos(radians(projection.out.get(joint.bone, 0.0)))
        placed[joint.bone] = Bone(at, turn, joint.standing, length)
    return placed


def turn_shank(body: dict[str, Bone], side: str) -> None:
    """Turn a shank that points away, so that its ankle shows inward of the knee and above it."""
    turn = TUCKED if side == "near" else -TUCKED.conjugate()
    shank = body[f"{side}_shank"]._replace(turn=turn * 1j)
    foot = body[f"{side}_foot"]
    body[f"{side}_shank"] = shank
    body[f"{side}_foot"] = foot._replace(at=shank.place(foot.standing))
