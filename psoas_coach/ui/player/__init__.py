"""The player: it shows each step, keeps the time, and reports the holds.

It is a component whose clock runs in the browser. The figures of a session are sent once, from
start to working position, in both themes and for both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from psoas_coach.body import build_morph, describe
from psoas_coach.content import Content
from psoas_coach.content.language import cache_per_language
from psoas_coach.guidance.timeline import SIDES
from psoas_coach.ui.component import Component, deflate
from psoas_coach.ui.figures import encode_jpeg

_ASSETS = Path(__file__).parent / "assets"
_PLAYER = Component(
    "player",
    html=_ASSETS / "player.html",
    css=tuple(_ASSETS / f"{name}.css" for name in ("player", "layout", "panels")),
)


class Returned(msgspec.Struct, frozen=True):
    """The browser's last values, not validated: see ``report`` and ``sound``."""

    progress: object
    finished: object
    sound: object


def pack_player(session: str, data: Mapping[str, Any]) -> bytes:
    """Pack the data of the player, once for all reruns of a session.

    Args:
        session: Id of the session, chosen before the player is first shown.
        data: From ``script``, with ``figures`` (from ``build_drawings``), ``sound`` (settings),
            ``resume`` (the progress that the server has for a tab without any, or None),
            ``autostart``, and ``course`` if it differs from the session's id.
    """
    return deflate({**data, "session": session})


def make_player_key(course: str) -> str:
    """Return the key of a player, under which the session's state has its reports."""
    return f"player-{course}"


def show_player(course: str, data: bytes) -> Returned:
    """Show the player.

    Args:
        course: The id of the session's run on this device: the session's own, until it is moved.
        data: From ``pack_player``. The browser uses the first value that it gets for a course.
    """
    result = _PLAYER.mount(make_player_key(course), data, states=("progress", "finished", "sound"))
    return Returned(result.progress, result.finished, result.sound)


def pack_photos(pictures: Mapping[str, bytes], content: Content) -> dict[str, Any]:
    """Return pictures of moves as data URLs, with alternative texts.

    Args:
        pictures: Plain JPEGs, by the id of the move.
        content: The names of the moves. Pictures of unknown moves are left out.
    """
    return {
        move: {
            "address": encode_jpeg(picture),
            "words": content.words["player.photo"].format(move=content.move_words[move].name),
        }
        for move, picture in pictures.items()
        if move in content.move_words
    }


def build_drawings(moves: Iterable[str], content: Content) -> dict[str, Any]:
    """Return the figure of each move as plain values, with an alternative text for each side."""
    return {move: build_drawing(move, content.moves[move].sides) for move in moves}


@cache_per_language(maxsize=64)
def build_drawing(move: str, sides: int) -> dict[str, Any]:
    """Return the figure of one move, facing right; its right side is drawn that way."""
    light, dark = (build_morph(move, "right", theme) for theme in ("light", "dark"))
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
            side: describe(move, "work", "right" if side == "both" else side)
            for side in SIDES[sides]
        },
    }
