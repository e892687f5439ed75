"""What of the room a body can rest on: the surfaces and hand-holds that props bring."""

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from psoas_coach.body.poses import Prop


class Surface(NamedTuple):
    """A flat surface: the way out of it, and how far out it lies."""

    away: complex
    level: float


FLOOR: Final = Surface(1j, 0.0)
FLAT: Final = (
    "chair",
    "chair_front",
    "bed",
    "stool",
    "block",
    "book",
    "cushion",
    "counter",
    "pad",
    "bolster",
)
"""Props with a level top at `y`."""


@cache
def surfaces(props: tuple[Prop, ...]) -> Mapping[str, Surface]:
    """Surfaces by name: the floor, level tops, and the wall behind."""
    found = {"floor": FLOOR}
    for prop in props:
        if prop.kind == "wall":
            found[prop.name or "wall"] = (
                Surface(-1 + 0j, -prop.x) if prop.flip else Surface(1 + 0j, prop.x)
            )
        elif prop.kind in FLAT:
            found[prop.name or prop.kind] = Surface(1j, prop.y)
    return found


@cache
def spots(props: tuple[Prop, ...]) -> Mapping[str, complex]:
    """Points a hand can hold, by name."""
    found = {}
    for prop in props:
        if prop.kind == "chair":
            back = prop.x + (prop.wide / 2 - 8 if prop.flip else 8 - prop.wide / 2)
            found["chair_back"] = complex(back, prop.y + prop.high + 6)
            found["chair_seat"] = complex(prop.x, prop.y + 8)
        elif prop.kind in FLAT:
            found[f"{prop.name or prop.kind}_top"] = complex(prop.x, prop.y + 8)
    return found
