"""The shape of the drawn body: outlines, landmarks and joint limits of an upright adult.

Places are thousandths of stature on the standing figure, x forward and y up from the hip.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta

from psoas_coach.content.table import Table

Length = Annotated[float, Meta(ge=-3000, le=3000)]
Degrees = Annotated[float, Meta(ge=-360, le=360)]
Spot = tuple[Length, Length]
Range = tuple[Degrees, Degrees]
"""Least and most degrees of a joint."""
Outline = Annotated[tuple[Spot, ...], Meta(min_length=3)]

Carrier = Literal[
    "head", "neck", "pelvis", "chest", "trunk", "throat",
    "thigh", "shank", "foot", "toes", "upper", "fore", "palm", "fingers",
]  # fmt: skip
"""The bone that moves a point of the skin, or the trunk or throat, which bend between bones."""
SINGLE = ("head", "neck", "pelvis", "chest", "trunk", "throat")
"""Carriers that exist once; all others have a near and a far side."""

PARTS: Mapping[str, frozenset[str]] = {
    "side": frozenset({
        "thigh", "thigh_shade", "shank", "shank_shade", "foot", "upper", "sleeve", "forearm",
        "hand_open", "hand_edge", "hand_fist", "thumb", "hips", "shirt", "shirt_shade", "neck",
        "jaw_shade", "face", "hair", "knot", "ear",
    }),
    "front": frozenset({
        "thigh", "thigh_shade", "shank", "shank_shade", "foot", "foot_tucked", "shin_end",
        "upper", "sleeve", "forearm", "hand_open", "thumb", "hips", "shirt", "shirt_shade",
        "neck", "jaw_shade", "face", "hair", "knot", "ears",
    }),
}  # fmt: skip
"""The outlines of a figure, by view; `body/person.py` paints each of them."""
LINES: Mapping[str, frozenset[str]] = {
    "side": frozenset({
        "sleeve_hem", "fingers_open", "fingers_edge", "fingers_fist", "toes", "cuff", "collar",
        "hem", "fold", "knot_wrap", "hair_sheen", "ear_fold", "eye", "brow", "mouth",
    }),
    "front": frozenset({
        "sleeve_hem", "toes", "toes_tucked", "cuff", "kneecap", "collar", "hem", "knot_wrap",
        "hair_sheen", "eyes_left", "eyes_right", "brow_left", "brow_right", "nose", "mouth",
    }),
}  # fmt: skip
"""The lines of a figure, by view."""


class End(Table, frozen=True):
    """A run of points that the next bone moves: toes, fingers, or the skin over the joint."""

    bone: Carrier
    first: Annotated[int, Meta(ge=0)]
    last: Annotated[int, Meta(ge=0)]


class Part(Table, frozen=True):
    """A smooth outline (closed) or line (open) on the standing figure."""

    bone: Carrier
    points: Annotated[tuple[Spot, ...], Meta(min_length=2)]
    ends: tuple[End, ...] = ()


class Landmark(Table, frozen=True):
    """Skin points; the foremost one touches the surface."""

    bone: Carrier
    points: Annotated[tuple[Spot, ...], Meta(min_length=1)]


class Site(Table, frozen=True):
    """A place on the body that a hand can rest on."""

    bone: Carrier
    at: Spot


class Chart(Table, frozen=True):
    """The position of the muscle and its bones on the standing figure.

    Attributes:
        spine: Along the front of the lumbar spine, from its top; moved by the trunk.
        brim: The point of the pelvic brim over which the muscle runs.
        femur: The insertion on the thigh bone.
        vertebrae: The middles of the lumbar vertebrae.
        pelvis: Outline of the hip bone; `foramen` is the hole in it.
        thigh_bone: Outline of the thigh bone.
    """

    spine: tuple[Spot, Spot, Spot, Spot, Spot]
    brim: Spot
    femur: Spot
    vertebrae: Annotated[tuple[Spot, ...], Meta(min_length=1)]
    pelvis: Outline
    foramen: Outline
    thigh_bone: Outline


class BodyView(Table, frozen=True):
    """Everything drawn from one side."""

    parts: Mapping[str, Part]
    lines: Mapping[str, Part]
    landmarks: Mapping[str, Landmark]
    sites: Mapping[str, Site]
    chart: Chart


class Limits(Table, frozen=True):
    """Least and most degrees of each joint; standing is 0 everywhere."""

    lumbar: Range
    thorax: Range
    neck: Range
    head: Range
    hip: Range
    knee: Range
    ankle: Range
    toes: Range
    shoulder: Range
    elbow: Range
    wrist: Range
    curl: Range


class Anatomy(Table, frozen=True):
    """All of body.toml."""

    side: BodyView
    front: BodyView
    limits: Limits
    front_limits: Limits

    def get_view(self, name: str) -> BodyView:
        """Return the drawing of a view; from above, a person on the side shows that side."""
        return self.front if name == "front" else self.side

    def get_limits(self, name: str) -> Limits:
        """Return the joint limits in a view."""
        return self.front_limits if name == "front" else self.limits
