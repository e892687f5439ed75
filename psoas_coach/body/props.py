"""The things in the room: mat, chair, bed, wall and the small helpers, drawn from simple numbers.

`x` is the middle and `y` the top of a thing, `wide` and `high` its sizes, in thousandths of
stature. A chair's `high` is its back; `flip` turns it to face left. A wall's `x` is its face.
Names ending in `above` are seen from the ceiling, where `y` is the middle too.
"""

from collections.abc import Callable
from typing import Final

from psoas_coach.body.curves import slab, straight
from psoas_coach.body.marks import Mark
from psoas_coach.body.palette import Palette
from psoas_coach.body.poses import Prop


def _sides(prop: Prop) -> tuple[float, float]:
    return prop.x - prop.wide / 2, prop.x + prop.wide / 2


def _mat(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = _sides(prop)
    return [
        Mark(slab(left, right, -14, 0, 7), paint.mat),
        Mark(slab(left, right, -14, -7, 4), paint.mat_edge),
    ]


def _block(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = _sides(prop)
    return [Mark(slab(left, right, 0, prop.y, 8), paint.wood)]


def _soft(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = _sides(prop)
    return [
        Mark(slab(left, right, 0, prop.y, 13), paint.cloth),
        Mark(
            straight([complex(left + 8, prop.y / 2), complex(right - 8, prop.y / 2)]),
            stroke=paint.cloth_dark,
            width=3,
        ),
    ]


def _bolster(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = _sides(prop)
    return [Mark(slab(left, right, 0, prop.y, prop.y / 2), paint.cloth)]


def _chair(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = _sides(prop)
    back = right - 8 if prop.flip else left + 8
    front = left + 12 if prop.flip else right - 12
    lean = 14 if prop.flip else -14
    top = complex(back + lean, prop.y + prop.high)
    return [
        Mark(
            straight([complex(back, prop.y), complex(back + lean, 0)]),
            stroke=paint.wood_dark,
            width=15,
        ),
        Mark(
            straight([complex(front, prop.y), complex(front - lean / 2, 0)]),
            stroke=paint.wood_dark,
            width=15,
        ),
        Mark(straight([complex(back, prop.y - 8), top]), stroke=paint.wood, width=15),
        Mark(slab(left, right, prop.y - 22, prop.y, 9), paint.wood),
    ]


def _stool(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = _sides(prop)
    legs = [straight([complex(x, prop.y - 10), complex(x, 0)]) for x in (left + 20, right - 20)]
    return [
        Mark("".join(legs), stroke=paint.wood_dark, width=14),
        Mark(slab(left, right, prop.y - 20, prop.y, 8), paint.wood),
    ]


def _bed(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = _sides(prop)
    legs = [straight([complex(x, 120), complex(x, 0)]) for x in (left + 40, right - 40)]
    return [
        Mark("".join(legs), stroke=paint.wood_dark, width=26),
        Mark(slab(left, right, 90, 180, 10), paint.wood),
        Mark(slab(left - 4, right + 2, 160, prop.y, 40), paint.cloth),
        Mark(slab(left - 4, right + 2, 160, 230, 30), paint.cloth_dark),
    ]


def _wall(prop: Prop, paint: Palette) -> list[Mark]:
    near, far = (prop.x, prop.x + 70) if prop.flip else (prop.x - 70, prop.x)
    return [Mark(slab(near, far, 0, prop.high or 1060, 4), paint.wall)]


def _counter(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = _sides(prop)
    return [
        Mark(slab(left + 16, right - 16, 0, prop.y - 10, 6), paint.wall),
        Mark(slab(left, right, prop.y - 26, prop.y, 8), paint.wood),
    ]


def _lying(colour: str, edge: str, round_: float) -> Callable[[Prop, Palette], list[Mark]]:
    def draw(prop: Prop, paint: Palette) -> list[Mark]:
        left, right = _sides(prop)
        low, top = prop.y - prop.high / 2, prop.y + prop.high / 2
        return [
            Mark(
                slab(left, right, low, top, round_), getattr(paint, colour), getattr(paint, edge), 6
            )
        ]

    return draw


PROPS: Final[dict[str, Callable[[Prop, Palette], list[Mark]]]] = {
    "mat": _mat,
    "block": _block,
    "book": _soft,
    "pad": _soft,
    "cushion": _soft,
    "bolster": _bolster,
    "chair": _chair,
    "stool": _stool,
    "bed": _bed,
    "wall": _wall,
    "counter": _counter,
    "mat_above": _lying("mat", "mat_edge", 26),
    "pillow_above": _lying("cloth", "cloth_dark", 50),
    "cushion_above": _lying("cloth", "cloth_dark", 50),
}


def draw(prop: Prop, paint: Palette) -> list[Mark]:
    """A thing's marks, back to front.

    Raises:
        KeyError: nobody has drawn such a thing.
    """
    return PROPS[prop.kind](prop, paint)
