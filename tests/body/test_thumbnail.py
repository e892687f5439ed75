"""A thumbnail is the same picture with fewer bytes."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest

from psoas_coach.body import figure
from psoas_coach.body.curves import reach, smooth, straight
from psoas_coach.body.figure import frame, marks
from psoas_coach.body.marks import Mark
from psoas_coach.body.palette import PALETTES
from psoas_coach.body.thumbnail import STEPS, address, coarse, thinned, thumbnail
from psoas_coach.content import load

MOVES = sorted(load().moves)


@pytest.mark.parametrize("move", MOVES)
def test_a_list_of_five_weighs_less_than_twenty_kilobytes(move: str) -> None:
    assert len(address(thumbnail(move))) < 4_400
    assert len(address(thumbnail(move, width=200))) < 6_800 < len(figure(move))


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("width", [96, 200])
def test_the_muscle_is_always_in_it(move: str, width: int) -> None:
    assert PALETTES["light"].muscle in thumbnail(move, width=width)
    assert PALETTES["dark"].muscle in thumbnail(move, theme="dark", width=width)


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("width", [96, 200])
def test_no_part_moves_by_a_pixel(move: str, width: int) -> None:
    unit = frame(move)[2] / (width * STEPS)
    for mark in marks(move, "work", "light", small=width < 160):
        was, is_ = reach(mark.d), reach(coarse(mark, unit).d)
        for axis in (0, 1):
            assert min(is_[axis]) == pytest.approx(min(was[axis]) / unit, abs=STEPS)
            assert max(is_[axis]) == pytest.approx(max(was[axis]) / unit, abs=STEPS)


def test_both_sides_are_mirrored() -> None:
    left, right = (
        thumbnail("runners_lunge", side="left"),
        thumbnail("runners_lunge", side="right"),
    )
    boxes = [re.findall(r'viewBox="([^"]+)"', one) for one in (left, right)]
    assert boxes[0] != boxes[1]
    assert left.count("<path") == right.count("<path")


def test_the_address_holds_the_whole_picture_and_nothing_that_ends_an_attribute() -> None:
    said = address(thumbnail("bridge"))
    assert not re.search(r'["<>#]', said)
    assert unquote(said.removeprefix("data:image/svg+xml,")).replace("'", '"') == thumbnail(
        "bridge"
    )


def test_a_point_stays_where_leaving_it_away_would_show() -> None:
    line = [0j, 50 + 0.4j, 100 + 0j, 100 + 80j]
    assert thinned(line, 1.0, shut=False) == [0j, 100 + 0j, 100 + 80j]
    assert thinned(line, 0.1, shut=False) == line


def test_an_outline_keeps_three_points_at_least() -> None:
    flat = [0j, 1 + 0.1j, 2 + 0j, 1 - 0.1j]
    assert len(thinned(flat, 50.0, shut=True)) >= 3


def test_lines_and_curves_stay_what_they_are() -> None:
    points = [complex(10 * k, (k % 2) * 40) for k in range(5)]
    bent, cut = (coarse(Mark(make(points)), 2.0).d for make in (smooth, straight))
    assert "s" in bent
    assert "l" in cut
    assert all(b > a for a, b in pairwise(reach(cut)[0]))
