"""The psoas in the picture, over the bones that explain where it goes.

The line follows the model's own path points (see `psoas`), scaled from its 1.8 m adult, with the
upper end drawn on along the lumbar spine, where the muscle really begins. It is painted over the
clothes: this is the one thing in a figure that nobody could see.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from psoas_coach.body.anatomy import load_view
from psoas_coach.body.curves import open_path, trace_closed
from psoas_coach.body.palette import Palette
from psoas_coach.body.path import Mark
from psoas_coach.body.pose_solver import SolvedPose
from psoas_coach.body.skeleton import Bone
from psoas_coach.body.skin import place_point, trace_outline
from psoas_coach.content.anatomy import Chart

WIDTHS: Final = (3.0, 8.0, 11.5, 13.0, 12.5, 9.5, 6.5, 4.0)
"""Half the drawn width at each point, thickest beside the lower lumbar spine."""
CLOSE: Final = 36.0
"""Below this distance from brim to thigh bone, in thousandths of stature, the line leaves the brim.
"""
BLOCK: Final = (14 + 7j, 8j, -14 + 7j, -12 + 0j, -14 - 7j, -8j, 14 - 7j, 12 + 0j)
"""The outline of a vertebra around its middle."""


def _trace_line(bones: Mapping[str, Bone], chart: Chart, side: str) -> list[complex]:
    """Return the middle of one side's muscle, from spine to thigh bone; the far one is mirrored.

    Bent past sitting, brim and thigh bone all but meet; the line then runs straight past the brim,
    or it would fold over itself.
    """
    flip = -1 if side == "far" else 1
    upper = [place_point(bones, "trunk", complex(flip * x, y)) for x, y in chart.spine]
    end = bones[f"{side}_thigh"].place(complex(flip * chart.femur[0], chart.femur[1]))
    brim = bones["pelvis"].place(complex(flip * chart.brim[0], chart.brim[1]))
    near = min(max((CLOSE - abs(end - brim)) / CLOSE, 0.0), 1.0)
    brim += ((upper[-1] + end) / 2 - brim) * near
    return [*upper, brim, brim + (end - brim) * 0.55, end]


def _widen_line(line: list[complex], bold: float) -> list[complex]:
    """Return the line with its width on either side."""
    left, right = [], []
    last = len(line) - 1
    for i, (point, width) in enumerate(zip(line, WIDTHS, strict=True)):
        along = line[min(i + 1, last)] - line[max(i - 1, 0)]
        across = along / (abs(along) or 1.0) * 1j * width * bold
        left.append(point + across)
        right.append(point - across)
    return left + right[::-1]


def _load_chart(body: SolvedPose) -> Chart:
    return load_view(body.pose.view).chart


def _list_sides(body: SolvedPose) -> tuple[str, ...]:
    """Return the sides whose muscle is drawn: from the front both, if both legs are alike."""
    both = body.pose.view == "front" and not body.pose.near_leg.back
    return ("near", "far") if both else ("near",)


def draw_bones(body: SolvedPose, paint: Palette) -> list[Mark]:
    """Return the bones the muscle runs between, faintly: thigh bone, pelvis and lumbar spine."""
    bones, chart = body.bones, _load_chart(body)
    pelvis = bones["pelvis"]
    blocks = "".join(
        trace_closed([place_point(bones, "trunk", complex(*middle) + corner) for corner in BLOCK])
        for middle in chart.vertebrae
    )
    shafts = "".join(
        trace_closed(
            [bones[f"{side}_thigh"].place(complex(flip * x, y)) for x, y in chart.thigh_bone]
        )
        for side, flip in zip(_list_sides(body), (1, -1), strict=False)
    )
    hip = trace_closed([pelvis.place(complex(*spot)) for spot in chart.pelvis])
    hole = trace_closed([pelvis.place(complex(*spot)) for spot in chart.foramen])
    return [
        Mark(shafts, paint.bone, opacity=0.3),
        Mark(hip + hole, paint.bone, opacity=0.3),
        Mark(blocks, paint.bone, opacity=0.5),
    ]


def draw_psoas(body: SolvedPose, paint: Palette, *, bold: float = 1.0) -> list[Mark]:
    """Return the muscle of the near side, or of both; `bold` widens it for a small picture.

    Args:
        body: The body at rest in its pose.
        paint: The colours to paint with.
        bold: How many times as wide the lines are.
    """
    lines = [_trace_line(body.bones, _load_chart(body), side) for side in _list_sides(body)]
    whole = "".join(trace_closed(_widen_line(line, bold)) for line in lines)
    sheen = "".join(open_path(line[1:-1]) for line in lines)
    return [
        Mark(whole, paint.muscle, paint.muscle_edge, 3),
        Mark(sheen, stroke=paint.muscle_light, width=3, opacity=0.9),
    ]


def is_under_arm(body: SolvedPose) -> bool:
    """Whether the near arm, seen from the side or above, lies between the viewer and the muscle.

    An arm that only grazes the muscle's edge does not count: the middle of it stays free.
    """
    if body.pose.view == "front":
        return False
    hand = f"hand_{body.pose.near_arm.hand}"
    parts = [load_view(body.pose.view).parts[name] for name in ("upper", "forearm", hand)]
    arm = [trace_outline(body.bones, part, "near", body.pose.view) for part in parts]
    line = _trace_line(body.bones, _load_chart(body), "near")
    samples = [*line, *((a + b) / 2 for a, b in pairwise(line))]
    return any(_is_inside(point, around) for around in arm for point in samples)


def _is_inside(point: complex, around: list[complex]) -> bool:
    """Whether a point is inside an outline, by the number of times that a ray crosses it."""
    crossings = 0
    for a, b in pairwise([*around, around[0]]):
        if (a.imag > point.imag) != (b.imag > point.imag):
            share = (point.imag - a.imag) / (b.imag - a.imag)
            crossings += a.real + share * (b.real - a.real) > point.real
    return crossings % 2 == 1
