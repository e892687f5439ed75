"""One more repetition for the tighter side: an offer, taken or not, for all sessions to come."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from psoas_coach.content import Content
from psoas_coach.guidance.measuring import side_by_side
from psoas_coach.guidance.sides import Extra, extra_repetition
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.today.notes import flare

if TYPE_CHECKING:
    from psoas_coach.ui.session.basis import Basis

SETTING = "extra_repetition"
"""The setting that takes the offer; kept apart from the self-check that made it."""


def wanted(journal: Journal, known: Basis, date: dt.date, content: Content) -> Extra | None:
    """Return the one more repetition for today's session, or None.

    None unless the person has taken the offer, and never on a flare day.
    """
    if journal.setting(SETTING, default=False) is not True:
        return None
    if flare(journal.day_notes(since=date), date) is not None:
        return None
    return extra_repetition(known.moves, side_by_side(known.check.answers, known.measured), content)
