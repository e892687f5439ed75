"""A process that writes sessions and is killed without warning in the middle."""

from __future__ import annotations

import multiprocessing
import time
import uuid
from collections.abc import Sequence
from contextlib import suppress

from sqlalchemy import text

from psoas_coach.journal.engine import open_engine
from tests.support.waiting import wait_until
from tests.support.writer_process import write_until_killed

FORKS = multiprocessing.get_context("forkserver")
"""Forks each writer from a process that has imported the journal: most of a start is imports."""
FORKS.set_forkserver_preload([write_until_killed.__module__])
WARM = 3
"""Sessions that a writer confirms before its time is drawn, so that it dies at work."""


def run_writer_until_killed(
    address: str, seconds: float, owner: str = "local"
) -> tuple[list[str], list[str]]:
    """Return the ids that a writer sent, and those that it confirmed, before it was killed.

    Args:
        address: The address of the journal.
        seconds: How long it may write after its start-up.
        owner: The owner of its sessions.
    """
    name = f"writer-{uuid.uuid4().hex}"
    here, there = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=write_until_killed, args=(address, owner, name, there))
    process.start()
    there.close()
    reports: list[str] = []
    while sum(report.startswith("kept") for report in reports) < WARM:
        reports.append(here.recv())
    time.sleep(seconds)
    process.kill()
    process.join()
    with suppress(EOFError):  # Also if it died in the middle of a report.
        while True:
            reports.append(here.recv())
    _wait_until_backend_is_gone(address, name)
    return _ids(reports, "send"), _ids(reports, "kept")


def _wait_until_backend_is_gone(address: str, name: str) -> None:
    """Wait until PostgreSQL has finished the requests of a killed client.

    Its backend outlives the client and still commits. A reader before that would see a journal that
    changes between two queries.
    """
    engine = open_engine(address)
    if engine.dialect.name == "postgresql":
        count = text("SELECT count(*) FROM pg_stat_activity WHERE application_name = :name")
        # A transaction would see the same list of backends until its end.
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            wait_until(lambda: connection.scalar(count, {"name": name}) == 0)
    engine.dispose()


def _ids(reports: Sequence[str], word: str) -> list[str]:
    return [report.split()[1] for report in reports if report.startswith(word)]
