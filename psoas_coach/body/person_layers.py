"""What the drawn person is made of: the layers of each part of the body, back to front."""

from typing import Final, NamedTuple


class Layer(NamedTuple):
    """One part or line of the drawn body and the colour it is painted in."""

    name: str
    colour: str
    width: float = 0.0
    """Of a line; a part has none and is filled."""
    opacity: float = 1.0
    depth: float = 0.0
    """How far it lies before the middle of the body, in thousandths: a turn carries it aside."""


Layers = tuple[Layer, ...]

FAR_ARM: Final[Layers] = (
    Layer("upper", "skin_far"),
    Layer("sleeve", "shirt_far"),
    Layer("forearm", "skin_far"),
    Layer("thumb", "skin_far"),
    Layer("hand", "skin_far"),
)
# Seen from the front both arms and both legs are as near as the near ones from the side.
FRONT_ARM: Final[Layers] = (
    Layer("upper", "skin"),
    Layer("sleeve", "shirt_near"),
    Layer("sleeve_hem", "shirt_fold", 3),
    Layer("forearm", "skin"),
    Layer("hand", "skin"),
    Layer("thumb", "skin"),
)
NEAR_ARM: Final[Layers] = (*FRONT_ARM, Layer("fingers", "skin_line", 2, 0.5))
NEAR_ARM_SKIN: Final[Layers] = tuple(la for la in NEAR_ARM if la.colour == "skin")
NEAR_SLEEVE: Final[Layers] = tuple(la for la in NEAR_ARM if la.colour.startswith("shirt"))
FAR_LEG: Final[Layers] = (
    Layer("foot", "skin_far"),
    Layer("shank", "legs_far"),
    Layer("thigh", "legs_far"),
)
FRONT_LEG: Final[Layers] = (
    Layer("foot", "skin"),
    Layer("toes", "skin_line", 2, 0.6),
    Layer("thigh", "legs_near"),
    Layer("thigh_shade", "legs"),
    Layer("shank", "legs_near"),
    Layer("shank_shade", "legs"),
    Layer("cuff", "legs_fold", 3),
)
NEAR_LEG: Final[Layers] = (Layer("hips", "legs"), *FRONT_LEG)
TORSO: Final[Layers] = (
    Layer("neck", "skin"),
    Layer("jaw_shade", "skin_far", 0, 0.8),
    Layer("shirt", "shirt"),
    Layer("shirt_shade", "shirt_fold", 0, 0.4),
    Layer("collar", "shirt_fold", 6),
    Layer("hem", "shirt_fold", 3),
    Layer("fold", "shirt_fold", 3),
)
HEAD: Final[Layers] = (
    Layer("knot", "hair"),
    Layer("knot_wrap", "hair_light", 4),
    Layer("face", "skin"),
    Layer("hair", "hair"),
    Layer("hair_sheen", "hair_light", 5),
    Layer("ear", "skin"),
    Layer("ear_fold", "skin_line", 2),
    Layer("eye", "ink", 3),
    Layer("brow", "hair", 3),
    Layer("mouth", "skin_line", 3),
)

# Of a leg that stands behind, seen from the front, the pose says so.
FRONT_KNEELING: Final[Layers] = (
    Layer("thigh", "legs_near"),
    Layer("thigh_shade", "legs"),
    Layer("kneecap", "legs_fold", 3),
)
"""What is seen of a kneeling leg from the front: its thigh, down to the knee."""
FRONT_SHIN: Final[Layers] = (
    Layer("foot_tucked", "skin_far"),
    Layer("toes_tucked", "skin_line", 2, 0.6),
    Layer("shin_end", "legs_far"),
)
"""What of a kneeling leg is behind its thigh: the shin, and the foot on its tucked toes."""
FRONT_HEAD: Final[Layers] = (
    Layer("knot", "hair", depth=-24),
    Layer("knot_wrap", "hair_light", 4, depth=-24),
    Layer("ears", "skin"),
    Layer("face", "skin"),
    Layer("hair", "hair"),
    Layer("hair_sheen", "hair_light", 5),
    Layer("eyes_left", "ink", 3, depth=21),
    Layer("eyes_right", "ink", 3, depth=21),
    Layer("brow_left", "hair", 3, depth=21),
    Layer("brow_right", "hair", 3, depth=21),
    Layer("nose", "skin_line", 3, depth=32),
    Layer("mouth", "skin_line", 3, depth=21),
)
FRONT_TORSO: Final[Layers] = (
    Layer("neck", "skin"),
    Layer("jaw_shade", "skin_far", 0, 0.8),
    Layer("shirt", "shirt"),
    Layer("shirt_shade", "shirt_fold", 0, 0.4),
    Layer("collar", "shirt_fold", 6, depth=24),
    Layer("hem", "shirt_fold", 3),
)
