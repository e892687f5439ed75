"""A writer is killed at twenty moments: nothing confirmed is lost, doubled or incomplete."""

from __future__ import annotations

import random

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from tests.support.kill_writer import WARM, run_writer_until_killed

TIMES = 20


def test_a_killed_writer_loses_nothing_confirmed_and_doubles_nothing(empty_address: str) -> None:
    engine = open_engine(empty_address)
    journal = Journal(engine, "local")
    chance = random.Random(20)
    sent: list[str] = []
    confirmed: list[str] = []
    for _ in range(TIMES):
        just_sent, just_confirmed = run_writer_until_killed(empty_address, chance.uniform(0, 0.06))
        sent += just_sent
        confirmed += just_confirmed
        stored = journal.sessions.list()
        ids = [record.id for record in stored]
        assert len(ids) == len(set(ids))
        assert set(confirmed) <= set(ids) <= set(sent)
        assert {len(record.holds) for record in stored} == {10}, "a session is kept whole"
        assert journal.read_version() == len(ids), "each was counted once"
        draft = journal.drafts.load("session")
        assert draft is None or draft["id"] not in ids, "a saved session takes its draft with it"
    assert len(confirmed) >= TIMES * WARM
    engine.dispose()
