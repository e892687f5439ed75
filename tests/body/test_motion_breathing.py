"""The figure that breathes: the working position, and a breath that returns to it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from psoas_coach.body import build_morph
from psoas_coach.body.motion import draw_breathing
from psoas_coach.content import load

MOVES = sorted(load().moves)
NUMBER = re.compile(r"-?\d+")


@pytest.mark.parametrize("move", MOVES)
def test_a_breath_begins_and_ends_where_the_body_is(move: str) -> None:
    svg = ET.fromstring(draw_breathing(move))  # noqa: S314 -- our own drawing
    morph = build_morph(move, "left", "light")
    paths = [one for one in svg if one.tag.endswith("path")]
    assert [one.get("d") for one in paths] == [*morph["work"], *(d for d, _ in morph["cues"])]
    animated = [(path, child) for path in paths for child in path]
    assert len(animated) == len(morph["breath"])
    for path, child in animated:
        first, full, last = (child.get("values") or "").split(";")
        assert first == last == path.get("d")
        assert full != first
        assert NUMBER.sub("#", full).replace(" ", "") == NUMBER.sub("#", first).replace(" ", "")


def test_it_is_little_larger_than_a_still_one() -> None:
    assert max(len(draw_breathing(move)) for move in MOVES) < 30_000
