"""The drawn body: whether it has every outline that is painted, and joints that can stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from psoas_coach.content.anatomy import LINES, PARTS, BodyView, Limits, Part
from psoas_coach.content.schema import Content

_CLOSED = 3
"""Fewest points of a closed outline."""
_SHAPES = {"parts": "hand", "lines": "fingers"}
"""What has a shape for each kind of hand; one shape is eased into another while a figure moves."""


def find_faults(content: Content) -> Iterator[str]:
    """Yield what is wrong with body.toml."""
    anatomy = content.figures.anatomy
    for name in ("side", "front"):
        yield from _view(f"body.toml: {name}", name, anatomy.view(name))
    yield from _limits("body.toml: limits", anatomy.limits)
    yield from _limits("body.toml: front_limits", anatomy.front_limits)


def _view(field: str, name: str, view: BodyView) -> Iterator[str]:
    yield from _names(f"{field}.parts", PARTS[name], view.parts)
    yield from _names(f"{field}.lines", LINES[name], view.lines)
    for group, parts in (("parts", view.parts), ("lines", view.lines)):
        for id_, part in parts.items():
            yield from _part(f"{field}.{group}.{id_}", part)
        yield from _shapes(f"{field}.{group}", parts, _SHAPES[group])
    for id_, part in view.parts.items():
        if len(part.points) < _CLOSED:
            yield f"{field}.parts.{id_}.points: must have {_CLOSED} or more"


def _names(field: str, expected: frozenset[str], parts: Mapping[str, Part]) -> Iterator[str]:
    yield from (f"{field}.{id_}: it is missing" for id_ in sorted(expected - parts.keys()))
    yield from (
        f"{field}.{id_}: nothing is painted with it" for id_ in parts if id_ not in expected
    )


def _part(field: str, part: Part) -> Iterator[str]:
    for number, end in enumerate(part.ends):
        if not end.first <= end.last < len(part.points):
            yield f"{field}.ends[{number}]: must go from first to last, both of them points"


def _shapes(field: str, parts: Mapping[str, Part], prefix: str) -> Iterator[str]:
    counts = {id_: len(part.points) for id_, part in parts.items() if id_.startswith(f"{prefix}_")}
    for id_, count in counts.items():
        first = next(iter(counts))
        if count != counts[first]:
            yield f"{field}.{id_}.points: must be as many as those of {first}"


def _limits(field: str, limits: Limits) -> Iterator[str]:
    for joint, (least, most) in msgspec.structs.asdict(limits).items():
        if not least <= 0 <= most:
            yield f"{field}.{joint}: must go from the least to the most, with 0 between"
