"""The picture of the hip measure: the phone is on the thigh and shows the thigh's own angle."""

from __future__ import annotations

import re

import pytest

from psoas_coach.body.palette import Theme
from psoas_coach.body.phone_figure import (
    describe_phone_figure,
    draw_phone_figure,
    measure_drawn_angle,
)
from psoas_coach.body.poses import Side


def test_the_drawn_thigh_hangs_as_far_below_level_as_most_thighs_do() -> None:
    assert 5 < measure_drawn_angle() < 15


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_is_small_and_the_same_each_time(side: Side, theme: Theme) -> None:
    picture = draw_phone_figure(side, theme)
    assert picture == draw_phone_figure(side, theme)
    assert len(picture) < 12_000
    assert "id=" not in picture


def test_left_and_right_are_mirrors_of_each_other() -> None:
    left, right = draw_phone_figure("left"), draw_phone_figure("right")
    assert left != right
    assert left.count("<path") == right.count("<path")


def test_everything_is_within_the_frame() -> None:
    left, top, wide, high = map(
        int, re.findall(r"-?\d+", re.findall(r'viewBox="([^"]+)"', draw_phone_figure("right"))[0])
    )
    starts = [
        (int(x), int(y)) for x, y in re.findall(r'd="M(-?\d+) ?(-?\d+)', draw_phone_figure("right"))
    ]
    assert all(left <= x <= left + wide and top <= y <= top + high for x, y in starts)


def test_the_words_name_the_side_the_phone_and_the_angle() -> None:
    text = describe_phone_figure("right")
    assert "middle of the right thigh" in text
    assert f"{round(measure_drawn_angle())} degrees below level" in text
