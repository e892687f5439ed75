"""Carries points of the standing figure along with its bones; the trunk bends between several.

A limb's part is stiff and overlaps its neighbour, which gives a clean crease at any bend. The
trunk and throat are blended between bones by height, which gives a spine that curves.
"""

from collections.abc import Mapping
from typing import Final

from psoas_coach.body.anatomy import NECK, TRUNK, Part
from psoas_coach.body.skeleton import Bone

BLENDS: Final = {"trunk": TRUNK, "throat": NECK}
SINGLE: Final = ("head", "neck", "pelvis", "chest", "trunk", "throat")
"""Carriers of which there is only one; all others have a near and a far side."""


def sided(bone: str, side: str) -> str:
    """A carrier's full name: `thigh` of the near side is `near_thigh`."""
    return bone if bone in SINGLE else f"{side}_{bone}"


def main_bone(carrier: str, point: complex) -> str:
    """The bone that carries a point most, for those who need only one."""
    if carrier not in BLENDS:
        return carrier
    return min(BLENDS[carrier], key=lambda anchor: abs(anchor[0] - point.imag))[1]


def place(bones: Mapping[str, Bone], carrier: str, point: complex) -> complex:
    """Where a point of the standing figure is, carried by a bone, the trunk or the throat."""
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


def outline(bones: Mapping[str, Bone], part: Part, side: str) -> list[complex]:
    """A part's outline in the picture."""
    carrier = sided(part.bone, side)
    tip = part.tip
    end = sided(tip.bone, side) if tip else carrier
    first, last = (tip.first, tip.last) if tip else (0, -1)
    return [
        place(bones, end if first <= i <= last else carrier, complex(x, y))
        for i, (x, y) in enumerate(part.points)
    ]
