"""The breathing figure: the working position, and the same position breathed in."""

from __future__ import annotations

from typing import Literal
from xml.etree import ElementTree as ET

import pytest

from psoas_coach.body import build_morph, draw_figure
from psoas_coach.body.motion import draw_breath
from psoas_coach.content import load

MOVES = sorted(load().moves)


def read(svg: str) -> tuple[str | None, list[str | None]]:
    """The frame of a picture, and its paths."""
    root = ET.fromstring(svg)  # noqa: S314 -- our own drawing
    return root.get("viewBox"), [
        element.get("d") for element in root if element.tag.endswith("path")
    ]


@pytest.mark.parametrize("move", MOVES)
def test_a_breath_changes_the_trunk_and_nothing_else(move: str) -> None:
    morph = build_morph(move, "left", "light")
    full = dict(morph["breath"])
    frame, paths = read(draw_breath(move))
    drawn = [full.get(place, d) for place, d in enumerate(morph["work"])]
    assert (frame, paths) == (morph["viewbox"], [*drawn, *(d for d, _ in morph["cues"])])
    assert full


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("move", MOVES)
def test_it_fits_over_the_still_figure_path_by_path(
    move: str, side: Literal["left", "right"]
) -> None:
    still_frame, still = read(draw_figure(move, side=side))
    frame, paths = read(draw_breath(move, side))
    assert still_frame == frame
    assert len(still) == len(paths)
    assert still != paths


def test_it_is_as_small_as_a_still_one() -> None:
    assert max(len(draw_breath(move)) for move in MOVES) < 12_000
