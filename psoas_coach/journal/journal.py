"""One person's journal: the only door to the database.

Every write is one transaction and calls nothing else on the way, because Streamlit may interrupt
a page at its next call. Every id is chosen before the button that saves it is drawn, so a second
click, a second tab or a second attempt after a crash adds nothing.
"""

from __future__ import annotations

from psoas_coach.journal.bulk_insert import BulkInsert
from psoas_coach.journal.daily_sums import DailySums
from psoas_coach.journal.day_notes import DayNotes
from psoas_coach.journal.deletion import Deletion
from psoas_coach.journal.domain_points import DomainPointsQuery
from psoas_coach.journal.entries import Entries
from psoas_coach.journal.history import History
from psoas_coach.journal.integrity import Integrity
from psoas_coach.journal.self_checks import SelfChecks
from psoas_coach.journal.settings import Settings
from psoas_coach.journal.sign_ins import SignIns
from psoas_coach.journal.walking_days import WalkingDays
from psoas_coach.journal.zone_changes import ZoneChanges


class Journal(
    SelfChecks,
    Entries,
    Integrity,
    DayNotes,
    Settings,
    SignIns,
    History,
    DailySums,
    WalkingDays,
    ZoneChanges,
    DomainPointsQuery,
    BulkInsert,
    Deletion,
):
    """What one owner has told, and nothing of anybody else's.

    ``Journal(engine, owner)`` is cheap; one a page run is right. Any method may raise
    ``JournalUnavailableError``, and any that takes a value ``JournalRefusalError``.
    """
