"""The person's choices about the plan: hidden moves, declined gains, a flare, an extra repetition.

Each declined gain and each hidden move is a setting of its own in the journal, so that taps in two
tabs do not overwrite each other.
"""

from __future__ import annotations

import datetime as dt

from psoas_coach.coach.day_notes import find_flare
from psoas_coach.coach.fair_test.calendar import find_tested_move
from psoas_coach.guidance.choices import GAINS, Choices, Gain
from psoas_coach.journal.journal import Journal

_DECLINED_SETTING = "plan.as_before."
_HIDDEN_SETTING = "moves.hidden."
_EXTRA_REPETITION_SETTING = "extra_repetition"
"""The setting of an accepted offer; it is separate from the self-check that made the offer."""


def load_choices(journal: Journal, date: dt.date) -> Choices:
    """Return the person's choices on a date."""
    return Choices(
        declined=_load_declined(journal),
        hidden=load_hidden_moves(journal),
        flare_mode=find_flare(journal.day_notes.list(since=date), date),
        tested=find_tested_move(journal.fair_tests.list(), date),
    )


def set_declined(journal: Journal, gain: Gain, *, on: bool) -> None:
    """Decline something that was earned, or accept it again.

    Args:
        journal: The person's journal.
        gain: The gain.
        on: Whether it is declined.
    """
    journal.settings.save(f"{_DECLINED_SETTING}{gain}", on)


def load_hidden_moves(journal: Journal) -> frozenset[str]:
    """Return the ids of all moves that the person never wants to see."""
    return frozenset(
        key.removeprefix(_HIDDEN_SETTING)
        for key, value in journal.settings.read_all().items()
        if key.startswith(_HIDDEN_SETTING) and value is True
    )


def hide_move(journal: Journal, move: str) -> None:
    """Hide a move from the library and from plans."""
    journal.settings.save(f"{_HIDDEN_SETTING}{move}", True)


def unhide_move(journal: Journal, move: str) -> None:
    """Show a hidden move again."""
    journal.settings.save(f"{_HIDDEN_SETTING}{move}", False)


def wants_extra_repetition(journal: Journal) -> bool:
    """Whether the person has accepted one more repetition for the tighter side."""
    return journal.settings.get(_EXTRA_REPETITION_SETTING, default=False) is True


def set_extra_repetition(journal: Journal, *, on: bool) -> None:
    """Accept one more repetition for the tighter side in all sessions to come, or decline it."""
    journal.settings.save(_EXTRA_REPETITION_SETTING, on)


def _load_declined(journal: Journal) -> frozenset[str]:
    settings = journal.settings.read_all()
    return frozenset(gain for gain in GAINS if settings.get(f"{_DECLINED_SETTING}{gain}") is True)
