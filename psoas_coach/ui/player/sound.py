"""The player's sound settings: volumes, a quiet sound theme, and which announcements to make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

SOUND_SETTING = "sounds"
"""The setting with the sounds of the player."""
Percent = Annotated[int, Meta(ge=0, le=100)]


class Sound(Struct, frozen=True, forbid_unknown_fields=True):
    """The sound settings. Volumes are percent; 0 is silent.

    Attributes:
        theme: ``clear`` has a tone for every cue, ``quiet`` only soft tones for start and end.
        tones: Volume of the tones.
        voice: Volume of the spoken cues.
        half: Announce the middle of a hold.
        wait: Wait for the person before each move after the first, instead of counting down.
    """

    theme: Literal["clear", "quiet"] = "clear"
    tones: Percent = 60
    voice: Percent = 70
    half: bool = True
    wait: bool = False


def read_sound(raw: object) -> Sound | None:
    """Return validated settings from storage or the browser; None if they are invalid."""
    if not isinstance(raw, Mapping):
        return None
    try:
        return msgspec.convert(dict(raw), Sound)
    except (msgspec.ValidationError, UnicodeEncodeError, TypeError):
        return None
