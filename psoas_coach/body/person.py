"""The person: skin, clothes, face and hair, back to front, from posed bones."""

from collections.abc import Mapping
from typing import Final

from psoas_coach.body.anatomy import anatomy
from psoas_coach.body.curves import closed, smooth
from psoas_coach.body.marks import Mark
from psoas_coach.body.palette import Palette
from psoas_coach.body.skeleton import Bone
from psoas_coach.body.skin import outline

FAR_ARM: Final = (
    ("upper", "skin_far"), ("sleeve", "shirt_far"), ("forearm", "skin_far"), ("hand", "skin_far"), ("thumb", "skin_far"),
)  # fmt: skip
NEAR_ARM: Final = (
    ("upper", "skin"), ("sleeve", "shirt_near"), ("forearm", "skin"), ("hand", "skin"), ("thumb", "skin"),
)  # fmt: skip
FAR_LEG: Final = (("foot", "skin_far"), ("shank", "legs_far"), ("thigh", "legs_far"))
NEAR_LEG: Final = (
    ("hips", "legs"),
    ("foot", "skin"),
    ("shank", "legs_near"),
    ("thigh", "legs_near"),
)
TORSO: Final = (("neck", "skin_far"), ("shirt", "shirt"))
HEAD: Final = (("knot", "hair"), ("face", "skin"), ("hair", "hair"), ("ear", "skin"))

EYE: Final = (32 + 409j, 38 + 406j, 44 + 408j)
BROW: Final = (30 + 422j, 38 + 426j, 47 + 423j)
MOUTH: Final = (56 + 369j, 49 + 367j, 42 + 370j)


def _parts(
    bones: Mapping[str, Bone], side: str, parts: tuple[tuple[str, str], ...], paint: Palette
) -> list[Mark]:
    drawn = anatomy().side.parts
    return [
        Mark(closed(outline(bones, drawn[name], side)), getattr(paint, colour))
        for name, colour in parts
    ]


def behind(bones: Mapping[str, Bone], paint: Palette) -> list[Mark]:
    """The far limbs."""
    return _parts(bones, "far", FAR_ARM, paint) + _parts(bones, "far", FAR_LEG, paint)


def middle(bones: Mapping[str, Bone], paint: Palette) -> list[Mark]:
    """Near leg, trunk and head."""
    head = bones["head"]
    face = [
        Mark(smooth([head.place(p) for p in line]), stroke=paint.ink, width=3)
        for line in (EYE, BROW, MOUTH)
    ]
    body = [part for group in (NEAR_LEG, TORSO, HEAD) for part in group]
    return _parts(bones, "near", tuple(body), paint) + face


def front(bones: Mapping[str, Bone], paint: Palette) -> list[Mark]:
    """The near arm."""
    return _parts(bones, "near", NEAR_ARM, paint)
