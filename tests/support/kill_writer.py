"""A process that writes sessions, killed without warning in the middle of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import text

from psoas_coach.journal.engine import open_engine
from tests.support.waiting import wait_until

ROOT = Path(__file__).parents[2]
WARM = 3
"""Sessions that a writer confirms before its time is drawn, so that it dies at work."""


def run_writer_until_killed(
    address: str, seconds: float, owner: str = "local"
) -> tuple[list[str], list[str]]:
    """Return the ids that a writer sent, and those that it confirmed, before it was killed.

    Args:
        address: Of the journal.
        seconds: How long it may write after it has become warm.
        owner: Whose sessions they are.
    """
    name = f"writer-{uuid.uuid4().hex}"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.writer_process", address, owner],
        cwd=ROOT,
        env={**os.environ, "PGAPPNAME": name},
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
    _wait_until_backend_is_gone(address, name)
    whole = [line.split() for line in lines if line.endswith("\n")]
    return _ids(whole, "send"), _ids(whole, "kept")


def _wait_until_backend_is_gone(address: str, name: str) -> None:
    """Wait until PostgreSQL has finished what a killed client asked of it.

    Its backend outlives the client and still commits what it was told to; whoever reads before
    that sees a journal that changes between two queries.
    """
    engine = open_engine(address)
    if engine.dialect.name == "postgresql":
        count = text("SELECT count(*) FROM pg_stat_activity WHERE application_name = :name")
        # A transaction would see the same list of backends until its end.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            wait_until(lambda: connection.scalar(count, {"name": name}) == 0)
    engine.dispose()


def _ids(said: Sequence[Sequence[str]], word: str) -> list[str]:
    return [line[1] for line in said if line[0] == word]
