"""The player: it shows each step, keeps the time, and reports what was held."""

from psoas_coach.ui.player.component import Returned, packed, player, player_key
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
    "player_key",
    "read_sound",
    "script",
]
