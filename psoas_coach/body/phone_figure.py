"""The picture of the home hip measure: a phone on the hanging thigh, and the angle that it reads.

The person and the bed are those of the bed edge hang.
"""

from cmath import exp, phase
from functools import cache
from math import degrees
from typing import Final
from xml.sax.saxutils import escape

from psoas_coach import content
from psoas_coach.body.cues import LINE
from psoas_coach.body.curves import mirror_path, open_path, trace_straight
from psoas_coach.body.description import describe
from psoas_coach.body.figure import find_frame, format_view_box, has_clear_arm, paint_body
from psoas_coach.body.palette import PALETTES, Palette, Theme
from psoas_coach.body.path import Mark
from psoas_coach.body.pose_solver import solve_move
from psoas_coach.body.poses import Side
from psoas_coach.body.skeleton import THIGH, Bone

MOVE: Final = "bed_edge_hang"
POSE: Final = "work"
LONG: Final = 92.0
"""Length of a phone in thousandths of stature: 16 cm for somebody of 1.7 m."""
THICK: Final = 12.0
"""Thickness of the phone, twice the real one, so that it can be seen."""
ABOVE: Final = 44.0
"""Distance from the thigh bone to the phone's underside: the thickness of the thigh."""
APART: Final = 62.0
"""Distance from the phone to the two lines that show the angle."""
REACH: Final = 250.0


def measure_drawn_angle() -> float:
    """Degrees that the drawn thigh hangs below level."""
    return -degrees(phase(_find_direction(solve_move(MOVE, POSE).bones["near_thigh"])))


def _find_direction(thigh: Bone) -> complex:
    """Return the way from hip to knee, one long."""
    direction = thigh.place(complex(0, -THIGH)) - thigh.place(0j)
    return direction / abs(direction)


def _draw_phone(thigh: Bone, paint: Palette) -> Mark:
    """Return a phone lying lengthwise on the middle of the thigh, its display up."""
    low, high = ABOVE, ABOVE + THICK
    near, far = (LONG - THIGH) / 2, (-LONG - THIGH) / 2
    corners = [complex(low, near), complex(high, near), complex(high, far), complex(low, far)]
    return Mark(
        trace_straight([thigh.place(corner) for corner in corners], shut=True),
        paint.ink,
        paint.cue,
        5,
    )


def _draw_angle(thigh: Bone, paint: Palette) -> list[Mark]:
    """Return a level line, a line along the thigh, and the arc from one to the other."""
    along = _find_direction(thigh)
    corner = thigh.place(complex(ABOVE + APART, -20))
    turn = phase(along)
    arc = [corner + REACH * 0.8 * exp(1j * turn * part / 4) for part in range(5)]
    return [
        Mark(
            trace_straight([corner, corner + REACH]),
            stroke=paint.cue,
            width=LINE * 0.7,
            dash="4 18",
        ),
        Mark(
            trace_straight([corner, corner + REACH * along]),
            stroke=paint.cue,
            width=LINE * 0.7,
        ),
        Mark(open_path(arc), stroke=paint.cue, width=LINE * 0.7),
    ]


@cache
def _draw_marks(theme: Theme) -> tuple[Mark, ...]:
    paint, body = PALETTES[theme], solve_move(MOVE, POSE)
    thigh = body.bones["near_thigh"]
    return (
        *paint_body(body, paint, clear=has_clear_arm(MOVE, POSE)),
        _draw_phone(thigh, paint),
        *_draw_angle(thigh, paint),
    )


def draw_phone_figure(
    side: Side = "left", theme: Theme = "light", language: str | None = None
) -> str:
    """Return the picture as SVG text, the same bytes for the same input.

    Args:
        side: The thigh that is measured; it is towards the viewer.
        theme: ``light`` or ``dark``; the background is the page's own.
        language: Of the words that stand for it; that of the run when none is given.
    """
    paths = _draw_marks(theme)
    if side == "left":
        paths = tuple(mark._replace(d=mirror_path(mark.d)) for mark in paths)
    view = format_view_box(find_frame(MOVE), side)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"'
        f' role="img" stroke-linecap="round" stroke-linejoin="round">'
        f"<desc>{escape(describe_phone_figure(side, language))}</desc>"
        f"{''.join(mark.to_svg() for mark in paths)}</svg>"
    )


def describe_phone_figure(side: Side = "left", language: str | None = None) -> str:
    """Return what the picture shows, in a few plain sentences."""
    words = content.load(language=language).words
    phone = words["figures.measure.phone"].format(
        side=words[f"figures.side.{side}"], degrees=round(measure_drawn_angle())
    )
    return f"{describe(MOVE, POSE, side, language)} {phone}"
