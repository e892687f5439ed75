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
    """What one owner has recorded, and nothing of anybody else's, in parts over one scope.

    ``Journal(engine, owner)`` is cheap, and keeps nothing that it reads. Any method of a part may
    raise ``JournalUnavailableError``, and any that takes a value ``JournalRefusalError``.

    Args:
        engine: From ``open_engine``; shared by all owners and threads.
        owner: Who the rows belong to; ``local`` where there is no sign-in.

    Attributes:
        sessions: What was planned, done and felt.
        self_checks: Answers, with the results as they were given.
        day_notes: Check-ins, measures, flare days, days away or ill, new signs.
        imported_days: What files of other apps say about days.
        sitting_breaks: Breaks from sitting that were taken or skipped.
        physio_plans: Plans that the person's own physio made.
        fair_tests: Tests on oneself, in an order drawn by lot, which nothing changes.
        drafts: What is half done.
        settings: What was chosen once for all.
        entries: Facts of all kinds in one list.
        history: Sums over facts, for guidance and for progress.
        transfer: The whole journal out, and another one in.
        bulk: Many facts at once, and the demo's out again.
        integrity: Whether every row is as it should be.
        deletion: Forgetting for good.
        sign_ins: Which sign-ins are over.
        devices: Which phones may open this journal from the local network.
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

    def version(self) -> int:
        """Count this owner's confirmed writes; equal counts mean equal facts and settings."""
        return self.scope.version()

    def change_token(self) -> bytes | None:
        """Bytes that stay the same until anybody's next write, for a cache; None: unknown."""
        return self.scope.change_token()

    def shared(self) -> bool:
        """Whether the journal's file or server holds other owners than this one, or may do so."""
        return self.scope.shared()
