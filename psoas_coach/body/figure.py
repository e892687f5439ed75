"""A move's picture: room, person, psoas and cues as one small SVG with its own words.

All poses of a move share one frame, so that they can stand side by side, follow each other, or
ease into one another. A picture holds no ids, no references and no scripts: it can be set any
number of times on any page.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final
from xml.sax.saxutils import escape

from psoas_coach.body import person
from psoas_coach.body.cues import cues as draw_cues
from psoas_coach.body.curves import mirrored, reach
from psoas_coach.body.describe import describe, title
from psoas_coach.body.marks import Mark
from psoas_coach.body.muscle import psoas, skeleton, under_arm
from psoas_coach.body.palette import PALETTES, Palette, Theme
from psoas_coach.body.posed import Posed, posed
from psoas_coach.body.poses import Side, scenes
from psoas_coach.body.props import draw, strap

MARGIN: Final = 28
ASPECT: Final = 4 / 3
SMALL: Final = 160
"""CSS pixels of width below which bones would be dust, and muscle and cues are drawn bolder."""
BOLD: Final = 1.6


def painted(
    body: Posed, paint: Palette, *, small: bool = False, clear: bool = False
) -> tuple[Mark, ...]:
    """Room, person and muscle, back to front, facing right; without the cues.

    An arm may hide bones, but never the muscle: it is see-through where `clear` is true. A small
    picture has a bolder muscle and no bones.
    """
    room: dict[str, list[Mark]] = {"back": [], "between": [], "front": []}
    for prop in body.pose.props:
        room[prop.layer] += strap(body.bones, paint) if prop.kind == "strap" else draw(prop, paint)
    return (
        *room["back"],
        *person.behind(body, paint, clear=clear),
        *room["between"],
        *person.middle(body, paint),
        *room["front"],
        *(() if small else skeleton(body, paint)),
        *person.front(body, paint, clear=clear),
        *psoas(body, paint, bold=BOLD if small else 1.0),
    )


@cache
def marks(
    move: str, pose: str, theme: Theme, *, cues: bool = True, small: bool = False
) -> tuple[Mark, ...]:
    """The paths of a picture, back to front, facing right (the right side near)."""
    paint, body = PALETTES[theme], posed(move, pose)
    whole = painted(body, paint, small=small, clear=clear_arm(move, pose))
    return whole + (cue_marks(move, pose, theme, small=small) if cues else ())


@cache
def clear_arm(move: str, pose: str) -> bool:
    """Whether the near arm is see-through, because the muscle is behind it.

    Start and work do the same, so that one can ease into the other.
    """
    together = ("start", "work")
    return any(under_arm(posed(move, one)) for one in (together if pose in together else (pose,)))


def cue_marks(move: str, pose: str, theme: Theme, *, small: bool = False) -> tuple[Mark, ...]:
    """The cues of a pose, facing right."""
    body = posed(move, pose)
    drawn = draw_cues(body.bones, body.pose.cues, PALETTES[theme])
    return tuple(mark._replace(width=mark.width * BOLD) if small else mark for mark in drawn)


def _reach(paths: Sequence[Mark]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all points of the paths."""
    points = [reach(mark.d) for mark in paths]
    xs, ys = ([n for point in points for n in point[axis]] for axis in (0, 1))
    return min(xs), min(ys), max(xs), max(ys)


@cache
def frame(move: str) -> tuple[int, int, int, int]:
    """The view box all side-on poses of a move share: left, top, width and height.

    It is four wide to three high, with the figure in the middle.
    """
    paths = [mark for pose in scenes()[move].poses for mark in marks(move, pose, "light")]
    left, top, right, bottom = _reach(paths)
    wide, high = right - left + 2 * MARGIN, bottom - top + 2 * MARGIN
    whole_wide = round(max(wide, high * ASPECT))
    whole_high = round(max(high, wide / ASPECT))
    return (
        round((left + right - whole_wide) / 2),
        round((top + bottom - whole_high) / 2),
        whole_wide,
        whole_high,
    )


def view_box(box: tuple[int, int, int, int], side: Side) -> str:
    """A frame as SVG wants it; facing left, it is the mirror of facing right."""
    left, top, wide, high = box
    return f"{-left - wide if side == 'left' else left} {top} {wide} {high}"


def figure(  # noqa: PLR0913 -- each is a choice that a page offers
    move_id: str,
    pose: str = "work",
    side: Side = "left",
    theme: Theme = "light",
    width: int | None = None,
    *,
    cues: bool = True,
    language: str = "en",
) -> str:
    """A move's picture as SVG text, under 12 KB, the same bytes for the same input.

    Args:
        move_id: one of the moves.
        pose: `start`, `work`, `easier`, or one more that `poses` names.
        side: the side the move is for; it faces so that this side is towards the viewer.
        theme: `light` or `dark`; the background is the page's own.
        width: in CSS pixels; without it the picture fills the width it is given. A small picture is
            drawn for its size.
        cues: whether key cues are marked.
        language: of the words it is described with.

    Raises:
        KeyError: no such move, pose or theme.
    """
    box = frame(move_id)
    small = width is not None and width < SMALL
    paths = marks(move_id, pose, theme, cues=cues, small=small)
    if side == "left":
        paths = tuple(mark._replace(d=mirrored(mark.d)) for mark in paths)
    size = f' width="{width}" height="{round(width * box[3] / box[2])}"' if width else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view_box(box, side)}"{size}'
        f' role="img" stroke-linecap="round" stroke-linejoin="round">'
        f"<title>{escape(title(move_id, pose, side, language))}</title>"
        f"<desc>{escape(describe(move_id, pose, side, language))}</desc>"
        f"{''.join(mark.svg() for mark in paths)}</svg>"
    )
