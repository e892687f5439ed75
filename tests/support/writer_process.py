"""A process that adds sessions as fast as it can and prints each id once it is confirmed.

Run by ``test_crashes`` and ``test_crowds`` with an address, an owner and ids; without ids it makes
its own until it is killed. Each id is announced before it is sent and confirmed after, and every
second one is sent twice.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.support.record_samples import BOTH_SIDES, new_id, session

address, owner, *given = sys.argv[1:]
journal = Journal(open_engine(address), owner)
ids: Iterable[str] = given or iter(new_id, None)
for number, record in zip(itertools.count(), ids, strict=False):
    journal.drafts.save("session", {"id": record, "number": number})
    sys.stdout.write(f"send {record}\n")
    sys.stdout.flush()
    told = session(id=record, holds=BOTH_SIDES * 5)
    journal.sessions.add(told)
    sys.stdout.write(f"kept {record}\n")
    sys.stdout.flush()
    if number % 2:
        journal.sessions.add(told)
