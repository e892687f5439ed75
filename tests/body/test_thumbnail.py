"""A thumbnail is the same picture with fewer bytes."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest

from psoas_coach.body import draw_figure
from psoas_coach.body.curves import open_path, split_coordinates, trace_straight
from psoas_coach.body.figure import draw_marks, find_frame
from psoas_coach.body.palette import PALETTES
from psoas_coach.body.path import Mark
from psoas_coach.body.thumbnail import STEPS, coarsen, draw_thumbnail, encode_address, thin_points
from psoas_coach.content import load

MOVES = sorted(load().moves)


@pytest.mark.parametrize("move", MOVES)
def test_a_list_of_five_weighs_less_than_twenty_kilobytes(move: str) -> None:
    assert len(encode_address(draw_thumbnail(move))) < 4_400
    assert len(encode_address(draw_thumbnail(move, width=200))) < 6_800 < len(draw_figure(move))


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("width", [96, 200])
def test_the_muscle_is_always_in_it(move: str, width: int) -> None:
    assert PALETTES["light"].muscle in draw_thumbnail(move, width=width)
    assert PALETTES["dark"].muscle in draw_thumbnail(move, theme="dark", width=width)


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("width", [96, 200])
def test_no_part_moves_by_a_pixel(move: str, width: int) -> None:
    unit = find_frame(move)[2] / (width * STEPS)
    for mark in draw_marks(move, "work", "light", small=width < 160):
        was, is_ = split_coordinates(mark.d), split_coordinates(coarsen(mark, unit).d)
        for axis in (0, 1):
            assert min(is_[axis]) == pytest.approx(min(was[axis]) / unit, abs=STEPS)
            assert max(is_[axis]) == pytest.approx(max(was[axis]) / unit, abs=STEPS)


def test_both_sides_are_mirrored() -> None:
    left, right = (
        draw_thumbnail("runners_lunge", side="left"),
        draw_thumbnail("runners_lunge", side="right"),
    )
    boxes = [re.findall(r'viewBox="([^"]+)"', svg) for svg in (left, right)]
    assert boxes[0] != boxes[1]
    assert left.count("<path") == right.count("<path")


def test_the_address_holds_the_whole_picture_and_nothing_that_ends_an_attribute() -> None:
    text = encode_address(draw_thumbnail("bridge"))
    assert not re.search(r'["<>#]', text)
    assert unquote(text.removeprefix("data:image/svg+xml,")).replace("'", '"') == draw_thumbnail(
        "bridge"
    )


def test_a_point_stays_where_leaving_it_away_would_show() -> None:
    line = [0j, 50 + 0.4j, 100 + 0j, 100 + 80j]
    assert thin_points(line, 1.0, shut=False) == [0j, 100 + 0j, 100 + 80j]
    assert thin_points(line, 0.1, shut=False) == line


def test_a_line_that_comes_back_to_its_start_keeps_its_farthest_corner() -> None:
    there_and_back = [0j, 4 + 0.1j, 10 + 0j, 0j]
    assert thin_points(there_and_back, 1, shut=False) == [0j, 10 + 0j, 0j]


def test_an_outline_keeps_three_points_at_least() -> None:
    flat = [0j, 1 + 0.1j, 2 + 0j, 1 - 0.1j]
    assert len(thin_points(flat, 50.0, shut=True)) >= 3


def test_lines_and_curves_stay_what_they_are() -> None:
    points = [complex(10 * k, (k % 2) * 40) for k in range(5)]
    bent, cut = (coarsen(Mark(make(points)), 2.0).d for make in (open_path, trace_straight))
    assert "s" in bent
    assert "l" in cut
    assert all(b > a for a, b in pairwise(split_coordinates(cut)[0]))
