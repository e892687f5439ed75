"""A move's figure that breathes while it holds, as one picture that moves by itself.

Only the paths that a breath in changes are animated, so it is hardly larger than a still one.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from psoas_coach.body.motion import build_morph
from psoas_coach.body.palette import Theme
from psoas_coach.body.poses import Side

SECONDS: Final = 8
"""Of a breath in and out."""
_EASE: Final = ".45 0 .55 1"


@cache
def draw_breathing(move_id: str, side: Side = "left", theme: Theme = "light") -> str:
    """Return the figure as SVG text, the same bytes for the same input.

    Raises:
        KeyError: No such move or theme.
    """
    morph = build_morph(move_id, side, theme)
    full = dict(morph["breath"])
    body = "".join(
        _path(d, paint, full.get(place))
        for place, (d, paint) in enumerate(zip(morph["work"], morph["marks"], strict=True))
    )
    cues = "".join(_path(d, paint) for d, paint in morph["cues"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{morph["viewbox"]}"'
        f' stroke-linecap="round" stroke-linejoin="round">{body}{cues}</svg>'
    )


def _path(d: str, paint: tuple[str, str, float, float, str], full: str | None = None) -> str:
    """Return a path that is painted, and animated where a breath changes it."""
    fill, stroke, width, opacity, dash = paint
    painted = f'<path d="{d}" fill="{fill}"'
    if stroke != "none" and width:
        painted += f' stroke="{stroke}" stroke-width="{width:g}"'
    if opacity != 1:
        painted += f' opacity="{opacity:g}"'
    if dash:
        painted += f' stroke-dasharray="{dash}"'
    if full is None:
        return f"{painted}/>"
    return (
        f'{painted}><animate attributeName="d" dur="{SECONDS}s" repeatCount="indefinite"'
        f' calcMode="spline" keySplines="{_EASE};{_EASE}" values="{d};{full};{d}"/></path>'
    )
