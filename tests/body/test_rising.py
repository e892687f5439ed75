"""From a chair into a lunge: the feet stay down, the hip is exact, and the frames fit together."""

from __future__ import annotations

import re

import pytest

from psoas_coach.body.anatomy import load_limits
from psoas_coach.body.curves import split_coordinates
from psoas_coach.body.pose_solver import measure_gaps
from psoas_coach.body.rising import FRAME, STEP, draw_frames, draw_room, solve_rising

NEAR_ENOUGH = 5.0
"""Half a percent of stature."""
HIPS = range(90, -31, -3)


@pytest.mark.parametrize("hip", HIPS)
def test_the_hip_is_bent_exactly_as_asked(hip: int) -> None:
    assert solve_rising(hip).angles["near_hip"] == hip


@pytest.mark.parametrize("hip", HIPS)
def test_the_body_rests_on_the_floor_at_every_angle(hip: int) -> None:
    body = solve_rising(hip)
    assert all(abs(gap.miss) < NEAR_ENOUGH for gap in measure_gaps(body.bones, body.pose))
    lowest = max(
        y
        for mark in draw_frames("light")[(90 - hip) // STEP].paths
        for y in split_coordinates(mark.d)[1]
    )
    assert lowest < NEAR_ENOUGH


@pytest.mark.parametrize("hip", HIPS)
def test_every_joint_stays_within_its_range(hip: int) -> None:
    for name, angle in solve_rising(hip).angles.items():
        least, most = load_limits().get(name, (-1e9, 1e9))
        assert least - 0.5 <= angle <= most + 0.5, name


@pytest.mark.parametrize("hip", [90.5, -31, float("nan")])
def test_no_other_angle_is_answered(hip: float) -> None:
    with pytest.raises(ValueError, match="the hip goes from 90 to -30 degrees"):
        solve_rising(hip)


def test_all_frames_are_made_of_the_same_paths_so_that_one_eases_into_the_next() -> None:
    def make(d: str) -> tuple[str, ...]:
        return tuple(re.sub(r"-?\d+", "0 ", d).split())

    first, *others = draw_frames("light")
    assert [frame.hip for frame in (first, *others)] == list(range(90, -31, -STEP))
    for frame in others:
        assert [make(mark.d) for mark in frame.paths] == [make(mark.d) for mark in first.paths]
        assert [mark._replace(d="") for mark in frame.paths] == [
            mark._replace(d="") for mark in first.paths
        ]
        assert frame.arm == first.arm


def test_the_person_never_leaves_the_picture() -> None:
    left, top, wide, high = FRAME
    for frame in draw_frames("light"):
        for mark in frame.paths:
            xs, ys = split_coordinates(mark.d)
            assert left <= min(xs) <= max(xs) <= left + wide
            assert top <= min(ys) <= max(ys) <= top + high


def test_the_room_stays_as_it_is() -> None:
    assert len(draw_room("light")) == len(draw_room("dark")) > 0
