"""From start to work: compatible frames, small enough to send, no limb through the floor."""

import json
import re
from collections.abc import Callable

import pytest

from psoas_coach.body import build_morph, draw_figure
from psoas_coach.body.motion import interpolate
from psoas_coach.body.pose_solver import solve_move
from psoas_coach.body.poses import load_scenes

Trace = Callable[[str], list[list[tuple[float, float]]]]
MOVES = list(load_scenes())


def make(d: str) -> str:
    """The commands of a path and how many numbers each has."""
    return re.sub(r"-?\d+", "#", d).replace(" ", "")


@pytest.mark.parametrize("move", MOVES)
def test_all_frames_are_the_same_paths_with_other_numbers(move: str) -> None:
    film = build_morph(move)
    shape = [make(d) for d in film["start"]]
    assert [make(d) for d in film["work"]] == shape
    assert len(film["marks"]) == len(shape)
    for frame in film["via"]:
        for d, expected, first, last in zip(frame, shape, film["start"], film["work"], strict=True):
            assert make(d) == expected if d else first == last
    for place, d in film["breath"]:
        assert make(d) == shape[place]


@pytest.mark.parametrize("move", MOVES)
def test_the_ends_are_the_figures_themselves(move: str) -> None:
    film = build_morph(move, "right", "dark")
    for pose, paths in (("start", film["start"]), ("work", film["work"])):
        drawn = draw_figure(move, pose, "right", "dark", cues=False)
        assert re.findall(r' d="([^"]+)"', drawn) == paths
    whole = re.findall(r' d="([^"]+)"', draw_figure(move, "work", "right", "dark"))
    assert whole == film["work"] + [d for d, _ in film["cues"]]
    assert f'viewBox="{film["viewbox"]}"' in draw_figure(move, "work", "right", "dark")


@pytest.mark.parametrize("move", MOVES)
def test_a_film_is_plain_values_under_thirty_kilobytes(move: str) -> None:
    assert len(json.dumps(build_morph(move))) < 30_000


@pytest.mark.parametrize("move", MOVES)
def test_on_the_way_nobody_sinks_into_the_floor(move: str, trace: Trace) -> None:
    if solve_move(move, "work").pose.view == "above":
        return
    film = build_morph(move, "right")
    things = {d for d in film["start"] if d in film["work"]}
    for frame in film["via"]:
        points = [p for d in frame if d and d not in things for line in trace(d) for p in line]
        assert min(y for _, y in points) > -12


@pytest.mark.parametrize("move", MOVES)
def test_contacts_of_both_ends_are_kept_in_between(move: str) -> None:
    first, last = solve_move(move, "start"), solve_move(move, "work")
    middle = interpolate(first, last, 0.5)
    for mark in middle.pose.pin:
        assert first.pose.pin[mark] == last.pose.pin[mark]
    for foot in ("near_foot", "far_foot"):
        ends = [abs(body.bones[foot].at - middle.bones[foot].at) for body in (first, last)]
        travel = abs(first.bones[foot].at - last.bones[foot].at)
        assert max(ends) < travel + 30


def test_a_breath_in_widens_the_trunk_and_moves_nothing_else(trace: Trace) -> None:
    film = build_morph("slow_breathing", "right")
    assert 0 < len(film["breath"]) < 8
    place, full = max(film["breath"], key=lambda item: len(item[1]))
    empty = film["work"][place]
    front = [max(x for line in trace(d) for x, _ in line) for d in (empty, full)]
    assert 4 < front[1] - front[0] < 20


def test_the_ends_of_the_way_are_the_ends() -> None:
    first, last = solve_move("bridge", "start"), solve_move("bridge", "work")
    assert interpolate(first, last, 0.0).root == pytest.approx(first.root, abs=2)
    assert interpolate(first, last, 1.0).root == pytest.approx(last.root, abs=12)
