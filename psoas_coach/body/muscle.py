"""The psoas in the picture, over the bones that explain where it goes.

The line follows the model's own path points (see `psoas`), scaled from its 1.8 m adult, with the
upper end drawn on along the lumbar spine, where the muscle really begins. It is painted over the
clothes: this is the one thing in a figure that nobody could see.
"""

from collections.abc import Mapping
from typing import Final

from psoas_coach.body.anatomy import Chart, view
from psoas_coach.body.curves import closed, smooth
from psoas_coach.body.marks import Mark
from psoas_coach.body.palette import Palette
from psoas_coach.body.posed import Posed
from psoas_coach.body.skeleton import Bone
from psoas_coach.body.skin import place

WIDTHS: Final = (3.0, 8.0, 11.5, 13.0, 12.5, 9.5, 6.5, 4.0)
"""Half the drawn width at each point, thickest beside the lower lumbar spine."""
CLOSE: Final = 36.0
"""Brim to thigh bone, in thousandths of stature, below which the line leaves the brim."""
BLOCK: Final = (14 + 7j, 8j, -14 + 7j, -12 + 0j, -14 - 7j, -8j, 14 - 7j, 12 + 0j)
"""A vertebra about its middle."""


def _line(bones: Mapping[str, Bone], chart: Chart) -> list[complex]:
    """The muscle's middle, from spine to thigh bone.

    Bent past sitting, brim and thigh bone all but meet; the line then runs straight past the brim,
    or it would fold over itself.
    """
    upper = [place(bones, "trunk", complex(*spot)) for spot in chart.spine]
    end = bones["near_thigh"].place(complex(*chart.femur))
    brim = bones["pelvis"].place(complex(*chart.brim))
    near = min(max((CLOSE - abs(end - brim)) / CLOSE, 0.0), 1.0)
    brim += ((upper[-1] + end) / 2 - brim) * near
    return [*upper, brim, brim + (end - brim) * 0.55, end]


def _ribbon(line: list[complex], bold: float) -> list[complex]:
    """The line with its width on either side."""
    left, right = [], []
    last = len(line) - 1
    for i, (point, width) in enumerate(zip(line, WIDTHS, strict=True)):
        along = line[min(i + 1, last)] - line[max(i - 1, 0)]
        across = along / (abs(along) or 1.0) * 1j * width * bold
        left.append(point + across)
        right.append(point - across)
    return left + right[::-1]


def _chart(body: Posed) -> Chart:
    return view(body.pose.view).chart


def skeleton(body: Posed, paint: Palette) -> list[Mark]:
    """The bones the muscle runs between, faintly: thigh bone, pelvis and lumbar spine."""
    bones, chart = body.bones, _chart(body)
    thigh, pelvis = bones["near_thigh"], bones["pelvis"]
    blocks = "".join(
        closed([place(bones, "trunk", complex(*middle) + corner) for corner in BLOCK])
        for middle in chart.vertebrae
    )
    shaft = closed([thigh.place(complex(*spot)) for spot in chart.thigh_bone])
    hip = closed([pelvis.place(complex(*spot)) for spot in chart.pelvis])
    hole = closed([pelvis.place(complex(*spot)) for spot in chart.foramen])
    return [
        Mark(shaft, paint.bone, opacity=0.3),
        Mark(hip + hole, paint.bone, opacity=0.3),
        Mark(blocks, paint.bone, opacity=0.5),
    ]


def psoas(body: Posed, paint: Palette, *, bold: float = 1.0) -> list[Mark]:
    """The muscle of the near side; `bold` widens it for a small picture."""
    line = _line(body.bones, _chart(body))
    return [
        Mark(closed(_ribbon(line, bold)), paint.muscle, paint.muscle_edge, 3),
        Mark(smooth(line[1:-1]), stroke=paint.muscle_light, width=3, opacity=0.9),
    ]


def muscle(body: Posed, paint: Palette) -> list[Mark]:
    """Bones and psoas together, over everything else."""
    return skeleton(body, paint) + psoas(body, paint)
