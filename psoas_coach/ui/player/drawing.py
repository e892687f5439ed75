"""The figures of a session for the player: from start to work, in both themes, for both sides.

One drawing serves all: the browser eases between its frames, colours it for the theme and turns it
round for the other side, so that each move is sent once.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

from psoas_coach.body import build_morph, describe
from psoas_coach.content.schema import Content
from psoas_coach.guidance.timeline import SIDES


def drawings(moves: Iterable[str], content: Content) -> dict[str, Any]:
    """Return the figure of each move as plain values, with words for each side."""
    language = content.words["player.language"]
    return {move: drawing(move, content.moves[move].sides, language) for move in moves}


@functools.lru_cache(maxsize=64)
def drawing(move: str, sides: int, language: str) -> dict[str, Any]:
    """Return the figure of one move, facing right, which is how its right side is drawn.

    Args:
        move: Id of the move.
        sides: 1 or 2.
        language: Of the words that stand for it.
    """
    light, dark = (build_morph(move, "right", theme, language) for theme in ("light", "dark"))
    return {
        "viewbox": light["viewbox"],
        "frames": [light["start"], *light["via"], light["work"]],
        "breath": light["breath"],
        "paint": {"light": light["marks"], "dark": dark["marks"]},
        "cues": [d for d, _ in light["cues"]],
        "cue_paint": {
            "light": [paint for _, paint in light["cues"]],
            "dark": [paint for _, paint in dark["cues"]],
        },
        "words": {
            side: describe(move, "work", "right" if side == "both" else side, language)
            for side in SIDES[sides]
        },
    }
