"""The outcome of one fault for a journal: what was confirmed, compared with what is there."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from psoas_coach.journal.journal import Journal


class Outcome(msgspec.Struct, frozen=True):
    """How one try ended.

    Attributes:
        confirmed: Writes that the journal had confirmed.
        lost: How many of them it no longer has, or not whole.
        doubled: How many it has or counts twice.
        messages: Keys of the sentences that a person was shown.
    """

    confirmed: int
    lost: int
    doubled: int
    messages: tuple[str, ...] = ()


def judge(journal: Journal, confirmed: Iterable[str], messages: Iterable[str] = ()) -> Outcome:
    """Compare what was confirmed with what is there."""
    wanted = set(confirmed)
    stored = journal.transfer.dump().sessions
    ids = {one.record.id for one in stored}
    lost = len(wanted - ids) + len(journal.integrity.find_faults())
    return Outcome(len(wanted), lost, len(stored) - len(ids), tuple(sorted(set(messages))))
