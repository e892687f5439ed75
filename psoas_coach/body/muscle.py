"""The psoas in the picture, over the bones that explain where it goes.

The line follows the model's own path points (see `psoas`), scaled from its 1.8 m adult, with the
upper end drawn on along the lumbar spine, where the muscle really begins. It is painted over the
clothes: this is the one thing in a figure that nobody could see.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from psoas_coach.body.curves import closed, smooth
from psoas_coach.body.marks import Mark
from psoas_coach.body.palette import Palette
from psoas_coach.body.posed import Posed
from psoas_coach.body.skeleton import Bone
from psoas_coach.body.skin import place

WIDTHS: Final = (2.5, 7.0, 10.0, 11.5, 11.0, 8.5, 6.0, 3.5)
"""Half the drawn width at each point, thickest beside the lower lumbar spine."""
FINE: Final = 2
"""Points drawn for each given one, so that the bend over the brim stays round."""
BLOCK: Final = (14 + 7j, 8j, -14 + 7j, -12 + 0j, -14 - 7j, -8j, 14 - 7j, 12 + 0j)
"""A vertebra about its middle."""


class Chart(NamedTuple):
    """Where muscle and bones lie on the standing figure, seen one way."""

    spine: tuple[complex, ...]
    """Along the front of the lumbar spine, from its top; carried by the trunk."""
    brim: complex
    femur: tuple[complex, ...]
    vertebrae: tuple[complex, ...]
    pelvis: tuple[complex, ...]
    foramen: tuple[complex, ...]
    thigh_bone: tuple[complex, ...]


def _points(*pairs: tuple[float, float]) -> tuple[complex, ...]:
    return tuple(complex(x, y) for x, y in pairs)


FROM_SIDE: Final = Chart(
    spine=_points((-9, 166), (-4, 138), (1, 108), (8, 76), (17, 42)),
    brim=25 + 4j,
    femur=_points((1, -28), (-10, -36)),
    vertebrae=_points((-19, 70), (-16, 89), (-15, 108), (-16, 127), (-19, 146), (-23, 165)),
    pelvis=_points(
        (31, 50), (25, 27), (22, 9), (39, -10), (36, -24), (12, -34), (-14, -52), (-32, -46),
        (-26, -14), (-38, 8), (-33, 22), (-58, 46), (-44, 76), (-10, 90), (18, 78),
    ),
    foramen=_points((10, -26), (-8, -28), (6, -12), (22, -14)),
    thigh_bone=_points(
        (-4, 14), (11, 10), (14, -4), (9, -22), (11, -60), (14, -130), (11, -190), (17, -226),
        (2, -238), (-18, -228), (-9, -190), (-7, -130), (-9, -60), (-18, -30), (-26, -8), (-14, 0),
    ),
)  # fmt: skip
FROM_FRONT: Final = Chart(
    spine=_points((-8, 166), (-12, 138), (-16, 108), (-22, 76), (-31, 42)),
    brim=-40 + 4j,
    femur=_points((-37, -28), (-34, -38)),
    vertebrae=_points((0, 70), (0, 89), (0, 108), (0, 127), (0, 146), (0, 165)),
    pelvis=_points(
        (-74, 62), (-62, 30), (-64, 6), (-50, -14), (-40, -44), (-28, -46), (-6, -18), (6, -18), (28, -46),
        (40, -44), (50, -14), (64, 6), (62, 30), (74, 62), (52, 84), (22, 62), (0, 56), (-22, 62), (-52, 84),
    ),
    foramen=_points((-16, -20), (-30, -18), (-34, -34), (-24, -32)),
    thigh_bone=_points(
        (-46, 14), (-36, 4), (-40, -10), (-48, -30), (-42, -60), (-40, -130), (-38, -190), (-30, -226),
        (-46, -238), (-62, -228), (-54, -190), (-55, -130), (-60, -60), (-70, -26), (-70, -4), (-58, 6),
    ),
)  # fmt: skip


def _line(bones: Mapping[str, Bone], chart: Chart) -> list[complex]:
    upper = [place(bones, "trunk", point) for point in chart.spine]
    ends = [bones["near_thigh"].place(point) for point in chart.femur]
    return [*upper, bones["pelvis"].place(chart.brim), *ends]


def _fine(line: list[complex]) -> tuple[list[complex], list[float]]:
    """The line with points between, and the half width at each."""
    points, widths = [], []
    for i, (here, there) in enumerate(pairwise(line)):
        before, after = line[max(i - 1, 0)], line[min(i + 2, len(line) - 1)]
        for k in range(FINE):
            t = k / FINE
            leaving, arriving = (there - before) / 2, (after - here) / 2
            bow = t * (1 - t) * ((1 - t) * (leaving - there + here) - t * (arriving - there + here))
            points.append(here + (there - here) * t + bow)
            widths.append(WIDTHS[i] + (WIDTHS[i + 1] - WIDTHS[i]) * t)
    return [*points, line[-1]], [*widths, WIDTHS[-1]]


def _ribbon(line: list[complex]) -> list[complex]:
    points, widths = _fine(line)
    left, right = [], []
    for i, point in enumerate(points):
        along = points[min(i + 1, len(points) - 1)] - points[max(i - 1, 0)]
        normal = along / (abs(along) or 1.0) * 1j * widths[i]
        left.append(point + normal)
        right.append(point - normal)
    return left + right[::-1]


def _bones(bones: Mapping[str, Bone], chart: Chart, paint: Palette) -> list[Mark]:
    thigh, pelvis = bones["near_thigh"], bones["pelvis"]
    blocks = "".join(
        closed([place(bones, "trunk", middle + corner) for corner in BLOCK])
        for middle in chart.vertebrae
    )
    hip = closed([pelvis.place(p) for p in chart.pelvis])
    hole = closed([pelvis.place(p) for p in chart.foramen])
    return [
        Mark(closed([thigh.place(p) for p in chart.thigh_bone]), paint.bone, opacity=0.3),
        Mark(hip + hole, paint.bone, opacity=0.3),
        Mark(blocks, paint.bone, opacity=0.5),
    ]


def muscle(body: Posed, paint: Palette) -> list[Mark]:
    """Bones, faintly, and the psoas of the near side."""
    chart = FROM_FRONT if body.pose.view == "front" else FROM_SIDE
    line = _line(body.bones, chart)
    return [
        *_bones(body.bones, chart, paint),
        Mark(closed(_ribbon(line)), paint.muscle, paint.muscle_edge, 3),
        Mark(smooth(line[1:-1]), stroke=paint.muscle_light, width=3, opacity=0.9),
    ]
