"""What of the room a body can rest on: the surfaces and hand-holds that props bring."""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from psoas_coach.content.poses import Prop


class Surface(NamedTuple):
    """A flat surface: the way out of it, and how far out it lies."""

    away: complex
    level: float


FLOOR: Final = Surface(1j, 0.0)


@cache
def find_surfaces(props: tuple[Prop, ...]) -> Mapping[str, Surface]:
    """Surfaces by name: the floor, level tops, and the wall behind."""
    surfaces = {"floor": FLOOR}
    for prop in props:
        if prop.surface:
            surfaces[prop.surface] = _surface(prop)
    return surfaces


def _surface(prop: Prop) -> Surface:
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
