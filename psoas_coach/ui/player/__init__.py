"""The player: it shows each step, keeps the time, and reports what was held."""

from psoas_coach.ui.player.component import Returned, packed, player
from psoas_coach.ui.player.drawing import drawings
from psoas_coach.ui.player.report import (
    Finished,
    Progress,
    ReportRefusedError,
    is_finished,
    read_finished,
    read_progress,
)
from psoas_coach.ui.player.script import REASONS, script
from psoas_coach.ui.player.sound import Sound, read_sound

__all__ = [
    "REASONS",
    "Finished",
    "Progress",
    "ReportRefusedError",
    "Returned",
    "Sound",
    "drawings",
    "is_finished",
    "packed",
    "player",
    "read_finished",
    "read_progress",
    "read_sound",
    "script",
]
