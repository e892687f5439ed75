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
from psoas_coach.body.cues import draw_cues
from psoas_coach.body.curves import mirror_path, split_coordinates
from psoas_coach.body.description import describe, name_figure
from psoas_coach.body.muscle import draw_bones, draw_psoas, is_under_arm
from psoas_coach.body.palette import PALETTES, Palette, Theme
from psoas_coach.body.path import Mark
from psoas_coach.body.pose_solver import SolvedPose, solve_move
from psoas_coach.body.poses import Side, load_scenes
from psoas_coach.body.props import draw_prop, draw_strap

MARGIN: Final = 28
ASPECT: Final = 4 / 3
SMALL: Final = 160
"""Below this width in CSS pixels no bones are drawn, and muscle and cues are drawn bolder."""
BOLD: Final = 1.6


def paint_body(
    body: SolvedPose, paint: Palette, *, small: bool = False, clear: bool = False
) -> tuple[Mark, ...]:
    """Room, person and muscle, back to front, facing right; without the cues.

    An arm may hide bones, but never the muscle: it is see-through where `clear` is true. A small
    picture has a bolder muscle and no bones.

    Args:
        body: The body at rest in its pose.
        paint: The colours to paint with.
        small: Whether it is drawn bolder, for a small picture.
        clear: Whether the near arm is see-through, so that the muscle shows.
    """
    room: dict[str, list[Mark]] = {"back": [], "between": [], "front": []}
    for prop in body.pose.props:
        room[prop.layer] += (
            draw_strap(body.bones, paint) if prop.kind == "strap" else draw_prop(prop, paint)
        )
    return (
        *room["back"],
        *person.paint_behind(body, paint, clear=clear),
        *room["between"],
        *person.paint_middle(body, paint),
        *room["front"],
        *(() if small else draw_bones(body, paint)),
        *person.paint_front(body, paint, clear=clear),
        *draw_psoas(body, paint, bold=BOLD if small else 1.0),
    )


@cache
def draw_marks(
    move: str, pose: str, theme: Theme, *, cues: bool = True, small: bool = False
) -> tuple[Mark, ...]:
    """Return the paths of a picture, back to front, facing right (the right side near).

    Args:
        move: Id of the move.
        pose: ``start``, ``work`` or ``easier``.
        theme: ``light`` or ``dark``.
        cues: Whether the cues of the pose are among them.
        small: Whether it is drawn bolder, for a small picture.
    """
    paint, body = PALETTES[theme], solve_move(move, pose)
    whole = paint_body(body, paint, small=small, clear=has_clear_arm(move, pose))
    return whole + (draw_cue_marks(move, pose, theme, small=small) if cues else ())


@cache
def has_clear_arm(move: str, pose: str) -> bool:
    """Whether the near arm is see-through, because the muscle is behind it.

    It is the same for start and work, so that the player can blend them.
    """
    together = ("start", "work")
    return any(
        is_under_arm(solve_move(move, other))
        for other in (together if pose in together else (pose,))
    )


def draw_cue_marks(move: str, pose: str, theme: Theme, *, small: bool = False) -> tuple[Mark, ...]:
    """Return the cues of a pose, facing right.

    Args:
        move: Id of the move.
        pose: ``start``, ``work`` or ``easier``.
        theme: ``light`` or ``dark``.
        small: Whether it is drawn bolder, for a small picture.
    """
    body = solve_move(move, pose)
    marks = draw_cues(body.bones, body.pose.cues, PALETTES[theme])
    return tuple(mark._replace(width=mark.width * BOLD) if small else mark for mark in marks)


def find_reach(paths: Sequence[Mark]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all points of the paths."""
    points = [split_coordinates(mark.d) for mark in paths]
    xs, ys = ([n for point in points for n in point[axis]] for axis in (0, 1))
    return min(xs), min(ys), max(xs), max(ys)


@cache
def find_frame(move: str) -> tuple[int, int, int, int]:
    """Return the view box all side-on poses of a move share: left, top, width and height.

    It is four wide to three high, with the figure in the middle.
    """
    paths = [mark for pose in load_scenes()[move].poses for mark in draw_marks(move, pose, "light")]
    left, top, right, bottom = find_reach(paths)
    wide, high = right - left + 2 * MARGIN, bottom - top + 2 * MARGIN
    whole_wide = round(max(wide, high * ASPECT))
    whole_high = round(max(high, wide / ASPECT))
    return (
        round((left + right - whole_wide) / 2),
        round((top + bottom - whole_high) / 2),
        whole_wide,
        whole_high,
    )


def format_view_box(box: tuple[int, int, int, int], side: Side) -> str:
    """Return a frame as an SVG view box; facing left mirrors facing right."""
    left, top, wide, high = box
    return f"{-left - wide if side == 'left' else left} {top} {wide} {high}"


def draw_figure(  # noqa: PLR0913 -- each is a choice that a page offers
    move_id: str,
    pose: str = "work",
    side: Side = "left",
    theme: Theme = "light",
    width: int | None = None,
    *,
    cues: bool = True,
    language: str | None = None,
) -> str:
    """Return a move's picture as SVG text, under 12 KB, the same bytes for the same input.

    Args:
        move_id: one of the moves.
        pose: `start`, `work`, `easier`, or one more that `poses` names.
        side: the side the move is for; it faces so that this side is towards the viewer.
        theme: `light` or `dark`; the background is the page's own.
        width: in CSS pixels; without it the picture fills the width it is given. A small picture is
            drawn for its size.
        cues: whether key cues are marked.
        language: of the words it is described with; that of the run when none is given.

    Raises:
        KeyError: no such move, pose or theme.
    """
    box = find_frame(move_id)
    small = width is not None and width < SMALL
    paths = draw_marks(move_id, pose, theme, cues=cues, small=small)
    if side == "left":
        paths = tuple(mark._replace(d=mirror_path(mark.d)) for mark in paths)
    size = f' width="{width}" height="{round(width * box[3] / box[2])}"' if width else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{format_view_box(box, side)}"{size}'
        f' role="img" stroke-linecap="round" stroke-linejoin="round">'
        f"<title>{escape(name_figure(move_id, pose, side, language))}</title>"
        f"<desc>{escape(describe(move_id, pose, side, language))}</desc>"
        f"{''.join(mark.to_svg() for mark in paths)}</svg>"
    )
