"""What a body is doing, read from its joints and contacts: the findings that `describe` words.

Nothing here is written by hand for a pose. A changed angle changes the finding, and with it the
sentence, so picture and words cannot drift apart.
"""

from typing import Final, NamedTuple

from psoas_coach.body.pose_solver import SolvedPose
from psoas_coach.body.psoas import LEAST_FLEXION, MOST_FLEXION, compute_psoas_strain

SIDES: Final = ("near", "far")
STEP: Final = 5
"""Angles are rounded to five degrees: a finer value would claim more than a picture shows."""
STRAIGHT: Final = 7.5
"""A hip or knee bent by fewer degrees counts as straight."""
SOFT: Final = 22.5
"""A knee bent by fewer degrees counts as soft."""
LYING: Final = -45.0
"""A person whose pelvis leans back by more degrees lies down."""
LONG_STEP: Final = 380.0
SHORT_STEP: Final = 100.0
"""The longest short step, from ankle to ankle, in thousandths of stature."""
CURVED: Final = 18.0
"""A back bent by more degrees, with the chest, is described as curved."""
UPRIGHT: Final = 12.0
"""A trunk that leans by fewer degrees counts as upright."""
ARM_UP: Final = 140.0
ARM_FORWARD: Final = 45.0
SWUNG: Final = 10.0
"""An arm of a walking person that is raised by more degrees is described as swinging."""
WALKING: Final = ("heel_lands", "pushes_off", "passed_by", "swings_by")
FOLDED: Final = 100.0
"""An arm with an elbow bent by more degrees is folded under the head."""
MOST_TURN: Final = 10.0
"""A chest turned by fewer degrees is not described as turned."""
SAME: Final = 1.5
"""A change of muscle length by less, in percent, is not described."""


class Finding(NamedTuple):
    """A kind of sentence, and the number or place in it."""

    kind: str
    number: int = 0
    place: str = ""
    whose: str = ""


def is_alike(finding: Finding, other: Finding) -> bool:
    """Whether two findings are equal, apart from one step of degrees."""
    return finding._replace(number=0) == other._replace(number=0) and (
        abs(finding.number - other.number) <= STEP
    )


def round_to_step(number: float) -> int:
    """Return a number of degrees, rounded for a description."""
    return round(number / STEP) * STEP


def is_lying(body: SolvedPose) -> bool:
    """Whether the person lies on the back."""
    return body.pose.view == "side" and body.angles["pelvis"] < LYING


def find_stance(body: SolvedPose) -> str:
    """Return how the body is supported."""
    pose, touch = body.pose, body.pose.touch
    kneeling = [side for side in SIDES if {f"{side}_knee", f"{side}_kneecap"} & {*touch}]
    if pose.view == "above":
        return "on_side"
    if is_lying(body):
        raised = "bridge" if "sacrum" not in touch else "on_back"
        return "on_bed" if touch.get("blades") == "bed" else raised
    if "seat" in touch:
        return "seated"
    if kneeling:
        return "kneeling" if len(kneeling) == len(SIDES) else "half_kneeling"
    return _describe_stance(body)


def _describe_stance(body: SolvedPose) -> str:
    touch = body.pose.touch
    apart = body.bones["far_foot"].at.real - body.bones["near_foot"].at.real
    if "sacrum" in touch:
        return "against_wall"
    if body.pose.view == "side" and (walking := _find_stride(body, apart)):
        return walking
    if body.pose.near_leg.back or apart > LONG_STEP:
        return "long_step"
    return "short_step" if apart > SHORT_STEP and body.pose.view == "side" else "standing"


def _find_stride(body: SolvedPose, apart: float) -> str:
    """Return the moment of a stride, by which heels and balls are down; empty without a walk."""
    down = [
        frozenset(end for end in ("heel", "ball") if f"{side}_{end}" in body.pose.touch)
        for side in SIDES
    ]
    near, far = down
    if not near or not far:
        return "passed_by" if near else "swings_by"
    if {frozenset({"heel"}), frozenset({"ball"})} == {near, far}:
        return "pushes_off" if apart > 0 else "heel_lands"
    return ""


def find_thigh(body: SolvedPose, side: str) -> Finding:
    """Return the thigh against the pelvis."""
    hip = body.angles[f"{side}_hip"]
    if abs(hip) < STRAIGHT:
        return Finding("straight")
    return Finding("bent" if hip > 0 else "back", round_to_step(abs(hip)))


def find_knee(body: SolvedPose, side: str) -> Finding:
    """Return how far the knee bends."""
    bend = body.angles[f"{side}_knee"]
    if bend > SOFT:
        return Finding("bent", round_to_step(bend))
    return Finding("soft" if bend > STRAIGHT else "straight")


def find_trunk(body: SolvedPose) -> Finding:
    """Return the chest against upright, and whether the back arches or rounds."""
    angles = body.angles
    low, high = angles["lumbar"], angles["thorax"]
    lean = angles["pelvis"] + low + high
    if body.pose.view == "front":
        aside = Finding("aside", round_to_step(lean)) if lean > UPRIGHT else Finding("long")
        return Finding("arched") if body.pose.trunk.arch > CURVED else aside
    if body.pose.view == "above":
        return Finding("rounded" if low + high > CURVED else "long")
    if low < 0 and high > CURVED:
        return Finding("hanging")
    if abs(low + high) > CURVED:
        return Finding("rounded" if low + high > 0 else "arched")
    if abs(lean) < UPRIGHT or is_lying(body):
        return Finding("long")
    return Finding("forward" if lean > 0 else "back", abs(round_to_step(lean)))


def find_hand(body: SolvedPose, side: str) -> Finding:
    """Return where a hand rests, or where its arm points."""
    spot = body.pose.hold.get(f"{side}_palm", "")
    whose, _, place = spot.partition("_")
    if whose in SIDES:
        return Finding("on_limb", place=place, whose=whose)
    if spot:
        return Finding("on", place=spot)
    return Finding(_free_arm(body, side))


def _free_arm(body: SolvedPose, side: str) -> str:
    """Return the direction of an arm whose hand rests on nothing."""
    shoulder, elbow = body.angles[f"{side}_shoulder"], body.angles[f"{side}_elbow"]
    if find_stance(body) in WALKING and abs(shoulder) > SWUNG:
        return "swings_forward" if shoulder > 0 else "swings_back"
    if body.pose.view == "above" and elbow > FOLDED:
        return "folded"
    if shoulder > ARM_UP:
        return "up"
    if shoulder > ARM_FORWARD:
        return "ceiling" if is_lying(body) else "forward"
    return "down"


def is_turned(body: SolvedPose) -> bool:
    """Whether the chest turns to the near side."""
    return body.pose.trunk.twist > MOST_TURN


def find_fists(body: SolvedPose) -> str:
    """Return which hands are closed: none, the near one, or both."""
    near, far = body.pose.near_arm.hand == "fist", body.pose.far_arm.hand == "fist"
    return "both" if near and far else "near" if near else ""


def has_toes_lifted(body: SolvedPose) -> bool:
    """Whether a sitting person lifts the toes with the heel on the floor."""
    touch = body.pose.touch
    return "seat" in touch and "near_heel" in touch and "near_ball" not in touch


def find_psoas(body: SolvedPose) -> Finding:
    """Return the near psoas against standing, in percent."""
    hip = body.hip_flexion
    if not LEAST_FLEXION <= hip <= MOST_FLEXION:
        return Finding("short")
    percent = 100 * compute_psoas_strain(hip)
    if abs(percent) < SAME:
        return Finding("same")
    return Finding("longer" if percent > 0 else "shorter", round(abs(percent)))
