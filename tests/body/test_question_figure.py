"""The figures with questions of the self-check: solved, in their frame, and of what is asked."""

from __future__ import annotations

import pytest

from psoas_coach.body.phone_figure import draw_phone_figure
from psoas_coach.body.pose_solver import SolvedPose, list_angles, measure_gaps, solve_pose
from psoas_coach.body.question_figure import draw_question_figure, list_pictured
from psoas_coach.body.thumbnail import draw_thumbnail
from psoas_coach.content import load
from psoas_coach.content.poses import WHOLE

FIGURES = load().figures.questions
OWN = [(id_, name) for id_, figure in FIGURES.items() for name in figure.poses]
STANCES = ("neutral", "slight", "marked")


def solve(question: str, option: str) -> SolvedPose:
    """Return the body of a pose that a question has of its own."""
    pose = FIGURES[question].poses[option]
    return solve_pose(pose, list_angles(pose))


@pytest.mark.parametrize(("question", "option"), OWN, ids=str)
def test_a_pose_of_a_question_meets_its_contacts(question: str, option: str) -> None:
    body = solve(question, option)
    assert max(abs(gap.miss) for gap in measure_gaps(body.bones, body.pose)) < 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("question", FIGURES)
def test_every_figure_is_drawn_small_and_differs_by_theme(question: str, theme: str) -> None:
    for option in list_pictured(question):
        drawings = {
            colours: draw_question_figure(question, option, colours, 280)
            for colours in ("light", "dark")
        }
        assert drawings["light"] != drawings["dark"]
        assert drawings[theme].startswith("<svg ")
        assert len(drawings[theme].encode()) < 20_000


def test_the_low_back_arches_more_from_option_to_option() -> None:
    tilts = [solve("side_stance", option).angles for option in STANCES]
    arches = [angles["pelvis"] - angles["lumbar"] for angles in tilts]
    assert arches == sorted(arches)
    assert arches[0] == 0
    assert arches[2] - arches[1] > 15 < arches[1] - arches[0]


def test_whoever_is_not_sure_has_no_picture() -> None:
    assert list_pictured("side_stance") == STANCES
    assert set(load().questions["side_stance"].options) - set(STANCES) == {"not_sure"}


def test_the_hips_are_in_front_of_the_ankles_where_that_is_asked() -> None:
    body = solve("hips_forward_in_photo", WHOLE)
    assert body.bones["pelvis"].at.real - body.bones["near_foot"].at.real > 80


def test_the_back_lifts_from_the_floor_where_that_is_asked() -> None:
    bones = solve("lying_arch", WHOLE).bones
    low, middle, high = (bones[name].at for name in ("lumbar", "ribs", "chest"))
    share = (middle.real - low.real) / (high.real - low.real)
    straight = low.imag + share * (high.imag - low.imag)
    assert middle.imag - straight > 8


def test_a_frame_of_its_own_holds_the_whole_trunk() -> None:
    left, top, wide, high = FIGURES["side_stance"].frame or (0, 0, 0, 0)
    for option in STANCES:
        body = solve("side_stance", option)
        hips, neck = body.bones["pelvis"].at, body.bones["head"].at
        for point in (hips, neck):
            assert left < point.real < left + wide
            assert top < -point.imag < top + high


def test_a_figure_of_a_move_or_of_the_measure_is_the_one_that_other_pages_show() -> None:
    move = FIGURES["front_hip_pull"].move
    assert move is not None
    drawn = draw_question_figure("front_hip_pull", WHOLE, "light", 280)
    assert drawn == draw_thumbnail(move, "work", "left", "light", 280)
    for side in ("left", "right"):
        drawn = draw_question_figure(f"thomas_{side}", WHOLE, "light", 280)
        assert drawn == draw_phone_figure(side, "light")


def test_a_question_without_a_figure_has_none() -> None:
    assert list_pictured("age_group") == ()
    with pytest.raises(KeyError):
        draw_question_figure("age_group", WHOLE, "light", 280)
