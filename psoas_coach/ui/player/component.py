"""The player on a page: a component whose clock runs in the browser.

Its progress and its end come back as component *state*: sent again on every rerun and after a lost
connection, so neither a reload nor a killed server can lose a finished session. Store it under the
session's id with an insert that ignores repeats.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from psoas_coach.ui.component import Component, deflate

_ASSETS = Path(__file__).parent / "assets"
_PLAYER = Component(
    "player",
    html=_ASSETS / "player.html",
    css=tuple(_ASSETS / f"{name}.css" for name in ("player", "layout", "panels")),
)


class Returned(msgspec.Struct, frozen=True):
    """What the browser last sent, unproved: see ``report`` and ``sound``."""

    progress: object
    finished: object
    sound: object


def packed(session: str, data: Mapping[str, Any]) -> bytes:
    """Pack what the player needs, once for all reruns of a session.

    Args:
        session: Id of the session, chosen before the player is first shown.
        data: From ``script``, with ``figures`` (from ``drawings``), ``sound`` (settings),
            ``resume`` (progress the server keeps for a tab that has none, or None), ``autostart``,
            and ``course`` where it is not the session's id.
    """
    return deflate({**data, "session": session})


def player_key(course: str) -> str:
    """Return the key of a player, under which its reports are found."""
    return f"player-{course}"


def player(course: str, data: bytes) -> Returned:
    """Show the player.

    Args:
        course: Id of the session's run on this device; the session's own until it is moved.
        data: From ``packed``. The browser reads the first it gets for a course.
    """
    result = _PLAYER.mount(player_key(course), data, states=("progress", "finished", "sound"))
    return Returned(result.progress, result.finished, result.sound)
