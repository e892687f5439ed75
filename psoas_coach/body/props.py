"""The things in the room by name, and the small ones that lie about: mat, cushions, strap.

`x` is the middle and `y` the top of a thing, `wide` and `high` its sizes, in thousandths of
stature. Names ending in `above` are seen from the ceiling, where `y` is the middle too.
"""

from collections.abc import Callable, Mapping
from typing import Final

from psoas_coach.body import furniture
from psoas_coach.body.curves import open_path, rounded_rectangle, straight_path
from psoas_coach.body.furniture import sides
from psoas_coach.body.palette import Palette
from psoas_coach.body.path import Mark
from psoas_coach.body.skeleton import Bone
from psoas_coach.content.poses import Prop


def _mat(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = sides(prop)
    return [
        Mark(rounded_rectangle(left, right, -16, 0, 7), paint.mat_edge),
        Mark(rounded_rectangle(left, right, -8, 0, 4), paint.mat),
    ]


def _ground(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = sides(prop)
    return [Mark(rounded_rectangle(left, right, -12, 0, 6), paint.shadow)]


def _block(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = sides(prop)
    return [Mark(rounded_rectangle(left, right, 0, prop.y, 8), paint.wood)]


def _soft(prop: Prop, paint: Palette) -> list[Mark]:
    """A cushion, a pillow or a thin book: `high` thick, or as thick as its top is high."""
    left, right = sides(prop)
    low = prop.y - (prop.high or prop.y)
    middle = (low + prop.y) / 2
    seam = straight_path([complex(left + 10, middle), complex(right - 10, middle)])
    return [
        Mark(rounded_rectangle(left, right, low, prop.y, 16), paint.cloth),
        Mark(seam, stroke=paint.cloth_dark, width=3),
    ]


def _bolster(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = sides(prop)
    return [
        Mark(
            rounded_rectangle(left, right, 0, prop.y, prop.y / 2), paint.cloth, paint.cloth_dark, 3
        )
    ]


def _from_above(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = sides(prop)
    low, top = prop.y - prop.high / 2, prop.y + prop.high / 2
    if prop.kind == "mat_above":
        return [Mark(rounded_rectangle(left, right, low, top, 26), paint.mat, paint.mat_edge, 6)]
    return [Mark(rounded_rectangle(left, right, low, top, 48), paint.cloth, paint.cloth_dark, 5)]


PROPS: Final[dict[str, Callable[[Prop, Palette], list[Mark]]]] = {
    "mat": _mat,
    "ground": _ground,
    "block": _block,
    "book": _soft,
    "pad": _soft,
    "cushion": _soft,
    "bolster": _bolster,
    "chair": furniture.chair,
    "chair_front": furniture.chair_front,
    "stool": furniture.stool,
    "bed": furniture.bed,
    "wall": furniture.wall,
    "counter": furniture.counter,
    "mat_above": _from_above,
    "pillow_above": _from_above,
    "cushion_above": _from_above,
}


def draw_strap(bones: Mapping[str, Bone], paint: Palette) -> list[Mark]:
    """A strap from the near hand to a loop round the near ankle."""
    foot, palm = bones["near_foot"], bones["near_palm"]
    loop = [foot.place(complex(x, y)) for x, y in ((-21, -478), (-4, -484), (18, -474))]
    hand = palm.place(-6 - 96j)
    tail = palm.place(-10 - 150j) + palm.turn * (-14 - 30j)
    return [
        Mark(straight_path([hand, loop[0]]), stroke=paint.strap, width=9),
        Mark(open_path(loop), stroke=paint.strap, width=11),
        Mark(open_path([hand, palm.place(4 - 120j), tail]), stroke=paint.strap, width=8),
    ]


def draw_prop(prop: Prop, paint: Palette) -> list[Mark]:
    """A thing's marks, back to front.

    Raises:
        KeyError: nobody has drawn such a thing.
    """
    return PROPS[prop.kind](prop, paint)
