"""How much there is, counted again only when something was written."""

from __future__ import annotations

from msgspec import Struct

from psoas_coach.journal.journal import Journal
from psoas_coach.progress.shelf import Shelf
from psoas_coach.ui import store


class EntryCounts(Struct, frozen=True):
    """What the page needs to know before it draws.

    Attributes:
        entries: That stand.
        removed: That can be put back.
        demo: Made up.
    """

    entries: int
    removed: int
    demo: int


def count_entries(journal: Journal) -> EntryCounts:
    """Count, or remember the count of the same owner's same state."""
    return _COUNTED.get(store.state(journal), lambda: _count(journal))


_COUNTED: Shelf[EntryCounts] = Shelf(256)


def _count(journal: Journal) -> EntryCounts:
    removed = journal.entries.count(removed=True)
    return EntryCounts(journal.entries.count(), removed, journal.bulk.tally().demo)
