"""Solving poses: contacts are met with the least change, and within the limits of the joints."""

import msgspec
import pytest

from psoas_coach.body.pose_solver import list_angles, measure_gaps, solve_pose
from psoas_coach.body.skeleton import ANKLE_HEIGHT, SHANK, THIGH
from psoas_coach.content.poses import Arm, Leg, Pose

STAND = Pose(
    root=(0, 500),
    touch={f"{side}_{end}": "floor" for side in ("near", "far") for end in ("heel", "ball")},
    pin={"near_heel": -24, "far_heel": -24},
)


def misses(pose: Pose) -> list[float]:
    body = solve_pose(pose, list_angles(pose))
    return [abs(gap.miss) for gap in measure_gaps(body.bones, body.pose)]


def test_a_body_dropped_too_low_stands_up() -> None:
    body = solve_pose(STAND, list_angles(STAND))
    assert max(misses(STAND)) < 0.2
    assert body.bones["near_foot"].at.imag == pytest.approx(ANKLE_HEIGHT, abs=1)


def test_a_correct_pose_is_not_changed() -> None:
    pose = msgspec.structs.replace(STAND, root=(0, THIGH + SHANK + ANKLE_HEIGHT))
    before, after = list_angles(pose), solve_pose(pose, list_angles(pose)).angles
    assert all(abs(after[name] - angle) < 1.5 for name, angle in before.items())


def test_a_knee_does_not_bend_the_wrong_way_to_reach_the_floor() -> None:
    pose = msgspec.structs.replace(STAND, root=(0, 540), near_leg=Leg(knee=2))
    assert solve_pose(pose, list_angles(pose)).angles["near_knee"] >= 0


def test_a_hand_that_cannot_reach_stretches_and_leaves_the_body_where_it_is() -> None:
    reaching = msgspec.structs.replace(
        STAND, hold={"near_palm": "near_ankle"}, near_arm=Arm(shoulder=20, elbow=20)
    )
    body = solve_pose(STAND, list_angles(STAND))
    other = solve_pose(reaching, list_angles(reaching))
    assert abs(body.root - other.root) < 1
    assert max(misses(reaching)) > 50
    assert other.angles["near_elbow"] < 20


def test_a_released_place_is_free() -> None:
    fixed = msgspec.structs.replace(STAND, root=(40, 500), free={"x": 0.0})
    assert solve_pose(fixed, list_angles(fixed)).root.real == 40
