"""A process that writes sessions, killed without warning in the middle of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

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
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.writer_process", address, owner],
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
