"""The things in the room by name, and the surfaces and spots that a body can rest on.

Furniture is drawn from a few numbers; so are mats, cushions and the strap.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, NamedTuple

from psoas_coach.body.curves import open_path, trace_rectangle, trace_straight
from psoas_coach.body.palette import Palette
from psoas_coach.body.path import Mark
from psoas_coach.body.skeleton import Bone
from psoas_coach.content.poses import Prop

WALL: Final = 1050.0
"""Height of the drawn piece of wall."""


def list_sides(prop: Prop) -> tuple[float, float]:
    """Left and right edge."""
    return prop.x - prop.wide / 2, prop.x + prop.wide / 2


def draw_chair(prop: Prop, paint: Palette) -> list[Mark]:
    """Return four legs seen as two, a padded seat, a back that leans a little."""
    left, right = list_sides(prop)
    sign = -1 if prop.flip else 1
    back, front = (right - 9, left + 16) if prop.flip else (left + 9, right - 16)
    seat, top = prop.y - 16, prop.y + prop.high
    rail = [complex(back - sign * lean, y) for lean, y in ((0, seat), (4, prop.y + 90), (18, top))]
    back_leg = trace_straight([complex(back + sign * 4, seat), complex(back - sign * 12, 7)])
    front_leg = trace_straight([complex(front, seat), complex(front + sign * 6, 7)])
    return [
        Mark(back_leg + front_leg, stroke=paint.wood_dark, width=14),
        Mark(open_path(rail), stroke=paint.wood, width=15),
        Mark(trace_rectangle(left, right, prop.y - 26, prop.y - 6, 8), paint.wood),
        Mark(trace_rectangle(left + 10, right - 2, prop.y - 14, prop.y, 7), paint.cloth),
    ]


def draw_chair_front(prop: Prop, paint: Palette) -> list[Mark]:
    """Return the same chair, seen from the front."""
    left, right = list_sides(prop)
    legs = "".join(
        trace_straight([complex(x, prop.y - 14), complex(x, 7)]) for x in (left + 12, right - 12)
    )
    posts = [
        complex(x, prop.y + y)
        for x, y in (
            (left + 26, 0),
            (left + 22, prop.high),
            (right - 22, prop.high),
            (right - 26, 0),
        )
    ]
    return [
        Mark(trace_straight(posts), stroke=paint.wood, width=15),
        Mark(legs, stroke=paint.wood_dark, width=14),
        Mark(trace_rectangle(left, right, prop.y - 26, prop.y, 9), paint.wood),
    ]


def draw_stool(prop: Prop, paint: Palette) -> list[Mark]:
    """Return a low step to rest a foot on."""
    left, right = list_sides(prop)
    legs = [
        trace_straight([complex(x, prop.y - 10), complex(x, 7)]) for x in (left + 22, right - 22)
    ]
    return [
        Mark("".join(legs), stroke=paint.wood_dark, width=14),
        Mark(trace_rectangle(left, right, prop.y - 22, prop.y, 8), paint.wood),
    ]


def draw_bed(prop: Prop, paint: Palette) -> list[Mark]:
    """Return a firm mattress on a frame, seen from its long side."""
    left, right = list_sides(prop)
    legs = [trace_straight([complex(x, 130), complex(x, 13)]) for x in (left + 50, right - 50)]
    seam = trace_straight([complex(left + 14, 262), complex(right - 14, 262)])
    return [
        Mark("".join(legs), stroke=paint.wood_dark, width=26),
        Mark(trace_rectangle(left, right, 110, 190, 10), paint.wood),
        Mark(trace_rectangle(left + 2, right - 2, 176, prop.y, 30), paint.cloth),
        Mark(seam, stroke=paint.cloth_dark, width=4),
    ]


def draw_wall(prop: Prop, paint: Palette) -> list[Mark]:
    """Return a piece of wall seen edge on."""
    near, far = (prop.x, prop.x + 80) if prop.flip else (prop.x - 80, prop.x)
    high = prop.high or WALL
    face = trace_straight([complex(prop.x, 4), complex(prop.x, high - 4)])
    return [
        Mark(trace_rectangle(near, far, 0, high, 4), paint.wall),
        Mark(face, stroke=paint.wall_line, width=5),
    ]


def draw_counter(prop: Prop, paint: Palette) -> list[Mark]:
    """Return a kitchen counter standing behind the person."""
    left, right = list_sides(prop)
    middle, low = prop.x, 40
    seams = "".join(
        trace_straight([complex(x, low), complex(x, prop.y - 60)])
        for x in (middle, left + 18, right - 18)
    )
    knobs = "".join(
        trace_straight([complex(x, prop.y - 100), complex(x, prop.y - 130)])
        for x in (middle - 22, middle + 22)
    )
    return [
        Mark(trace_rectangle(left + 16, right - 16, 0, prop.y - 10, 4), paint.wall),
        Mark(seams, stroke=paint.wall_line, width=5),
        Mark(knobs, stroke=paint.wood_dark, width=8),
        Mark(trace_rectangle(left, right, prop.y - 30, prop.y, 8), paint.wood),
    ]


def _draw_mat(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = list_sides(prop)
    return [
        Mark(trace_rectangle(left, right, -16, 0, 7), paint.mat_edge),
        Mark(trace_rectangle(left, right, -8, 0, 4), paint.mat),
    ]


def _draw_ground(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = list_sides(prop)
    return [Mark(trace_rectangle(left, right, -12, 0, 6), paint.shadow)]


def _draw_block(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = list_sides(prop)
    return [Mark(trace_rectangle(left, right, 0, prop.y, 8), paint.wood)]


def _draw_cushion(prop: Prop, paint: Palette) -> list[Mark]:
    """Return a cushion, a pillow or a thin book: `high` thick, or as thick as its top is high."""
    left, right = list_sides(prop)
    low = prop.y - (prop.high or prop.y)
    middle = (low + prop.y) / 2
    seam = trace_straight([complex(left + 10, middle), complex(right - 10, middle)])
    return [
        Mark(trace_rectangle(left, right, low, prop.y, 16), paint.cloth),
        Mark(seam, stroke=paint.cloth_dark, width=3),
    ]


def _draw_bolster(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = list_sides(prop)
    return [
        Mark(
            trace_rectangle(left, right, 0, prop.y, prop.y / 2),
            paint.cloth,
            paint.cloth_dark,
            3,
        )
    ]


def _draw_from_above(prop: Prop, paint: Palette) -> list[Mark]:
    left, right = list_sides(prop)
    low, top = prop.y - prop.high / 2, prop.y + prop.high / 2
    if prop.kind == "mat_above":
        return [Mark(trace_rectangle(left, right, low, top, 26), paint.mat, paint.mat_edge, 6)]
    return [Mark(trace_rectangle(left, right, low, top, 48), paint.cloth, paint.cloth_dark, 5)]


PROPS: Final[dict[str, Callable[[Prop, Palette], list[Mark]]]] = {
    "mat": _draw_mat,
    "ground": _draw_ground,
    "block": _draw_block,
    "book": _draw_cushion,
    "pad": _draw_cushion,
    "cushion": _draw_cushion,
    "bolster": _draw_bolster,
    "chair": draw_chair,
    "chair_front": draw_chair_front,
    "stool": draw_stool,
    "bed": draw_bed,
    "wall": draw_wall,
    "counter": draw_counter,
    "mat_above": _draw_from_above,
    "pillow_above": _draw_from_above,
    "cushion_above": _draw_from_above,
}


def draw_strap(bones: Mapping[str, Bone], paint: Palette) -> list[Mark]:
    """Return a strap from the near hand to a loop round the near ankle."""
    foot, palm = bones["near_foot"], bones["near_palm"]
    loop = [foot.place(complex(x, y)) for x, y in ((-21, -478), (-4, -484), (18, -474))]
    hand = palm.place(-6 - 96j)
    tail = palm.place(-10 - 150j) + palm.turn * (-14 - 30j)
    return [
        Mark(trace_straight([hand, loop[0]]), stroke=paint.strap, width=9),
        Mark(open_path(loop), stroke=paint.strap, width=11),
        Mark(open_path([hand, palm.place(4 - 120j), tail]), stroke=paint.strap, width=8),
    ]


def draw_prop(prop: Prop, paint: Palette) -> list[Mark]:
    """Return the marks of a prop, back to front.

    Raises:
        KeyError: There is no drawing for the prop.
    """
    return PROPS[prop.kind](prop, paint)


class Surface(NamedTuple):
    """A flat surface: its normal, and its distance along the normal."""

    away: complex
    level: float


FLOOR: Final = Surface(1j, 0.0)


@cache
def find_surfaces(props: tuple[Prop, ...]) -> Mapping[str, Surface]:
    """Surfaces by name: the floor, level tops, and the wall behind."""
    surfaces = {"floor": FLOOR}
    for prop in props:
        if prop.surface:
            surfaces[prop.surface] = _draw_surface(prop)
    return surfaces


def _draw_surface(prop: Prop) -> Surface:
    if prop.kind != "wall":
        return Surface(1j, prop.y)
    return Surface(-1 + 0j, -prop.x) if prop.flip else Surface(1 + 0j, prop.x)


@cache
def find_spots(props: tuple[Prop, ...]) -> Mapping[str, complex]:
    """Points a hand can hold, by name."""
    spots: dict[str, complex] = {}
    for prop in props:
        if prop.kind == "chair":
            back = prop.x + (prop.wide / 2 - 8 if prop.flip else 8 - prop.wide / 2)
            places = (complex(back, prop.y + prop.high + 6), complex(prop.x, prop.y + 8))
            spots |= dict(zip(prop.grips, places, strict=True))
        else:
            spots |= dict.fromkeys(prop.grips, complex(prop.x, prop.y + 8))
    return spots
