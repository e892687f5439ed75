"""One person's journal: the only door to the database.

Every write is one transaction and calls nothing else on the way, because Streamlit may interrupt
a page at its next call. Every id is chosen before the button that saves it is drawn, so a second
click, a second tab or a second attempt after a crash adds nothing.
"""

from __future__ import annotations

from psoas_coach.journal.aggregates import Aggregates
from psoas_coach.journal.by_day import ByDay
from psoas_coach.journal.checking import Checking
from psoas_coach.journal.day_notes import DayNotes
from psoas_coach.journal.domain_points import DomainPoints
from psoas_coach.journal.entries import Entries
from psoas_coach.journal.erasing import Erasing
from psoas_coach.journal.filling import Filling
from psoas_coach.journal.self_checks import SelfChecks
from psoas_coach.journal.settings import Settings
from psoas_coach.journal.sign_ins import SignIns
from psoas_coach.journal.walked import Walked
from psoas_coach.journal.zone_changes import ZoneChanges


class Journal(
    SelfChecks,
    Entries,
    Checking,
    DayNotes,
    Settings,
    SignIns,
    Aggregates,
    ByDay,
    Walked,
    ZoneChanges,
    DomainPoints,
    Filling,
    Erasing,
):
    """What one owner has told, and nothing of anybody else's.

    ``Journal(engine, owner)`` is cheap; one a page run is right. Any method may raise
    ``JournalUnavailableError``, and any that takes a value ``JournalRefusalError``.
    """
