"""The outcome of one fault for a journal: what was confirmed, compared with what is there."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from psoas_coach.journal.journal import Journal


class Outcome(msgspec.Struct, frozen=True):
    """The result of one try.

    Attributes:
        confirmed: The number of confirmed writes.
        lost: How many of them are missing or incomplete.
        doubled: How many were stored or counted twice.
        messages: Keys of the sentences that a person saw.
    """

    confirmed: int
    lost: int
    doubled: int
    messages: tuple[str, ...] = ()


def judge(journal: Journal, confirmed: Iterable[str], messages: Iterable[str] = ()) -> Outcome:
    """Compare the confirmed writes with the contents of the journal."""
    expected = set(confirmed)
    stored = journal.transfer.dump().sessions
    ids = {record.record.id for record in stored}
    lost = len(expected - ids) + len(journal.integrity.find_faults())
    return Outcome(len(expected), lost, len(stored) - len(ids), tuple(sorted(set(messages))))
