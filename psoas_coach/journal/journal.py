"""One person's journal: the only access to the database.

Every write is one transaction that calls nothing else, because Streamlit may interrupt a page at
its next call. Every id is chosen before the button that saves it is drawn, so a second click, a
second tab or a retry after a crash adds nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from psoas_coach.journal.bulk_changes import BulkInsert, Deletion
from psoas_coach.journal.day_notes import DayNotes
from psoas_coach.journal.devices import Devices
from psoas_coach.journal.entries import Entries
from psoas_coach.journal.fair_tests import FairTests
from psoas_coach.journal.history import History
from psoas_coach.journal.import_export import ImportExport
from psoas_coach.journal.imported_days import ImportedDays
from psoas_coach.journal.integrity import Integrity
from psoas_coach.journal.key_values import Drafts, Settings, SignIns
from psoas_coach.journal.owner_scope import OwnerScope
from psoas_coach.journal.physio_plans import PhysioPlans
from psoas_coach.journal.self_checks import SelfChecks
from psoas_coach.journal.sessions import Sessions
from psoas_coach.journal.sitting_breaks import SittingBreaks

if TYPE_CHECKING:
    from sqlalchemy import Engine


class Journal:
    """The records of one owner, and of nobody else, in parts that share one scope.

    ``Journal(engine, owner)`` is cheap and caches nothing. Any method of a part may raise
    ``JournalUnavailableError``, and any that takes a value ``JournalRefusalError``.

    Args:
        engine: From ``open_engine``; shared by all owners and threads.
        owner: The owner of the rows; ``local`` without sign-in.

    Attributes:
        sessions: Plans, holds and how they felt.
        self_checks: Answers, with the results that were given.
        day_notes: Check-ins, measures, flare days, days away or ill, new signs.
        imported_days: Days from files of other apps.
        sitting_breaks: Breaks from sitting that were taken or skipped.
        physio_plans: Plans by the person's own physio.
        fair_tests: Fair tests, which cannot be changed.
        drafts: Unfinished work.
        settings: Lasting choices.
        entries: Facts of all kinds in one list.
        history: Summaries of facts, for guidance and for progress.
        transfer: Export and import of the whole journal.
        bulk: Inserting and deleting demo data.
        integrity: Verification of every row.
        deletion: Deleting everything.
        sign_ins: Ended sign-ins.
        devices: Phones that may open this journal from the local network.
        scope: The owner's rows, and the transactions that the parts share.
    """

    def __init__(self, engine: Engine, owner: str) -> None:
        self.scope = OwnerScope(engine, owner)
        self.sessions = Sessions(self.scope)
        self.self_checks = SelfChecks(self.scope)
        self.day_notes = DayNotes(self.scope)
        self.imported_days = ImportedDays(self.scope)
        self.sitting_breaks = SittingBreaks(self.scope)
        self.physio_plans = PhysioPlans(self.scope)
        self.fair_tests = FairTests(self.scope)
        self.drafts = Drafts(self.scope)
        self.settings = Settings(self.scope)
        self.entries = Entries(self.scope)
        self.history = History(self.scope)
        self.transfer = ImportExport(self.scope)
        self.bulk = BulkInsert(self.scope)
        self.integrity = Integrity(self.scope)
        self.deletion = Deletion(self.scope)
        self.sign_ins = SignIns(self.scope)
        self.devices = Devices(self.scope)

    def read_version(self) -> int:
        """Return the number of this owner's confirmed writes; equal numbers mean equal contents."""
        return self.scope.read_version()

    def read_change_token(self) -> bytes | None:
        """Return bytes that stay the same until anybody's next write; None if unknown."""
        return self.scope.read_change_token()

    def is_shared(self) -> bool:
        """Whether the journal's file or server has other owners than this one, or may have."""
        return self.scope.is_shared()
