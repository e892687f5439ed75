"""A move's picture for one small width, without details that are invisible at that size.

A list of moves shows many figures and is drawn again in every rerun, so its bytes count. Points
closer than half a pixel to the line between their neighbours are removed, coordinates become whole
steps of that length, thinner lines are not drawn, and paths with the same paint share it. The
picture has no description of its own: callers get that from ``describe``.
"""

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import Final

from psoas_coach.body.curves import (
    COMMAND,
    NUMBER,
    list_points,
    mirror_path,
    open_path,
    trace_closed,
    trace_straight,
)
from psoas_coach.body.figure import SMALL, draw_marks, find_frame, format_view_box
from psoas_coach.body.palette import Theme
from psoas_coach.body.path import Mark
from psoas_coach.body.poses import Side

STEPS: Final = 2
"""Grid steps per CSS pixel, which is two device pixels wide on a phone."""
_SAFE: Final = str.maketrans({'"': "'", "%": "%25", "#": "%23", "<": "%3C", ">": "%3E"})
"""Characters that are not allowed in an address or within double quotes, and their replacements."""


@cache
def draw_thumbnail(
    move_id: str, pose: str = "work", side: Side = "left", theme: Theme = "light", width: int = 96
) -> str:
    """Return a move's picture as SVG for a width in CSS pixels; equal input gives equal bytes.

    Args:
        move_id: Id of the move.
        pose: ``start``, ``work`` or ``easier``.
        side: The side the move is for.
        theme: ``light`` or ``dark``.
        width: Width in CSS pixels.

    Raises:
        KeyError: no such move, pose or theme.
    """
    marks = draw_marks(move_id, pose, theme, small=width < SMALL)
    return draw_small(marks, find_frame(move_id), side, width)


def draw_small(
    marks: Sequence[Mark], box: tuple[int, int, int, int], side: Side, width: int
) -> str:
    """A picture as SVG text for a width in CSS pixels.

    Args:
        marks: The paths, back to front, facing right.
        box: Left, top, width and height of what is shown, in thousandths of stature.
        side: The side towards the viewer; a picture of the left side is mirrored.
        width: Width in CSS pixels.
    """
    unit = box[2] / (width * STEPS)
    paths = [coarsen(mark, unit) for mark in marks if mark.fill != "none" or mark.width >= unit]
    if side == "left":
        paths = [mark._replace(d=mirror_path(mark.d)) for mark in paths]
    left, top, wide, high = (round(n / unit) for n in box)
    view = format_view_box((left, top, wide, high), side)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"'
        f' stroke-linecap="round" stroke-linejoin="round">'
        f"{''.join(_group(paint, list(run)) for paint, run in groupby(paths, _paint))}</svg>"
    )


def encode_address(picture: str) -> str:
    """Return the picture as a data URL, shorter than base 64 and safe within double quotes."""
    return "data:image/svg+xml," + picture.translate(_SAFE)


def _paint(mark: Mark) -> str:
    """Return the paint of a mark as attributes."""
    return mark._replace(d="").to_svg().removeprefix('<path d="" ').removesuffix("/>")


def _group(paint: str, run: Sequence[Mark]) -> str:
    if len(run) == 1:
        return run[0].to_svg()
    outlines = "".join(f'<path d="{mark.d}"/>' for mark in run)
    return f"<g {paint}>{outlines}</g>"


def coarsen(mark: Mark, unit: float) -> Mark:
    """Return a mark rounded to a grid of ``unit`` thousandths of stature."""
    parts = [_coarsen_line(part, unit) for part in mark.d.replace("M", "\0M").split("\0")[1:]]
    dash = " ".join(f"{float(n) / unit:.0f}" for n in mark.dash.split())
    return mark._replace(d="".join(parts), width=round(mark.width / unit, 1), dash=dash)


def _coarsen_line(d: str, unit: float) -> str:
    """Return one line of a path that may have several."""
    shut = d.endswith("z")
    if "q" in d:  # a rounded corner: each number alone, so that both ends still meet
        return "".join(name + _scale_numbers(numbers, unit) for name, numbers in COMMAND.findall(d))
    points = [complex(x, -y) for x, y in list_points(d)]
    if shut and len(points) > 1 and "l" not in d:
        points.pop()  # the way back to the first
    fewer = [point / unit for point in thin_points(points, unit, shut=shut)]
    if "l" in d:
        return trace_straight(fewer, shut=shut)
    return trace_closed(fewer) if shut else open_path(fewer)


def _scale_numbers(numbers: str, unit: float) -> str:
    return " ".join(str(round(int(n) / unit)) for n in NUMBER.findall(numbers)).replace(" -", "-")


def thin_points(points: Sequence[complex], far: float, *, shut: bool) -> list[complex]:
    """Return the points of a line, simplified to a tolerance of ``far``.

    It uses the Douglas-Peucker algorithm; a closed outline is split at its first point and the one
    farthest from it, and keeps at least three points.

    Args:
        points: The corners of the line, in their order.
        far: The tolerance, in the points' unit.
        shut: Whether the last point is joined to the first.
    """
    if len(points) <= (3 if shut else 2):
        return list(points)
    if not shut:
        return _simplify(list(points), far)
    turn = max(range(len(points)), key=lambda i: abs(points[i] - points[0]))
    there = _simplify(list(points[: turn + 1]), far)
    back = _simplify([*points[turn:], points[0]], far)
    outline = [*there, *back[1:-1]]
    return outline if len(outline) > 2 else list(points)


def _simplify(points: list[complex], far: float) -> list[complex]:
    first, last = points[0], points[-1]
    beside = [_measure_distance(point, first, last) for point in points[1:-1]]
    if not beside or max(beside) < far:
        return [first, last]
    turn = beside.index(max(beside)) + 1
    return [*_simplify(points[: turn + 1], far)[:-1], *_simplify(points[turn:], far)]


def _measure_distance(point: complex, first: complex, last: complex) -> float:
    """Return the distance of a point from the line through two others, which may be equal."""
    along = last - first
    if not along:
        return abs(point - first)
    part = ((point - first) / along).real
    return abs(point - (first + along * min(1.0, max(0.0, part))))
