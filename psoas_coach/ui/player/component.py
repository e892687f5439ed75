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
import streamlit as st

from psoas_coach.ui.deflated import UNPACK, deflated

_ASSETS = Path(__file__).parent / "assets"
_SCRIPTS = (
    "clock", "course", "memory", "tones", "voice", "awake", "pulse", "tabs", "cues", "keys", "room",
    "panel", "blend", "figure", "view", "player",
)  # fmt: skip
"""The files of the player, in the order they build on each other. The browser gets one module."""
_STYLES = ("player", "layout", "panels")


class Returned(msgspec.Struct, frozen=True):
    """What the browser last sent, unproved: see ``report`` and ``sound``."""

    progress: object
    finished: object
    sound: object


def _assets(names: tuple[str, ...], suffix: str) -> str:
    return "\n".join((_ASSETS / f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)


# Registered once, at import: registering again on every rerun logs a warning.
_mount = st.components.v2.component(
    "psoas_coach_player",
    html=_assets(("player",), "html"),
    css=_assets(_STYLES, "css"),
    js=UNPACK + _assets(_SCRIPTS, "js"),
)


def packed(session: str, data: Mapping[str, Any]) -> bytes:
    """Pack what the player needs, once for all reruns of a session.

    Streamlit would write a table out as JSON twice in every rerun; bytes it takes as they are. But
    it makes sums over every byte of every message, so there are few: deflated, a fifth.

    Args:
        session: Id of the session, chosen before the player is first shown.
        data: From ``script``, with ``figures`` (from ``drawings``), ``sound`` (settings),
            ``resume`` (progress the server keeps for a tab that has none, or None), ``autostart``.
    """
    return deflated({**data, "session": session})


def player(session: str, data: bytes) -> Returned:
    """Show the player.

    Args:
        session: Id of the session.
        data: From ``packed``. The browser reads the first it gets for a session.
    """
    result = _mount(
        key=f"player-{session}",
        data=data,
        on_progress_change=_nothing,
        on_finished_change=_nothing,
        on_sound_change=_nothing,
    )
    return Returned(result.progress, result.finished, result.sound)


def _nothing() -> None:
    """Declare a state value. Reading it is enough: callbacks are not called after a reconnect."""
