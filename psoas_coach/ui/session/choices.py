"""What the person has chosen about the plan, as the journal keeps it.

Each thing that is kept as before is a setting of its own, as each hidden move is, so that two taps
in two tabs lose neither.
"""

from __future__ import annotations

import datetime as dt

from psoas_coach.guidance.as_before import EARNED, Earned
from psoas_coach.guidance.choices import Choices
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.moves.hidden import hidden_moves
from psoas_coach.ui.today.notes import flare

_PREFIX = "plan.as_before."


def chosen(journal: Journal, date: dt.date) -> Choices:
    """Return what holds on a date."""
    return Choices(
        kept=_kept(journal),
        hidden=hidden_moves(journal),
        way=flare(journal.day_notes(since=date), date),
    )


def keep_as_before(journal: Journal, what: Earned, *, on: bool) -> None:
    """Leave something that was earned as it was before; or have it after all."""
    journal.keep_setting(f"{_PREFIX}{what}", on)


def _kept(journal: Journal) -> frozenset[str]:
    settings = journal.settings()
    return frozenset(one for one in EARNED if settings.get(f"{_PREFIX}{one}") is True)
