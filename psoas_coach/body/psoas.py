"""How long the psoas is at a given bend of the hip: the length of its path over the bones.

The muscle runs from the front of the lumbar spine over the rim of the pelvis to the upper inner
thigh bone. Its length changes only because the thigh bone turns about the hip, so the path is kept
as points on two bodies: those on the pelvis stay, those on the thigh bone turn.

Path points and hip centre: Delp (1990), as in the OpenSim model gait2392 by Thelen, Seth, Anderson
and Delp (CC BY 3.0). Metres in the pelvis frame (x forward, y up, z to the right), right side, of
one generic adult about 1.8 m tall. What the model leaves out is as important: only bending and
straightening the hip count, a path length is not a felt stretch, and past about 100 degrees the
straight path cuts through the joint, so nothing is answered beyond 90.
"""

from itertools import pairwise
from math import cos, dist, radians, sin
from typing import Final

Point = tuple[float, float, float]

LEAST_FLEXION: Final = -30.0
"""The least flexion in degrees; no move here extends the hip further."""
MOST_FLEXION: Final = 90.0
"""The most flexion in degrees; the model is not meaningful near 100."""
BRIM_FLEXION: Final = 45.0
"""Up to this flexion in degrees the muscle bends over the pelvic brim (`BRIM`)."""

HIP: Final[Point] = (-0.0707, -0.0661, 0.0835)
SPINE: Final[Point] = (-0.0647, 0.0887, 0.0289)
RIM: Final[Point] = (-0.0238, -0.0570, 0.0759)
BRIM: Final[Point] = (-0.0288, -0.0805, 0.0816)
FEMUR: Final[tuple[Point, ...]] = ((0.0016, -0.0507, 0.0038), (-0.0188, -0.0597, 0.0104))
"""Points relative to the hip centre, with the thigh bone straight down."""

SOURCE: Final = "Delp (1990); gait2392 by Thelen, Seth, Anderson and Delp, CC BY 3.0"


def _rotate(point: Point, hip_flexion_degrees: float) -> Point:
    """Return a point of the thigh bone in the pelvis frame; flexion turns it forward about z."""
    x, y, z = point
    c, s = cos(radians(hip_flexion_degrees)), sin(radians(hip_flexion_degrees))
    return HIP[0] + c * x - s * y, HIP[1] + s * x + c * y, HIP[2] + z


def compute_psoas_path(hip_flexion_degrees: float) -> tuple[Point, ...]:
    """Return the points the muscle runs through, from spine to thigh bone, in metres.

    Raises:
        ValueError: the angle is not a number from -30 (thigh behind) to 90 (sitting).
    """
    if not LEAST_FLEXION <= hip_flexion_degrees <= MOST_FLEXION:
        raise ValueError(
            f"hip flexion must be {LEAST_FLEXION:g} to {MOST_FLEXION:g} degrees, "
            f"not {hip_flexion_degrees!r}"
        )
    over = (RIM, BRIM) if hip_flexion_degrees <= BRIM_FLEXION else (RIM,)
    return SPINE, *over, *(_rotate(point, hip_flexion_degrees) for point in FEMUR)


def compute_psoas_length(hip_flexion_degrees: float) -> float:
    """Length of the muscle's path in metres; shorter the more the hip bends.

    Raises:
        ValueError: the angle is not a number from -30 (thigh behind) to 90 (sitting).
    """
    path = compute_psoas_path(hip_flexion_degrees)
    return sum(dist(a, b) for a, b in pairwise(path))


def compute_psoas_strain(hip_flexion_degrees: float) -> float:
    """Change of length against standing (0 degrees), as a fraction: 0.05 is a twentieth longer.

    Raises:
        ValueError: the angle is not a number from -30 (thigh behind) to 90 (sitting).
    """
    return compute_psoas_length(hip_flexion_degrees) / compute_psoas_length(0.0) - 1.0
