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
            ``resume`` (progress the server keeps for a tab that has none, or None), ``autostart``.
    """
    return deflate({**data, "session": session})


def player(session: str, data: bytes) -> Returned:
    """Show the player.

    Args:
        session: Id of the session.
        data: From ``packed``. The browser reads the first it gets for a session.
    """
    result = _PLAYER.mount(f"player-{session}", data, states=("progress", "finished", "sound"))
    return Returned(result.progress, result.finished, result.sound)
