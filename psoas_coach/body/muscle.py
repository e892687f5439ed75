"""The psoas in the picture, over the bones that explain where it goes.

The line follows the model's own path points (see `psoas`), scaled from its 1.8 m adult, with the
upper end drawn on along the lumbar spine, where the muscle really begins. It is painted over the
clothes: this is the one thing in a figure that nobody could see.
"""

from collections.abc import Mapping
from typing import Final

from psoas_coach.body.curves import closed, smooth
from psoas_coach.body.marks import Mark
from psoas_coach.body.palette import Palette
from psoas_coach.body.skeleton import Bone
from psoas_coach.body.skin import place

SPINE: Final = (-7 + 160j, -1 + 128j, 4 + 92j, 14 + 48j)
"""Along the front of the lumbar spine, from its top; carried by the trunk."""
RIM: Final = 26 + 5j
BRIM: Final = 23 - 8j
FEMUR: Final = (1 - 28j, -10 - 36j)
WIDTHS: Final = (3.5, 8.5, 11.0, 11.5, 9.5, 8.0, 6.0, 4.0)
"""Half the drawn width at each point, thickest beside the lower lumbar spine."""

VERTEBRAE: Final = tuple(
    -17 + 0.16 * (y - 100) * -0.3 + 1j * y for y in (68, 87, 106, 125, 144, 163)
)
PELVIS: Final = (
    -34 + 70j, -8 + 84j, 24 + 74j, 40 + 50j, 34 + 20j, 30 + 2j, 38 - 22j, 26 - 34j, 8 - 20j,
    -8 - 24j, -20 - 46j, -36 - 44j, -30 - 16j, -44 + 10j, -48 + 44j,
)  # fmt: skip
SHAFT: Final = (
    -8 + 12j, 12 + 12j, 16 - 4j, 14 - 40j, 11 - 120j, 12 - 214j, -9 - 214j, -10 - 120j, -14 - 44j, -14 - 6j,
)  # fmt: skip


def _line(bones: Mapping[str, Bone], side: str) -> list[complex]:
    pelvis, thigh = bones["pelvis"], bones[f"{side}_thigh"]
    upper = [place(bones, "trunk", point) for point in SPINE]
    ends = [thigh.place(point) for point in FEMUR]
    return [*upper, pelvis.place(RIM), pelvis.place(BRIM), *ends]


def _ribbon(line: list[complex]) -> list[complex]:
    left, right = [], []
    for i, point in enumerate(line):
        along = line[min(i + 1, len(line) - 1)] - line[max(i - 1, 0)]
        normal = along / (abs(along) or 1.0) * 1j
        left.append(point + normal * WIDTHS[i])
        right.append(point - normal * WIDTHS[i])
    return left + right[::-1]


def muscle(bones: Mapping[str, Bone], side: str, paint: Palette) -> list[Mark]:
    """Bones, faintly, and the psoas of one side."""
    line = _line(bones, side)
    thigh, pelvis = bones[f"{side}_thigh"], bones["pelvis"]
    blocks = "".join(
        closed(
            [
                place(bones, "trunk", middle + corner)
                for corner in (15 + 7j, -15 + 7j, -15 - 7j, 15 - 7j)
            ]
        )
        for middle in VERTEBRAE
    )
    return [
        Mark(closed([thigh.place(p) for p in SHAFT]), paint.bone, opacity=0.28),
        Mark(closed([pelvis.place(p) for p in PELVIS]), paint.bone, opacity=0.28),
        Mark(blocks, paint.bone, opacity=0.5),
        Mark(closed(_ribbon(line)), paint.muscle, paint.muscle_edge, 3),
        Mark(smooth(line[1:-1]), stroke=paint.muscle_light, width=3, opacity=0.9),
    ]
