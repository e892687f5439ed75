"""Smooth lines through points, as short SVG path data in whole numbers.

Whole thousandths of stature are finer than a pixel on any display here, keep a figure small, and
make the same input give the same bytes on every machine. Curves are Catmull-Rom: the tangent at a
point is the line between its neighbours, so the handle going out mirrors the one coming in, which
is what SVG's short `s` means. Coordinates after the first are steps from the last point.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

HANDLE: Final = 1 / 6
"""Length of a handle as a part of the line between the neighbours; this makes it Catmull-Rom."""
NUMBER: Final = re.compile(r"-?\d+")

Whole = tuple[int, int]


def _whole(point: complex) -> Whole:
    """SVG's y runs down."""
    return round(point.real), -round(point.imag)


def _text(numbers: Iterable[int]) -> str:
    """Numbers with a space only where a minus does not already part them."""
    return "".join(str(n) if n < 0 else f" {n}" for n in numbers)


def _step(start: Whole, *points: Whole) -> Iterator[int]:
    for x, y in points:
        yield x - start[0]
        yield y - start[1]


def _curve(points: Sequence[complex], *, shut: bool) -> str:
    count = len(points)
    ends = [_whole(point) for point in points]
    # Each point's incoming handle; an open line's ends point at their neighbour.
    handles = [
        _whole(point - (points[(i + 1) % count] - points[i - 1]) * HANDLE)
        for i, point in enumerate(points)
    ]
    if not shut:
        handles[-1] = _whole(points[-1] - (points[-1] - points[-2]) * HANDLE)
    first = ends[0]
    lead = (
        (2 * first[0] - handles[0][0], 2 * first[1] - handles[0][1])
        if shut
        else _whole(points[0] + (points[1] - points[0]) * HANDLE)
    )
    order = [*range(1, count), *([0] if shut else [])]
    text, here = [f"M{_text(first).strip()}c"], first
    for number, i in enumerate(order):
        points_on = (lead, handles[i], ends[i]) if number == 0 else (handles[i], ends[i])
        if number == 1:
            text.append("s")
        text.append(_text(_step(here, *points_on)))
        here = ends[i]
    return "".join(text).replace("c ", "c").replace("s ", "s") + ("z" if shut else "")


def closed(points: Sequence[complex]) -> str:
    """A smooth closed outline through three points or more."""
    return _curve(points, shut=True)


def smooth(points: Sequence[complex]) -> str:
    """A smooth open line through two points or more."""
    return _curve(points, shut=False)


def straight(points: Sequence[complex], *, shut: bool = False) -> str:
    """Straight strokes from point to point."""
    ends = [_whole(point) for point in points]
    steps = [n for a, b in pairwise(ends) for n in _step(a, b)]
    return f"M{_text(ends[0]).strip()}l{_text(steps).strip()}" + ("z" if shut else "")


def slab(left: float, right: float, low: float, top: float, corner: float = 8.0) -> str:
    """A rectangle with rounded corners."""
    r = round(min(corner, (right - left) / 2, (top - low) / 2))
    x, y, wide, high = round(left), -round(top), round(right - left), round(top - low)
    across, down = wide - 2 * r, high - 2 * r
    return (
        f"M{x + r} {y}l{across} 0q{r} 0 {r} {r}l0 {down}q0 {r} {-r} {r}"
        f"l{-across} 0q{-r} 0 {-r} {-r}l0 {-down}q0 {-r} {r} {-r}z"
    )


def mirrored(d: str) -> str:
    """The same path facing the other way: every horizontal number changes its sign."""
    whole = []
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        values = [int(n) for n in NUMBER.findall(numbers)]
        turned = [-n if k % 2 == 0 else n for k, n in enumerate(values)]
        whole.append(command + _text(turned).strip())
    return "".join(whole)


def reach(d: str) -> tuple[list[int], list[int]]:
    """The x and the y of every point a path passes, without its handles."""
    xs, ys, x, y = [], [], 0, 0
    size = {"M": 2, "l": 2, "c": 6, "s": 4, "q": 4}
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        values = [int(n) for n in NUMBER.findall(numbers)]
        if command == "z":
            continue
        for k in range(0, len(values), size[command]):
            dx, dy = values[k + size[command] - 2 : k + size[command]]
            x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
            xs.append(x)
            ys.append(y)
    return xs, ys
