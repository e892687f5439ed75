"""The player: it shows each step, keeps the time, and reports what was held."""

from psoas_coach.ui.player.component import Returned, packed, player
from psoas_coach.ui.player.drawing import drawings
from psoas_coach.ui.player.script import REASONS, script
from psoas_coach.ui.player.sound import Sound, read_sound

__all__ = [
    "REASONS",
    "Returned",
    "Sound",
    "drawings",
    "packed",
    "player",
    "read_sound",
    "script",
]
