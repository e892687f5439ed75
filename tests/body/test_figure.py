"""Figures as SVG text: small, deterministic, mirrored for the other side, safe on any page."""

import functools
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Literal

import pytest

from psoas_coach.body import draw_figure, list_poses
from psoas_coach.body.palette import PALETTES
from psoas_coach.body.poses import load_scenes
from psoas_coach.content import load
from psoas_coach.content.poses import POSES

Trace = Callable[[str], list[list[tuple[float, float]]]]
EVERY = [(move, pose) for move, scene in load_scenes().items() for pose in scene.poses]
picture = functools.cache(draw_figure)
"""The same pictures are looked at for one thing after the other."""
SVG = "{http://www.w3.org/2000/svg}"


def test_every_move_has_its_figures_and_no_figure_is_without_a_move() -> None:
    assert set(load_scenes()) == set(load().moves)
    for move in load_scenes():
        assert set(POSES) <= set(list_poses(move))


@pytest.mark.parametrize(("move", "pose"), EVERY)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_picture_is_well_formed_and_under_twelve_kilobytes(
    move: str, pose: str, theme: Literal["light", "dark"], side: Literal["left", "right"]
) -> None:
    text = picture(move, pose, side, theme)
    assert len(text.encode()) < 12_000
    root = ET.fromstring(text)  # noqa: S314 -- our own text, not a stranger's
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert all((child.text or "").strip() for child in root[:2])
    assert {child.tag for child in root[2:]} == {f"{SVG}path"}


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_a_picture_brings_no_ids_references_styles_or_scripts(move: str, pose: str) -> None:
    text = picture(move, pose)
    for word in (" id=", "href", "script", "<style", " style=", "url(", "<image", "http:"):
        assert word not in text.replace('xmlns="http://www.w3.org/2000/svg"', "")


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_the_left_side_is_the_exact_mirror_of_the_right(move: str, pose: str, trace: Trace) -> None:
    left, right = picture(move, pose, "left"), picture(move, pose, "right")
    here = [trace(d) for d in re.findall(r' d="([^"]+)"', left)]
    there = [trace(d) for d in re.findall(r' d="([^"]+)"', right)]
    assert here == [[[(-x, y) for x, y in line] for line in lines] for lines in there]
    box, other = (re.findall(r'viewBox="([^"]+)"', text)[0].split() for text in (left, right))
    assert int(box[0]) == -int(other[0]) - int(other[2])
    assert box[1:] == other[1:]


@pytest.mark.parametrize(("move", "pose"), EVERY)
def test_everything_drawn_is_inside_the_frame(move: str, pose: str, trace: Trace) -> None:
    text = picture(move, pose, "right")
    left, top, wide, high = map(int, re.findall(r'viewBox="([^"]+)"', text)[0].split())
    for d in re.findall(r' d="([^"]+)"', text):
        for line in trace(d):
            assert all(left <= x <= left + wide and top <= -y <= top + high for x, y in line)
    assert wide / high == pytest.approx(4 / 3, abs=0.01)


def test_all_poses_of_a_move_share_one_frame() -> None:
    for move in load_scenes():
        boxes = {
            re.findall(r'viewBox="([^"]+)"', picture(move, pose))[0] for pose in list_poses(move)
        }
        assert len(boxes) == 1


def test_another_process_writes_the_same_bytes() -> None:
    code = (
        "from psoas_coach.body import draw_figure;"
        "print(draw_figure('dead_bug', 'work', 'left', 'dark'))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, env={"PYTHONHASHSEED": n}
        ).stdout
        for n in ("1", "2")
    }
    assert runs == {f"{draw_figure('dead_bug', 'work', 'left', 'dark')}\n".encode()}


def test_a_width_comes_with_its_height_and_without_one_the_picture_fills_its_place() -> None:
    root = ET.fromstring(draw_figure("bridge", width=320))  # noqa: S314 -- our own text
    assert root.get("width") == "320"
    assert abs(int(root.get("height", "0")) - 240) <= 1
    assert ET.fromstring(draw_figure("bridge")).get("width") is None  # noqa: S314 -- our own text


def test_a_small_picture_is_drawn_for_its_size(trace: Trace) -> None:
    def muscle_width(text: str) -> float:
        paths = re.findall(r' d="([^"]+)" fill="' + PALETTES["light"].muscle, text)
        (line,) = trace(paths[0])
        return max(x for x, _ in line) - min(x for x, _ in line)

    small, large = (draw_figure("wall_stack", "work", width=width) for width in (96, 640))
    assert muscle_width(small) > 1.1 * muscle_width(large)
    assert PALETTES["light"].bone in large
    assert PALETTES["light"].bone not in small


def test_cues_can_be_left_out() -> None:
    with_cues, without = draw_figure("bridge"), draw_figure("bridge", cues=False)
    assert PALETTES["light"].cue in with_cues
    assert PALETTES["light"].cue not in without


@pytest.mark.parametrize(("move", "pose"), EVERY)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_psoas_is_painted_last_but_for_the_cues(
    move: str, pose: str, theme: Literal["light", "dark"]
) -> None:
    paint = PALETTES[theme]
    fills = re.findall(r'fill="([^"]+)"', picture(move, pose, theme=theme, cues=False))
    assert fills[-2] == paint.muscle
    assert fills.count(paint.muscle) == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_coral_is_for_the_muscle_alone(theme: str) -> None:
    def hue(colour: str) -> tuple[float, float]:
        red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
        return red - green, red - blue

    for name, colour in PALETTES[theme]._asdict().items():
        if not name.startswith("muscle"):
            assert hue(colour)[0] < 100, name
    assert hue(PALETTES[theme].muscle)[0] > 130


@pytest.mark.parametrize(
    ("move", "pose", "muscles"),
    [
        ("kneeling_backbend_twist", "front", 2),
        ("stand_and_walk", "easier", 2),
        ("crescent_lunge", "front", 1),
        ("kneeling_backbend_twist", "work", 1),
    ],
)
def test_both_muscles_are_seen_from_the_front_unless_one_leg_stands_behind(
    move: str, pose: str, muscles: int, trace: Trace
) -> None:
    paths = re.findall(r' d="([^"]+)" fill="' + PALETTES["light"].muscle, draw_figure(move, pose))
    assert len(trace(paths[0])) == muscles


def test_an_unknown_move_or_pose_is_refused() -> None:
    with pytest.raises(KeyError):
        draw_figure("headstand")
    with pytest.raises(KeyError):
        draw_figure("bridge", "front")
