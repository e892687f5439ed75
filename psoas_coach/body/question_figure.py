"""The figure with a question of the self-check: of the whole question, or of one of its options."""

from __future__ import annotations

from psoas_coach import content
from psoas_coach.body.cues import draw_cues
from psoas_coach.body.figure import MARGIN, SMALL, find_reach, paint_body
from psoas_coach.body.muscle import is_under_arm
from psoas_coach.body.palette import PALETTES, Theme
from psoas_coach.body.path import Mark
from psoas_coach.body.phone_figure import draw_phone_figure
from psoas_coach.body.pose_solver import SolvedPose, list_angles, solve_pose
from psoas_coach.body.rising import solve_rising
from psoas_coach.body.thumbnail import draw_small, draw_thumbnail
from psoas_coach.content.poses import WHOLE, Frame, QuestionFigure


def list_pictured(question: str) -> tuple[str, ...]:
    """Return the options of a question that have a figure, ``WHOLE`` if the question has one."""
    figure = content.load().figures.questions.get(question)
    if figure is None:
        return ()
    return tuple(figure.poses) or (WHOLE,)


def draw_question_figure(question: str, option: str, theme: Theme, width: int) -> str:
    """Return the figure as SVG text, without a description: the question says what it shows.

    Args:
        question: Id of the question.
        option: One of ``list_pictured``.
        theme: ``light`` or ``dark``.
        width: Width in CSS pixels.

    Raises:
        KeyError: The question or the option has no figure.
    """
    figure = content.load().figures.questions[question]
    if figure.move is not None:
        return draw_thumbnail(figure.move, "work", "left", theme, width)
    if figure.phone is not None:
        return draw_phone_figure(figure.phone, theme)
    bodies = _solve(figure)
    marks = {name: _paint(body, theme, width) for name, body in bodies.items()}
    frame = figure.frame or _find_frame([mark for painted in marks.values() for mark in painted])
    return draw_small(marks[option], frame, "left", width)


def _solve(figure: QuestionFigure) -> dict[str, SolvedPose]:
    """Return the bodies at rest, by option."""
    if figure.rising is not None:
        return {WHOLE: solve_rising(figure.rising)}
    return {name: solve_pose(pose, list_angles(pose)) for name, pose in figure.poses.items()}


def _paint(body: SolvedPose, theme: Theme, width: int) -> tuple[Mark, ...]:
    paint = PALETTES[theme]
    marks = paint_body(body, paint, small=width < SMALL, clear=is_under_arm(body))
    return (*marks, *draw_cues(body.bones, body.pose.cues, paint))


def _find_frame(marks: list[Mark]) -> Frame:
    left, top, right, bottom = find_reach(marks)
    return (
        left - MARGIN,
        top - MARGIN,
        right - left + 2 * MARGIN,
        bottom - top + 2 * MARGIN,
    )
