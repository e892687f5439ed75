"""Report at the end of a run how its time divides by folder of tests, and which browser was used.

The times are summed over the workers: on two cores a run takes about half of the sum.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from pathlib import PurePosixPath

import pytest

from tests.support.chromium import CHROMIUM

WORTH_SAYING = 60
"""Seconds: a shorter run needs no account."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write the account under the slowest tests."""
    seconds: dict[str, float] = defaultdict(float)
    for report in chain.from_iterable(terminalreporter.stats.values()):
        if isinstance(report, pytest.TestReport):
            seconds[find_folder(report.nodeid)] += report.duration
    if sum(seconds.values()) < WORTH_SAYING:
        return
    terminalreporter.section("seconds by folder, summed over the workers")
    dearest = sorted(seconds.items(), key=lambda seconds: -seconds[1])
    folders = ", ".join(f"{folder} {spent:.0f}" for folder, spent in dearest)
    terminalreporter.write_line(f"{folders}; browser: {CHROMIUM}")


def find_folder(test: str) -> str:
    """Return the folder of tests that the id of a test is in, such as ``tests/ui``."""
    path = PurePosixPath(test.partition("::")[0])
    return "/".join(path.parts[:2]) if len(path.parts) > 2 else path.parts[0]
