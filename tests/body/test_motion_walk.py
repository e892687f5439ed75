"""The walking figure is a stride: heel first, arms opposite, the standing foot where it was.

The angles are those of ordinary walking in the textbooks (Perry and Burnfield, *Gait Analysis*):
the hip bends 20 to 35 degrees as the heel lands and goes 10 to 22 behind the body as the
toes push off.
"""

import pytest

from psoas_coach.body import compute_psoas_strain
from psoas_coach.body.motion import interpolate_move
from psoas_coach.body.pose_solver import SolvedPose, measure_gaps, solve_move
from psoas_coach.body.skeleton import ANKLE_HEIGHT, SOLE

NEAR_ENOUGH = 5.0
STRIDE = ("start", "mid_stance", "work")
"""The near foot's time on the floor, from the heel that lands to the toes that push off."""
OTHER = {"near": "far", "far": "near"}


def foot(body: SolvedPose, side: str) -> float:
    return body.bones[f"{side}_foot"].at.real


@pytest.mark.parametrize("pose", [*STRIDE, "swing", "easier"])
def test_every_foot_on_the_floor_is_on_it_exactly(pose: str) -> None:
    body = solve_move("walk", pose)
    assert body.pose.touch
    assert all(abs(gap.miss) < 0.5 for gap in measure_gaps(body.bones, body.pose))


@pytest.mark.parametrize(("pose", "lands"), [("start", "near"), ("work", "far"), ("easier", "far")])
def test_one_heel_lands_with_its_toes_up_while_the_other_foot_is_on_its_ball(
    pose: str, lands: str
) -> None:
    touch = solve_move("walk", pose).pose.touch
    assert f"{lands}_heel" in touch
    assert f"{lands}_ball" not in touch
    assert f"{OTHER[lands]}_ball" in touch
    assert f"{OTHER[lands]}_heel" not in touch
    body = solve_move("walk", pose)
    assert foot(body, lands) > foot(body, OTHER[lands])


@pytest.mark.parametrize(("pose", "lands"), [("start", "near"), ("work", "far")])
def test_the_hips_go_as_far_as_in_ordinary_walking(pose: str, lands: str) -> None:
    angles = solve_move("walk", pose).angles
    assert 20 <= angles[f"{lands}_hip"] <= 35
    assert -22 <= angles[f"{OTHER[lands]}_hip"] <= -10
    assert angles[f"{lands}_knee"] < 12


@pytest.mark.parametrize("pose", ["start", "work", "easier"])
def test_each_arm_swings_with_the_other_leg(pose: str) -> None:
    angles = solve_move("walk", pose).angles
    for side in ("near", "far"):
        assert angles[f"{side}_shoulder"] * angles[f"{side}_hip"] < 0


def test_the_psoas_is_longest_as_its_own_foot_pushes_off() -> None:
    strains = {pose: compute_psoas_strain(solve_move("walk", pose).hip_flexion) for pose in STRIDE}
    assert strains["start"] < strains["mid_stance"] < strains["work"]
    assert strains["work"] > 0.04


def test_the_body_passes_over_a_foot_that_stays() -> None:
    start, middle, work = (solve_move("walk", pose) for pose in STRIDE)
    # The foot rolls down about its heel, so that the heel stays and the ankle moves.
    heels = [body.bones["near_foot"].place(complex(-24, SOLE)).real for body in (start, middle)]
    assert heels[0] == pytest.approx(heels[1], abs=NEAR_ENOUGH)
    ball = [body.bones["near_toes"].at.real for body in (middle, work)]
    assert ball[0] == pytest.approx(ball[1], abs=15)
    assert start.root.real < middle.root.real < work.root.real
    step = foot(work, "far") - foot(work, "near")
    assert 300 < step < 500  # of a stature of 1000; about 0.4 is usual
    assert step == pytest.approx(foot(start, "near") - foot(start, "far"), abs=20)


def test_the_foot_that_swings_clears_the_floor() -> None:
    for body in (solve_move("walk", "mid_stance"), *interpolate_move("walk")):
        bone = body.bones["far_foot"]
        soles = [bone.place(complex(x, SOLE)).imag for x in (-24, 70, 108)]
        assert min(soles) > -NEAR_ENOUGH
        assert bone.at.imag > ANKLE_HEIGHT - NEAR_ENOUGH
    passing = solve_move("walk", "mid_stance").bones["far_foot"]
    assert min(passing.place(complex(x, SOLE)).imag for x in (-24, 70)) > 15


def test_one_swing_is_the_other_with_the_legs_exchanged() -> None:
    stance, swing = solve_move("walk", "mid_stance"), solve_move("walk", "swing")
    for joint in ("hip", "knee"):
        for side in ("near", "far"):
            there = swing.angles[f"{OTHER[side]}_{joint}"]
            assert stance.angles[f"{side}_{joint}"] == pytest.approx(there, abs=5)
