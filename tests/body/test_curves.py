"""Lines as path data: through their points, mirrored exactly, in whole numbers."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psoas_coach.body.curves import (
    mirror_path,
    open_path,
    split_coordinates,
    trace_closed,
    trace_rectangle,
    trace_straight,
)

Trace = Callable[[str], list[list[tuple[float, float]]]]
coordinates = st.integers(min_value=-1500, max_value=1500)
points = st.lists(st.builds(complex, coordinates, coordinates), min_size=3, max_size=24)


@given(points)
def test_a_curve_passes_through_every_point(corners: list[complex]) -> None:
    expected = [(round(p.real), -round(p.imag)) for p in corners]
    xs, ys = split_coordinates(trace_closed(corners))
    assert list(zip(xs, ys, strict=True)) == [*expected, expected[0]]
    xs, ys = split_coordinates(open_path(corners))
    assert list(zip(xs, ys, strict=True)) == expected
    xs, ys = split_coordinates(trace_straight(corners))
    assert list(zip(xs, ys, strict=True)) == expected


@given(points)
def test_mirroring_twice_is_the_path_itself(corners: list[complex]) -> None:
    d = trace_closed(corners)
    assert mirror_path(mirror_path(d)) == d
    assert split_coordinates(mirror_path(d))[0] == [-x for x in split_coordinates(d)[0]]
    assert split_coordinates(mirror_path(d))[1] == split_coordinates(d)[1]


@given(points)
def test_as_many_points_make_as_many_numbers(corners: list[complex]) -> None:
    moved = [point + 3 - 7j for point in corners]
    for line in (trace_closed, open_path, trace_straight):
        commands = [re.sub(r"-?\d+", "#", line(p)).replace(" ", "") for p in (corners, moved)]
        assert commands[0] == commands[1]


def test_a_curve_is_smooth_where_a_corner_is_not_asked_for(trace: Trace) -> None:
    (line,) = trace(trace_closed([0j, 100 + 0j, 100 + 100j, 100j]))
    assert max(y for _, y in line) > 100
    (line,) = trace(trace_straight([0j, 100 + 0j, 100 + 100j], shut=True))
    assert max(y for _, y in line) == 100


def test_a_slab_keeps_to_its_edges(trace: Trace) -> None:
    (line,) = trace(trace_rectangle(-50, 50, 0, 20, 8))
    assert (min(x for x, _ in line), max(x for x, _ in line)) == (-50, 50)
    assert (min(y for _, y in line), max(y for _, y in line)) == (0, 20)


def test_corners_rounder_than_the_slab_make_it_a_pill() -> None:
    assert trace_rectangle(0, 100, 0, 20, 400) == trace_rectangle(0, 100, 0, 20, 10)


@pytest.mark.parametrize(
    "d", [trace_closed([0.4 + 0.4j, -0.4j, 10 + 5j]), trace_rectangle(0, 9.7, 0, 5.2)]
)
def test_there_is_no_minus_zero_and_no_fraction(d: str) -> None:
    assert "." not in d
    assert not re.search(r"-0(?!\d)", d)
