"""The figures sent to the player: frames that can be blended, for every move."""

from __future__ import annotations

import re

import msgspec
import pytest

from psoas_coach import content
from psoas_coach.ui.player import build_drawings

RULES = content.load()
NUMBERS = re.compile(r"-?[0-9]+")


def shape(d: str) -> list[str]:
    """Return what stands between the numbers; a space that a minus sign makes needless is none."""
    return [part.strip() for part in NUMBERS.split(d)]


@pytest.mark.parametrize("move", list(RULES.moves))
def test_all_frames_of_a_figure_blend_into_each_other(move: str) -> None:
    (drawn,) = build_drawings([move], RULES).values()
    first = drawn["frames"][0]
    for frame in drawn["frames"]:
        assert len(frame) == len(first)
        assert all(not d or shape(d) == shape(begun) for d, begun in zip(frame, first, strict=True))
    work = drawn["frames"][-1]
    assert all(work)
    assert all(shape(d) == shape(work[path]) for path, d in drawn["breath"])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_path_has_its_paint_in_both_themes(theme: str) -> None:
    for drawn in build_drawings(RULES.moves, RULES).values():
        assert len(drawn["paint"][theme]) == len(drawn["frames"][0])
        assert len(drawn["cue_paint"][theme]) == len(drawn["cues"])


def test_each_side_has_its_own_words() -> None:
    words = build_drawings(["runners_lunge", "bridge"], RULES)
    left, right = (words["runners_lunge"]["words"][side] for side in ("left", "right"))
    assert "left" in left
    assert left != right
    assert list(words["bridge"]["words"]) == ["both"]


def test_a_session_of_four_figures_stays_small() -> None:
    """What is sent once for a session; the moves with the most to draw."""
    sizes = sorted(len(msgspec.json.encode(build_drawings([move], RULES))) for move in RULES.moves)
    assert sum(sizes[-4:]) < 160_000
