"""Moving figures: frames between which a browser can interpolate, and a hold that breathes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, TypedDict

import msgspec

from psoas_coach.body.curves import mirror_path
from psoas_coach.body.description import describe, name_figure
from psoas_coach.body.figure import (
    draw_cue_marks,
    find_frame,
    format_view_box,
    has_clear_arm,
    paint_body,
)
from psoas_coach.body.palette import PALETTES, Theme
from psoas_coach.body.path import Mark
from psoas_coach.body.pose_solver import SolvedPose, solve_move, solve_pose
from psoas_coach.body.poses import Side, load_scenes
from psoas_coach.content.poses import Arm, Leg, Trunk

SHARES: Final = (1 / 3, 2 / 3)
"""The position of each frame between start and end, from 0 to 1."""

HALF: Final = 1 / 2
MIDDLE: Final = "mid_stance"
"""A pose in the middle of the motion; without it the swinging foot would drag."""

Paint = tuple[str, str, float, float, str]


class Morph(TypedDict):
    """The data for the player: plain JSON values, under 30 KB."""

    viewbox: str
    title: str
    description: str
    marks: list[Paint]
    """Fill, stroke, stroke width, opacity and dashes of each path."""
    start: list[str]
    """Path data of the starting position, back to front."""
    via: list[list[str]]
    """The frames in between; a path that never moves is empty there."""
    work: list[str]
    breath: list[tuple[int, str]]
    """The paths of the working position that change with a breath, by their index in `work`."""
    cues: list[tuple[str, Paint]]


def _blend(start: float, end: float, share: float) -> float:
    return start + (end - start) * share


def _blend_limb(start: Leg | Arm, end: Leg | Arm, share: float) -> tuple[float, ...]:
    return tuple(_blend(a, b, share) for a, b in zip(start.out, end.out, strict=False))


def _blend_trunk(start: Trunk, end: Trunk, share: float) -> Trunk:
    return msgspec.structs.replace(
        start, twist=_blend(start.twist, end.twist, share), dip=_blend(start.dip, end.dip, share)
    )


def _find_shared(start: Mapping[str, str], end: Mapping[str, str]) -> dict[str, str]:
    return {landmark: where for landmark, where in start.items() if end.get(landmark) == where}


def interpolate(first: SolvedPose, second: SolvedPose, share: float) -> SolvedPose:
    """Return a body between two positions, with the contacts that both have.

    Args:
        first: where it comes from.
        second: where it goes.
        share: how much of the way is done, 0 to 1.
    """
    start, end = first.pose, second.pose
    pose = msgspec.structs.replace(
        start,
        trunk=_blend_trunk(start.trunk, end.trunk, share),
        near_leg=msgspec.structs.replace(
            start.near_leg, out=_blend_limb(start.near_leg, end.near_leg, share)
        ),
        far_leg=msgspec.structs.replace(
            start.far_leg, out=_blend_limb(start.far_leg, end.far_leg, share)
        ),
        near_arm=msgspec.structs.replace(
            start.near_arm, out=_blend_limb(start.near_arm, end.near_arm, share)
        ),
        far_arm=msgspec.structs.replace(
            start.far_arm, out=_blend_limb(start.far_arm, end.far_arm, share)
        ),
        touch=_find_shared(start.touch, end.touch),
        hold=_find_shared(start.hold, end.hold),
        pin={mark: x for mark, x in start.pin.items() if end.pin.get(mark) == x},
    )
    angles = {
        name: _blend(angle, second.angles[name], share) for name, angle in first.angles.items()
    }
    return solve_pose(pose, angles)


def interpolate_move(move: str) -> list[SolvedPose]:
    """Return the bodies between start and work, through the middle of a stride if there is one."""
    first, last = solve_move(move, "start"), solve_move(move, "work")
    if MIDDLE not in load_scenes()[move].poses:
        return [interpolate(first, last, share) for share in SHARES]
    middle = solve_move(move, MIDDLE)
    before = [interpolate(first, middle, 2 * share) for share in SHARES if share <= HALF]
    return before + [interpolate(middle, last, 2 * share - 1) for share in SHARES if share > HALF]


def _face_side(marks: tuple[Mark, ...], side: Side) -> list[str]:
    return [mirror_path(mark.d) if side == "left" else mark.d for mark in marks]


def _paint(mark: Mark) -> Paint:
    return mark.fill, mark.stroke, mark.width, mark.opacity, mark.dash


def build_morph(
    move_id: str, side: Side = "left", theme: Theme = "light", language: str | None = None
) -> Morph:
    """Return a move's figure from start to work, as numbers to blend.

    Args:
        move_id: Id of the move.
        side: The side the move is for.
        theme: ``light`` or ``dark``.
        language: Language of the words; that of the run when none is given.

    Raises:
        KeyError: no such move or theme.
    """
    paint = PALETTES[theme]
    first, last = solve_move(move_id, "start"), solve_move(move_id, "work")
    clear = has_clear_arm(move_id, "work")
    start, work = (paint_body(body, paint, clear=clear) for body in (first, last))
    start_body, end_body = _face_side(start, side), _face_side(work, side)
    still = [a == b for a, b in zip(start_body, end_body, strict=True)]
    via = []
    for body in interpolate_move(move_id):
        between = _face_side(paint_body(body, paint, clear=clear), side)
        via.append(["" if same else d for d, same in zip(between, still, strict=True)])
    full = _face_side(paint_body(last._replace(breath=1.0), paint, clear=clear), side)
    cues = draw_cue_marks(move_id, "work", theme)
    return {
        "viewbox": format_view_box(find_frame(move_id), side),
        "title": name_figure(move_id, "work", side, language),
        "description": describe(move_id, "work", side, language),
        "marks": [_paint(mark) for mark in start],
        "start": start_body,
        "via": via,
        "work": end_body,
        "breath": [
            (i, d) for i, (d, out) in enumerate(zip(full, end_body, strict=True)) if d != out
        ],
        "cues": list(zip(_face_side(cues, side), map(_paint, cues), strict=True)),
    }


@cache
def draw_breath(move_id: str, side: Side = "left", theme: Theme = "light") -> str:
    """Return the working position at the height of a breath in, as SVG text.

    It fits over ``draw_figure`` of the same move; fading it in and out makes that one breathe. It
    has no words of its own.

    Args:
        move_id: Id of the move.
        side: The side the move is for.
        theme: ``light`` or ``dark``.

    Raises:
        KeyError: No such move or theme.
    """
    body = solve_move(move_id, "work")._replace(breath=1.0)
    marks = paint_body(body, PALETTES[theme], clear=has_clear_arm(move_id, "work"))
    marks += draw_cue_marks(move_id, "work", theme)
    if side == "left":
        marks = tuple(mark._replace(d=mirror_path(mark.d)) for mark in marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"'
        f' viewBox="{format_view_box(find_frame(move_id), side)}"'
        f' stroke-linecap="round" stroke-linejoin="round">'
        f"{''.join(mark.to_svg() for mark in marks)}</svg>"
    )
