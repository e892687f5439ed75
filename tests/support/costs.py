"""The cost of each test file in processor time: ``pytest -p tests.support.costs --costs FILE``.

A busy machine increases the wall-clock time but not the processor time. This process and all its
children are counted: the app's server, Chromium, PostgreSQL. With xdist each worker writes a file
of its own, with the worker's name at the end. If the first test of a file starts a shared server,
that counts as the test's own cost. The time of processes that nobody waited for, such as the tabs
of a closed browser, is lost when they end, so the last test of a run appears cheaper than it was,
but never below zero.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

TICKS = os.sysconf("SC_CLK_TCK")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for the output file; without it nothing is measured."""
    parser.addoption("--costs", type=Path, help="write what each test and each file cost, there")


def pytest_configure(config: pytest.Config) -> None:
    """Measure only if the option is given."""
    if (file := config.getoption("--costs")) is not None:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        config.pluginmanager.register(Costs(file.with_name(f"{file.name}{worker}")))


class Costs:
    """Adds up the processor time of the tests of a run."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._tests: dict[str, tuple[float, float]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Measure from before a test's first fixture until after its last."""
        before, began = _processor_seconds(), time.monotonic()
        try:
            return (yield)
        finally:
            took = time.monotonic() - began
            self._tests[item.nodeid] = (max(0.0, _processor_seconds() - before), took)

    def pytest_sessionfinish(self) -> None:
        """Write the files, then the tests, the most expensive first."""
        files: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
        for test, (processor, wall) in self._tests.items():
            name = test.partition("::")[0]
            files[name] = (files[name][0] + processor, files[name][1] + wall)
        lines = ["processor  wall"]
        for costs in (files, self._tests):
            dearest = sorted(costs.items(), key=lambda cost: -cost[1][0])
            lines += [
                f"{processor:9.2f} {wall:9.2f}  {name}" for name, (processor, wall) in dearest
            ]
        self._file.write_text("\n".join(lines) + "\n")


def _processor_seconds() -> float:
    """Return the processor seconds of this process and its descendants so far."""
    used: dict[int, float] = {}
    children: defaultdict[int, list[int]] = defaultdict(list)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # It has just ended, and its time is counted by its parent.
            continue
        pid = int(stat.parent.name)
        used[pid] = sum(map(int, fields[11:15])) / TICKS
        children[int(fields[1])].append(pid)
    below, total = [os.getpid()], 0.0
    while below:
        pid = below.pop()
        total += used.get(pid, 0.0)
        below += children[pid]
    return total
