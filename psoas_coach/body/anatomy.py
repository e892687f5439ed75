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


class End(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A run of points that the next bone carries: toes, fingers, or the skin over the joint."""

    bone: str
    first: int
    last: int


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A smooth closed outline on the standing figure."""

    bone: str
    points: tuple[Spot, ...]
    ends: tuple[End, ...] = ()


class Landmark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Skin points of which the foremost one touches."""

    bone: str
    points: tuple[Spot, ...]


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place on the body that a hand can rest on."""

    bone: str
    at: Spot


class Chart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the muscle and its bones lie on the standing figure."""

    spine: tuple[Spot, ...]
    """Along the front of the lumbar spine, from its top; carried by the trunk."""
    brim: Spot
    femur: Spot
    vertebrae: tuple[Spot, ...]
    pelvis: tuple[Spot, ...]
    foramen: tuple[Spot, ...]
    thigh_bone: tuple[Spot, ...]


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything drawn from one side."""

    parts: dict[str, Part]
    lines: dict[str, Part]
    landmarks: dict[str, Landmark]
    sites: dict[str, Site]
    chart: Chart


class Anatomy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    side: View
    front: View
    limits: dict[str, tuple[float, float]]
    front_limits: dict[str, tuple[float, float]]


@cache
def anatomy() -> Anatomy:
    """The drawn body.

    Raises:
        msgspec.ValidationError: naming the field, when the file is not what the structs say.
    """
    with (DATA / "body.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file), Anatomy)


def view(name: str) -> View:
    """What is drawn from one side; from above, a body lying on its side shows the same side."""
    return anatomy().front if name == "front" else anatomy().side


@cache
def limits(name: str = "side") -> dict[str, tuple[float, float]]:
    """Least and most degrees of every angle of the skeleton, both sides, as seen in a view."""
    found = anatomy()
    written = found.front_limits if name == "front" else found.limits
    sided = {f"{side}_{joint}": both for side in ("near", "far") for joint, both in written.items()}
    return written | sided
