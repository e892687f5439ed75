"""Smooth lines through points, as short SVG path data in whole numbers.

Whole thousandths of stature are finer than a pixel on any display here, keep a figure small, and
make the same input give the same bytes on every machine. Curves are Catmull-Rom: the tangent at a
point is the line between its neighbours, so the handle going out mirrors the one coming in, which
is what SVG's short `s` means. Coordinates after the first are steps from the last point.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

HANDLE: Final = 1 / 6
"""Length of a handle relative to the distance between the neighbours; 1/6 gives Catmull-Rom."""
NUMBER: Final = re.compile(r"-?\d+")
COMMAND: Final = re.compile(r"([A-Za-z])([^A-Za-z]*)")

WholePoint = tuple[int, int]


def _round_point(point: complex) -> WholePoint:
    """Return a point in whole numbers as SVG counts them: its y runs down."""
    return round(point.real), -round(point.imag)


def _join_numbers(numbers: Iterable[int]) -> str:
    """Numbers with a space only where a minus does not already part them."""
    return " ".join(map(str, numbers)).replace(" -", "-")


def _write_curve(points: Sequence[complex], *, shut: bool) -> str:
    count = len(points)
    following = [*points[1:], points[0] if shut else points[-1]]
    before = [points[-1] if shut else points[0], *points[:-1]]
    # Half the handle on each side of a point; an open line's ends point at their neighbour.
    arms = [(b - a) * HANDLE for a, b in zip(before, following, strict=True)]
    (x, y), lead = _round_point(points[0]), points[0] + arms[0]
    text, numbers = f"M{_join_numbers((x, y))}c", [round(lead.real) - x, -round(lead.imag) - y]
    for number, i in enumerate([*range(1, count), *([0] if shut else [])]):
        there, handle = points[i], points[i] - arms[i]
        end_x, end_y = round(there.real), -round(there.imag)
        numbers += (round(handle.real) - x, -round(handle.imag) - y, end_x - x, end_y - y)
        x, y = end_x, end_y
        if number == 0:
            text, numbers = f"{text}{_join_numbers(numbers)}s", []
    return (text + _join_numbers(numbers)).removesuffix("s") + ("z" if shut else "")


def trace_closed(points: Sequence[complex]) -> str:
    """Return a smooth closed outline through three points or more."""
    return _write_curve(points, shut=True)


def open_path(points: Sequence[complex]) -> str:
    """Return a smooth open line through two points or more."""
    return _write_curve(points, shut=False)


def trace_straight(points: Sequence[complex], *, shut: bool = False) -> str:
    """Straight strokes from point to point."""
    ends = [_round_point(point) for point in points]
    steps = [n for (ax, ay), (bx, by) in pairwise(ends) for n in (bx - ax, by - ay)]
    return f"M{_join_numbers(ends[0])}l{_join_numbers(steps)}" + ("z" if shut else "")


def trace_rectangle(left: float, right: float, low: float, top: float, corner: float = 8.0) -> str:
    """Return a rectangle with rounded corners.

    Args:
        left: Left edge, in the unit of the figures; so are the others.
        right: Right edge.
        low: Lower edge.
        top: Upper edge.
        corner: Radius of the corners.
    """
    r = round(min(corner, (right - left) / 2, (top - low) / 2))
    x, y, wide, high = round(left), -round(top), round(right - left), round(top - low)
    across, down = wide - 2 * r, high - 2 * r
    return (
        f"M{x + r} {y}l{across} 0q{r} 0 {r} {r}l0 {down}q0 {r} {-r} {r}"
        f"l{-across} 0q{-r} 0 {-r} {-r}l0 {-down}q0 {-r} {r} {-r}z"
    )


def mirror_path(d: str) -> str:
    """Return the same path facing the other way: every horizontal number changes its sign."""
    whole = []
    for command, numbers in COMMAND.findall(d):
        values = [int(n) for n in NUMBER.findall(numbers)]
        values[::2] = [-n for n in values[::2]]
        whole.append(command + _join_numbers(values))
    return "".join(whole)


def list_points(d: str) -> list[WholePoint]:
    """Return every point a path passes, without its handles; y runs down."""
    points, x, y = [], 0, 0
    size = {"M": 2, "l": 2, "c": 6, "s": 4, "q": 4}
    for command, numbers in COMMAND.findall(d):
        values = [int(n) for n in NUMBER.findall(numbers)]
        if command == "z":
            continue
        for k in range(0, len(values), size[command]):
            dx, dy = values[k + size[command] - 2 : k + size[command]]
            x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
            points.append((x, y))
    return points


def split_coordinates(d: str) -> tuple[list[int], list[int]]:
    """Return the x and the y of every point a path passes."""
    points = list_points(d)
    return [x for x, _ in points], [y for _, y in points]
