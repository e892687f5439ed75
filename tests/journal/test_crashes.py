"""A writer is killed at twenty moments: nothing confirmed is lost, nothing is doubled or halved."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal

ROOT = Path(__file__).parents[2]
TIMES = 20
WARM = 3
"""Sessions that a writer confirms before its time is drawn, so that it dies at work."""


def killed_writer(address: str, seconds: float) -> tuple[list[str], list[str]]:
    """Ids that a writer sent and that it confirmed before it was killed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journal.writer", address, "local"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines: list[str] = []
    while sum(line.startswith("kept") for line in lines) < WARM:
        lines.append(process.stdout.readline())
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    lines += process.stdout.readlines()
    process.wait()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return _ids(whole, "send"), _ids(whole, "kept")


def _ids(said: Sequence[Sequence[str]], word: str) -> list[str]:
    return [line[1] for line in said if line[0] == word]


def test_a_killed_writer_loses_nothing_confirmed_and_doubles_nothing(empty_address: str) -> None:
    engine = open_engine(empty_address)
    journal = Journal(engine, "local")
    chance = random.Random(20)
    sent: list[str] = []
    confirmed: list[str] = []
    for _ in range(TIMES):
        just_sent, just_confirmed = killed_writer(empty_address, chance.uniform(0, 0.06))
        sent += just_sent
        confirmed += just_confirmed
        kept = journal.sessions()
        ids = [record.id for record in kept]
        assert len(ids) == len(set(ids))
        assert set(confirmed) <= set(ids) <= set(sent)
        assert {len(record.holds) for record in kept} == {10}, "a session is kept whole"
        assert journal.version() == len(ids), "each was counted once"
        draft = journal.draft("session")
        assert draft is None or draft["id"] not in ids, "a saved session takes its draft with it"
    assert len(confirmed) >= TIMES * WARM
    engine.dispose()
