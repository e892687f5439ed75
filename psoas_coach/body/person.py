"""The person: skin, clothes, face and hair, painted over posed bones in layers, back to front."""

from math import radians, sin
from typing import Final, NamedTuple

from psoas_coach.body.anatomy import load_view
from psoas_coach.body.curves import open_path, trace_closed
from psoas_coach.body.palette import Palette
from psoas_coach.body.path import Mark
from psoas_coach.body.pose_solver import SolvedPose
from psoas_coach.body.skin import trace_outline


class Layer(NamedTuple):
    """One part or line of the drawn body and the colour it is painted in."""

    name: str
    colour: str
    width: float = 0.0
    """Width of a line; a filled part has none."""
    opacity: float = 1.0
    depth: float = 0.0
    """Distance in front of the middle of the body, in thousandths: a turn moves the part sideways.
    """


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

# The pose marks a leg that is behind the other in the front view.
FRONT_KNEELING: Final[Layers] = (
    Layer("thigh", "legs_near"),
    Layer("thigh_shade", "legs"),
    Layer("kneecap", "legs_fold", 3),
)
"""The visible part of a kneeling leg from the front: the thigh, down to the knee."""
FRONT_SHIN: Final[Layers] = (
    Layer("foot_tucked", "skin_far"),
    Layer("toes_tucked", "skin_line", 2, 0.6),
    Layer("shin_end", "legs_far"),
)
"""The part of a kneeling leg that is behind its thigh: the shin, and the foot on its toes."""
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
DIM: Final = {"skin": "skin_far", "legs_near": "legs_far", "legs": "legs_far"}
"""Colours of the leg that is behind the other, seen from the front."""


def _name_part(layer: Layer, hand: str) -> str:
    """Return the part to draw: fingers and hand come in three shapes."""
    return f"{layer.name}_{hand}" if layer.name in {"hand", "fingers"} else layer.name


def _paint_layers(body: SolvedPose, side: str, chosen: Layers, paint: Palette) -> list[Mark]:
    """Marks of some layers of one side."""
    view = body.pose.view
    layers = load_view(view)
    hand = (body.pose.near_arm if side == "near" else body.pose.far_arm).hand
    turn = sin(radians(body.pose.trunk.twist)) if view == "front" else 0.0
    marks = []
    for layer in chosen:
        name, colour = _name_part(layer, hand), getattr(paint, layer.colour)
        if layer.width:
            line = trace_outline(body.bones, layers.lines[name], side, view, body.breath)
            d = open_path([point - layer.depth * turn for point in line])
            marks.append(Mark(d, "none", colour, layer.width, layer.opacity))
        else:
            line = trace_outline(body.bones, layers.parts[name], side, view, body.breath)
            d = trace_closed([point - layer.depth * turn for point in line])
            marks.append(Mark(d, colour, opacity=layer.opacity))
    return marks


def _draw_arms(body: SolvedPose, paint: Palette, *, behind: bool) -> list[Mark]:
    """Return the parts of both arms behind the body, or in front of it, in the front view."""
    marks = []
    for side, arm in (("far", body.pose.far_arm), ("near", body.pose.near_arm)):
        chosen = tuple(la for la in FRONT_ARM if (arm.back and la.name in HIDDEN) == behind)
        marks += _paint_layers(body, side, chosen, paint)
    return marks


def paint_behind(body: SolvedPose, paint: Palette, *, clear: bool = False) -> list[Mark]:
    """Return the layers behind a cushion between the knees, or the pad under them.

    A see-through near arm is painted here in full, so that beside the body it is like any other.

    Args:
        body: The body at rest in its pose.
        paint: The colours to paint with.
        clear: Whether the near arm is see-through, so that the muscle shows.
    """
    if body.pose.view == "front":
        return _draw_shins(body, paint) + _draw_arms(body, paint, behind=True)
    far = _paint_layers(body, "far", FAR_ARM + FAR_LEG, paint)
    return [*far, _draw_bare_arm(body, paint)] if clear else far


def _draw_bare_arm(body: SolvedPose, paint: Palette) -> Mark:
    """Return the near arm's skin as one path, so that overlapping parts are equally transparent."""
    skin = _paint_layers(body, "near", NEAR_ARM_SKIN, paint)
    return Mark("".join(mark.d for mark in skin), paint.skin)


CLEAR: Final = 0.4
"""Opacity of an arm that covers the muscle."""
HIDDEN: Final = ("forearm", "thumb", "hand")
"""The parts of an arm that are behind the body if its hand is."""


def _draw_shins(body: SolvedPose, paint: Palette) -> list[Mark]:
    """Return shins and feet of a kneeling person from the front, behind the thighs."""
    legs = (("far", body.pose.far_leg), ("near", body.pose.near_leg))
    return [
        mark
        for side, leg in legs
        if leg.kneels
        for mark in _paint_layers(body, side, FRONT_SHIN, paint)
    ]


def _draw_leg(body: SolvedPose, side: str, paint: Palette) -> list[Mark]:
    leg = body.pose.near_leg if side == "near" else body.pose.far_leg
    chosen = FRONT_KNEELING if leg.kneels else FRONT_LEG
    if leg.back:
        chosen = tuple(la._replace(colour=DIM.get(la.colour, la.colour)) for la in chosen)
    return _paint_layers(body, side, chosen, paint)


def _paint_from_front(body: SolvedPose, paint: Palette) -> list[Mark]:
    hips = _paint_layers(body, "near", (Layer("hips", "legs_near"),), paint)
    first, last = ("near", "far") if body.pose.near_leg.back else ("far", "near")
    legs = _draw_leg(body, first, paint) + hips + _draw_leg(body, last, paint)
    trunk = _paint_layers(body, "near", FRONT_TORSO + FRONT_HEAD, paint)
    return legs + trunk


def paint_middle(body: SolvedPose, paint: Palette) -> list[Mark]:
    """Near leg, trunk and head; from the front, both legs."""
    if body.pose.view == "front":
        return _paint_from_front(body, paint)
    near = NEAR_LEG + TORSO + HEAD
    return _paint_layers(body, "near", near, paint)


def paint_front(body: SolvedPose, paint: Palette, *, clear: bool = False) -> list[Mark]:
    """Return the near arm, bare skin see-through where `clear` is true; from the front, both arms.

    Args:
        body: The body at rest in its pose.
        paint: The colours to paint with.
        clear: Whether the near arm is see-through, so that the muscle shows.
    """
    if body.pose.view == "front":
        return _draw_arms(body, paint, behind=False)
    if not clear:
        return _paint_layers(body, "near", NEAR_ARM, paint)
    whole = _draw_bare_arm(body, paint)._replace(opacity=CLEAR)
    return [whole, *_paint_layers(body, "near", NEAR_SLEEVE, paint)]
