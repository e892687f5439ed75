"""Run pytest repeatedly, each time in a process that has imported the libraries already.

Most of a short run of pytest is imports. A server of ``multiprocessing`` imports the libraries once
and forks from there; our own code is imported again in each run, from the folder in which it runs.
Each run is therefore as independent as one in a new process.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from multiprocessing.connection import wait
from multiprocessing.context import ForkServerContext
from pathlib import Path

import msgspec

OURS = ("tests", "psoas_coach")
QUIET = ("-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning")
"""Asserts of a library that is there already stay as they are, and nobody minds."""


class Run(msgspec.Struct, frozen=True):
    """The result of one run of pytest: its status, and its output."""

    status: int
    printed: str


_STATUS_LOCK = threading.Lock()
"""Held while a status may be read. Each start of a process makes ``multiprocessing`` read the
statuses of all others. Of two threads that read the same, the second finds nothing: 255."""


class WarmPytest:
    """Starts runs of pytest, from any number of threads."""

    def __init__(self, *libraries: str) -> None:
        """Name the libraries to import before any run; pytest is always imported."""
        self._processes: ForkServerContext = multiprocessing.get_context("forkserver")
        self._processes.set_forkserver_preload(["pytest", __name__, *libraries])

    def run(
        self, folder: Path, arguments: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> Run:
        """Run pytest and wait for its end.

        Args:
            folder: The project to test, or a copy of it.
            arguments: The arguments of pytest.
            environment: What the run has in its environment beside what this process has.
        """
        with tempfile.NamedTemporaryFile() as printed:
            process = self._processes.Process(
                target=run_here,
                args=(folder, [*QUIET, *arguments], dict(environment or {}), printed.name),
            )
            with _STATUS_LOCK:
                process.start()
            wait([process.sentinel])
            with _STATUS_LOCK:
                process.join()
            assert process.exitcode is not None
            return Run(process.exitcode, Path(printed.name).read_text("utf-8", "replace"))


def run_here(folder: Path, arguments: list[str], environment: dict[str, str], printed: str) -> None:
    """Run pytest in a process that was just forked.

    Args:
        folder: The project to test, or a copy of it.
        arguments: What pytest is given.
        environment: What the run has in its environment beside what was there.
        printed: The file for its output.
    """
    import pytest  # noqa: PLC0415 -- imported long ago

    file = os.open(printed, os.O_WRONLY)
    os.dup2(file, 1)
    os.dup2(file, 2)
    os.environ.update(environment)
    time.tzset()
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    here = os.fspath(Path.cwd())
    sys.path[:] = [os.fspath(folder), *(place for place in sys.path if place not in {"", here})]
    os.chdir(folder)
    sys.exit(pytest.main(arguments))
