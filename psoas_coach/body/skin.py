"""Carries points of the standing figure along with its bones; the trunk bends between several.

A limb's part is stiff and overlaps its neighbour, which gives a clean crease at any bend. The
trunk and throat are blended between bones by height, which gives a spine that curves.
"""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Final

from psoas_coach.body.anatomy import NECK, TRUNK
from psoas_coach.body.skeleton import Bone
from psoas_coach.content.anatomy import SINGLE, Part

BLENDS: Final = {"trunk": TRUNK, "throat": NECK}


def name_carrier(bone: str, side: str) -> str:
    """Return a carrier's full name: `thigh` of the near side is `near_thigh`."""
    return bone if bone in SINGLE else f"{side}_{bone}"


@cache
def find_main_bone(carrier: str, point: complex) -> str:
    """Return the bone with the greatest share in a point."""
    if carrier not in BLENDS:
        return carrier
    return min(BLENDS[carrier], key=lambda anchor: abs(anchor[0] - point.imag))[1]


def place_point(bones: Mapping[str, Bone], carrier: str, point: complex) -> complex:
    """Return where a point of the standing figure is, carried by a bone, the trunk or the throat.

    Args:
        bones: The bones of the body by name.
        carrier: The bone that carries the point, or the trunk or the throat.
        point: The point on the standing figure.
    """
    if carrier not in BLENDS:
        return bones[carrier].place(point)
    anchors = BLENDS[carrier]
    lower = anchors[0]
    for upper in anchors:
        if point.imag <= upper[0]:
            span = upper[0] - lower[0]
            share = (point.imag - lower[0]) / span if span and point.imag > lower[0] else 0.0
            below, above = bones[lower[1]].place(point), bones[upper[1]].place(point)
            return below * (1 - share) + above * share
        lower = upper
    return bones[lower[1]].place(point)


BREATH: Final = ((40.0, 0.0), (95.0, 11.0), (150.0, 8.0), (215.0, 5.0), (275.0, 0.0))
"""How far a full breath moves the front of the trunk, by height, in thousandths."""


def _swell(point: complex, breath: float) -> complex:
    """Return a point of the trunk as the breath widens it: belly most, the back hardly."""
    share = 1.0 if point.real > 0 else -0.25
    for (low, less), (high, more) in pairwise(BREATH):
        if low <= point.imag < high:
            wide = less + (more - less) * (point.imag - low) / (high - low)
            return point + breath * share * wide
    return point


def list_rest_points(part: Part, side: str, view: str, breath: float = 0.0) -> list[complex]:
    """Return a part's points on the standing figure; from the front the far side mirrors the near.

    Args:
        part: The part.
        side: ``near`` or ``far``.
        view: ``side`` or ``front``.
        breath: 0 when breathed out, 1 when breathed in.
    """
    flip = -1 if view == "front" and side == "far" and part.bone not in SINGLE else 1
    points = [complex(flip * x, y) for x, y in part.points]
    if breath and part.bone == "trunk":
        return [_swell(point, breath) for point in points]
    return points


def trace_outline(
    bones: Mapping[str, Bone], part: Part, side: str, view: str, breath: float = 0.0
) -> list[complex]:
    """Return a part's outline in the picture; `breath` is 0 when out and 1 when in.

    Args:
        bones: The bones of the body by name.
        part: The part.
        side: ``near`` or ``far``.
        view: ``side`` or ``front``.
        breath: 0 when breathed out, 1 when breathed in.
    """
    carriers = [name_carrier(part.bone, side)] * len(part.points)
    for end in part.ends:
        for i in range(end.first, end.last + 1):
            carriers[i] = name_carrier(end.bone, side)
    return [
        place_point(bones, carrier, point)
        for carrier, point in zip(carriers, list_rest_points(part, side, view, breath), strict=True)
    ]
