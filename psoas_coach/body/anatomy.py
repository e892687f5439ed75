"""The drawn body as data: outlines, landmarks and joint limits from `data/body.toml`."""

import tomllib
from functools import cache
from typing import Final

import msgspec

from psoas_coach.content import DATA

Spot = tuple[float, float]

TRUNK: Final = ((35.0, "pelvis"), (100.0, "lumbar"), (178.0, "ribs"), (250.0, "chest"))
"""Height on the standing figure at which one bone alone carries the trunk's skin."""
NECK: Final = ((300.0, "chest"), (338.0, "neck"), (372.0, "head"))


class Tip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The run of points of a part that its end (toes, fingers) carries."""

    bone: str
    first: int
    last: int


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A smooth closed outline on the standing figure."""

    bone: str
    points: tuple[Spot, ...]
    tip: Tip | None = None


class Landmark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Skin points of which the foremost one touches."""

    bone: str
    points: tuple[Spot, ...]


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place on the body that a hand can rest on."""

    bone: str
    at: Spot


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything drawn from one side."""

    parts: dict[str, Part]
    landmarks: dict[str, Landmark]
    sites: dict[str, Site]


class Anatomy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    side: View
    limits: dict[str, tuple[float, float]]


@cache
def anatomy() -> Anatomy:
    """The drawn body.

    Raises:
        msgspec.ValidationError: naming the field, when the file is not what the structs say.
    """
    with (DATA / "body.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file), Anatomy)


@cache
def limits() -> dict[str, tuple[float, float]]:
    """Least and most degrees of every angle of the skeleton, both sides."""
    written = anatomy().limits
    sided = {f"{side}_{name}": both for side in ("near", "far") for name, both in written.items()}
    return written | sided
