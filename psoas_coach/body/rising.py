"""One person from a chair into a lunge, at any bend of the hip: body and muscle in one motion.

Poses written at a few angles are eased into each other, and what the feet rest on is made exact
at every angle between. The near hip itself is never moved for a contact: it is what is shown.
"""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from psoas_coach import content
from psoas_coach.body import person
from psoas_coach.body.figure import paint_body
from psoas_coach.body.muscle import draw_psoas, is_under_arm
from psoas_coach.body.palette import PALETTES, Theme
from psoas_coach.body.path import Mark
from psoas_coach.body.pose_solver import SolvedPose, list_angles, solve_pose
from psoas_coach.body.props import draw_prop
from psoas_coach.body.psoas import LEAST_FLEXION, MOST_FLEXION
from psoas_coach.content.poses import Pose, Prop

STEP: Final = 10
"""Degrees between two frames. Linear interpolation between them is off by less than two thousandths
of stature, even for the longest leg.
"""
ROOM: Final = (
    Prop(kind="ground", x=360, wide=1180),
    Prop(kind="chair", x=0, y=250, wide=250, high=240),
)
FRAME: Final = (-190, -1070, 1130, 1110)
"""View box of the whole motion: left, top, width and height."""


class Frame(NamedTuple):
    """The person at one bend of the hip."""

    hip: int
    paths: tuple[Mark, ...]
    centre: tuple[int, int]
    """The hip in the picture, for a view that follows it."""
    arm: tuple[int, int]
    """The range of the paths that draw the near arm, which a close view of the hip omits."""


def _load_poses() -> Mapping[int, Pose]:
    return content.load().figures.rising


def _find_neighbours(hip: float) -> tuple[Pose, Pose, float]:
    """Return the poses written on either side of an angle, and how far it is from the first."""
    for upper, lower in pairwise(sorted(_load_poses(), reverse=True)):
        if lower <= hip <= upper:
            return _load_poses()[upper], _load_poses()[lower], (upper - hip) / (upper - lower)
    raise ValueError(
        f"the hip goes from {MOST_FLEXION:g} to {LEAST_FLEXION:g} degrees here, not to {hip!r}"
    )


def _interpolate(
    start: Mapping[str, float], end: Mapping[str, float], share: float
) -> dict[str, float]:
    return {name: start[name] + (end[name] - start[name]) * share for name in start if name in end}


def solve_rising(hip: float) -> SolvedPose:
    """Return the body at rest with the near hip bent by exactly so many degrees.

    Raises:
        ValueError: the angle is not from 90 (sitting) to -30 (thigh behind).
    """
    first, second, share = _find_neighbours(hip)
    if share in {0, 1}:
        first = second = second if share else first
    pose = msgspec.structs.replace(
        first,
        touch={mark: at for mark, at in first.touch.items() if mark in second.touch},
        pin=_interpolate(first.pin, second.pin, share),
        hold={hand: at for hand, at in first.hold.items() if second.hold.get(hand) == at},
        free={"near_hip": 0.0},
        props=ROOM,
    )
    angles = _interpolate(list_angles(first), list_angles(second), share)
    return solve_pose(pose, angles | {"near_hip": float(hip)})


@cache
def draw_frames(theme: Theme) -> tuple[Frame, ...]:
    """Return the motion from sitting to the lunge, frame by frame, every `STEP` degrees.

    All frames are made of the same paths with the same number of points.
    """
    paint = PALETTES[theme]
    frames = []
    steps = range(round(MOST_FLEXION), round(LEAST_FLEXION) - 1, -STEP)
    clear = any(is_under_arm(solve_rising(hip)) for hip in steps)
    for hip in steps:
        body = solve_rising(hip)
        alone = body._replace(pose=msgspec.structs.replace(body.pose, props=()))
        paths = paint_body(alone, paint, clear=clear)
        # The arm is painted last but for the muscle.
        stop = len(paths) - len(draw_psoas(alone, paint))
        start = stop - len(person.paint_front(alone, paint, clear=clear))
        centre = round(body.root.real), -round(body.root.imag)
        frames.append(Frame(hip, paths, centre, (start, stop)))
    return tuple(frames)


@cache
def draw_room(theme: Theme) -> tuple[Mark, ...]:
    """Return the floor and the chair, which do not move."""
    return tuple(mark for prop in ROOM for mark in draw_prop(prop, PALETTES[theme]))
