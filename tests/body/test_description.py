"""Alternative text: never empty, different for each pose, and consistent with the angles."""

import re

import pytest

from psoas_coach.body import describe, list_poses
from psoas_coach.body.description import name_figure
from psoas_coach.body.pose_solver import solve_move
from psoas_coach.body.poses import load_scenes
from psoas_coach.body.psoas import compute_psoas_strain

EVERY = [(move, pose) for move, scene in load_scenes().items() for pose in scene.poses]


@pytest.mark.parametrize("move", list(load_scenes()))
def test_the_poses_of_a_move_read_differently(move: str) -> None:
    texts = [describe(move, pose) for pose in list_poses(move)]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_every_figure_is_described_in_whole_sentences(move: str, pose: str) -> None:
    text = describe(move, pose)
    assert len(text) > 80
    assert re.fullmatch(r"([A-Z][^.{}]*\. ?)+", text)
    assert text.count("psoas") == 1


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_the_other_side_swaps_left_and_right(move: str, pose: str) -> None:
    swap = {"left": "right", "right": "left"}
    mirrored = re.sub("left|right", lambda word: swap[word[0]], describe(move, pose, "left"))
    assert describe(move, pose, "right") == mirrored


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_the_percentage_in_words_is_the_model_s(move: str, pose: str) -> None:
    match = re.search(r"about (\d+) percent (longer|shorter)", describe(move, pose))
    if match:
        way = 1 if match[2] == "longer" else -1
        strain = 100 * compute_psoas_strain(solve_move(move, pose).hip_flexion)
        assert way * int(match[1]) == pytest.approx(strain, abs=0.51)


@pytest.mark.parametrize(
    ("move", "pose", "sentence"),
    [
        (
            "runners_lunge",
            "work",
            "A person kneels on the left knee, the right foot flat in front.",
        ),
        ("crescent_lunge", "work", "Both arms reach overhead."),
        ("crescent_lunge", "front", "The trunk leans 25 degrees to the right side."),
        ("kneeling_backbend", "work", "Both hands are on the back of the pelvis."),
        ("kneeling_backbend_twist", "work", "The chest turns to the left."),
        ("kneeling_backbend_twist", "front", "The chest turns to the left."),
        ("kneeling_backbend_twist", "front", "The back arches gently."),
        ("bed_edge_hang", "start", "Each hand is on its own shin."),
        ("bed_edge_hang", "easier", "The left foot rests on a stool."),
        ("side_lying_strap", "work", "A strap runs from the left hand to the left ankle."),
        ("bridge", "work", "A person lies on the upper back with the hips lifted."),
        ("tense_and_let_go", "work", "Both hands are closed."),
        ("wall_stack", "start", "The hips hang forward and the upper back is round."),
        ("seated_rock", "work", "The back is rounded."),
        ("crescent_lunge", "front", "Both arms reach overhead."),
        ("side_lying_rest", "work", "A second pillow lies in the arms."),
        ("walk", "start", "The left heel lands in front while the right foot pushes off."),
        ("walk", "mid_stance", "A person walks on the left leg while the right leg swings past"),
        ("walk", "work", "The left foot pushes off while the right heel lands in front."),
        ("walk", "work", "The left arm swings forward. The right arm swings back."),
        ("walk", "swing", "A person walks on the right leg while the left leg swings past"),
    ],
)
def test_the_important_parts_of_a_figure_are_described(move: str, pose: str, sentence: str) -> None:
    assert sentence in describe(move, pose, "left")


def test_a_title_names_the_side_only_where_a_move_has_sides() -> None:
    assert "left side" in name_figure("runners_lunge", "work", "left")
    assert "side" not in name_figure("bridge", "work", "left")
