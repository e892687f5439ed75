"""The phone as a level: a component that listens to the tilt and reads a thigh that hangs still.

It runs in the browser, because the person lies on a bed with the phone out of sight: tones and a
voice lead them, and nothing waits for the server. Readings come back as component *state*, which is
sent with every rerun, and again until the page knows them: neither a reload nor a lost connection
nor a killed server loses one.
Tones, voice, the pulse and keeping the display lit are the player's.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import streamlit as st

from psoas_coach.content import Content
from psoas_coach.ui.component import Component, encode
from psoas_coach.ui.measure.draft import SIDES, TIMES, Draft
from psoas_coach.ui.measure.report import Read
from psoas_coach.ui.player.sound import Sound

_ASSETS = Path(__file__).parent / "assets"
_MEASURE = Component("measure", html=_ASSETS / "measure.html", css=(_ASSETS / "measure.css",))


def packed(draft: Draft, sound: Sound, content: Content) -> bytes:
    """Pack what the component needs, once for all reruns of a measure."""
    area, rules, words = "measure.phone.", content.measure.phone, content.words
    said = {k.removeprefix(area): v for k, v in words.items() if k.startswith(area)}
    said["hint_idle"] = said["hint_idle"].format(seconds=rules.settle_seconds)
    said["hint_read"] = said["hint_read"].format(seconds=rules.steady_seconds)
    return encode(
        {
            "id": draft.id,
            "times": TIMES,
            "rules": rules,
            "sound": sound,
            "language": words["player.language"],
            "words": said,
        }
    )


def phone(draft: Draft, always: bytes, told: Read | None) -> None:
    """Show the component.

    Args:
        draft: The measure.
        always: From ``packed``. The browser reads the first it gets for a measure.
        told: What this tab has told last, so that it need not be told again; None for nothing yet.
    """
    known = {side: getattr(told or draft, side) for side in SIDES}
    sent = {"always": msgspec.Raw(always), "known": known}
    _MEASURE.mount(_key(draft), encode(sent), states=("read",))


def reported(draft: Draft) -> object:
    """Return what the component last sent, unproved (see ``report``); None for nothing yet."""
    sent = st.session_state.get(_key(draft))
    return sent.get("read") if isinstance(sent, Mapping) else None


def _key(draft: Draft) -> str:
    return f"measure-{draft.id}"
