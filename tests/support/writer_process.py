"""Add sessions as fast as possible and report each id once it is confirmed.

``test_crowds`` runs it as a program with an address, an owner and ids. ``kill_writer`` forks it
without ids, and it creates its own until it is killed. Each id is announced before it is sent and
confirmed after, and every second one is sent twice.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from multiprocessing.connection import Connection

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.support.record_samples import BOTH_SIDES, new_id, session


def write_sessions(
    address: str, owner: str, given: Sequence[str], report: Callable[[str], object]
) -> None:
    """Add a session for each id.

    Args:
        address: The address of the journal.
        owner: The owner of the sessions.
        given: The ids; new ones without end if empty.
        report: Called with ``send ID`` before and ``kept ID`` after each.
    """
    journal = Journal(open_engine(address), owner)
    ids: Iterable[str] = given or iter(new_id, None)
    for number, record in zip(itertools.count(), ids, strict=False):
        journal.drafts.save("session", {"id": record, "number": number})
        report(f"send {record}")
        sample = session(id=record, holds=BOTH_SIDES * 5)
        journal.sessions.add(sample)
        report(f"kept {record}")
        if number % 2:
            journal.sessions.add(sample)


def write_until_killed(address: str, owner: str, name: str, reports: Connection) -> None:
    """Add sessions without end.

    Args:
        address: The address of the journal.
        owner: The owner of the sessions.
        name: PostgreSQL's name of this client.
        reports: The connection for the reports.
    """
    os.environ["PGAPPNAME"] = name
    write_sessions(address, owner, (), reports.send)


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    write_sessions(sys.argv[1], sys.argv[2], sys.argv[3:], _print)
