"""Start apps quickly: fork them from a process that has imported their libraries.

Most of a start is imports. One process for all apps is kept that has made them and nothing else: it
has no thread, no connection and no open journal. Each line on its standard input says what to
start, with which environment, and how far ahead the clock is by now; it forks a server and prints
the server's process id.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import msgspec
import time_machine

from psoas_coach.ui import lifespan
from tests.support import clock
from tests.support.app_server import ROOT, App

IMPORTED = (
    "psoas_coach.ui.access.server",
    "psoas_coach.ui.fair_test.running",
    "psoas_coach.ui.guidance.onward",
    "psoas_coach.ui.session.before",
    "psoas_coach.ui.session.running",
    *lifespan.MODULES,
    "uvicorn",
)


class Start(msgspec.Struct, frozen=True):
    """The parameters of a forked server.

    Attributes:
        arguments: The arguments of ``streamlit run``.
        environment: Its complete environment.
        log_file: The file for its output.
        ahead: Seconds by which its clock is ahead of the wall clock.
    """

    arguments: list[str]
    environment: dict[str, str]
    log_file: str
    ahead: float


@cache
def open_forker() -> subprocess.Popen[bytes]:
    """Start the process that forks servers; it ends with this one."""
    command = [sys.executable, "-m", "tests.support.fork_server"]
    forker = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(forker.communicate)  # Without further lines it ends.
    return forker


def fork_server(start: Start) -> int:
    """Fork a server and return its process id."""
    forker = open_forker()
    assert forker.stdin is not None
    assert forker.stdout is not None
    forker.stdin.write(msgspec.json.encode(start) + b"\n")
    forker.stdin.flush()
    return int(forker.stdout.readline())


class ForkedApp(App):
    """The app, to be killed and started again many times."""

    _id = 0

    def start(self) -> None:
        """Fork a server, on the same port and journal as before, and wait until it answers."""
        self._id = fork_server(
            Start(self.arguments(), self.environment(), str(self.log_file), clock.ahead())
        )
        self.wait()

    def kill(self) -> None:
        """End the server with SIGKILL: no warning, no tidying up."""
        if not self.running():
            return
        os.kill(self._id, signal.SIGKILL)
        while self.running():
            os.sched_yield()

    def id(self) -> int:
        """Return the process id of the server."""
        return self._id

    def running(self) -> bool:
        """Whether it is there."""
        return self._id > 0 and Path(f"/proc/{self._id}").exists()


def serve(start: Start) -> None:
    """Run the app in a process that was just forked."""
    from streamlit.web.cli import main  # noqa: PLC0415 -- imported long ago

    more = start.ahead - clock.ahead()
    os.environ.clear()
    os.environ.update(start.environment)
    if more:
        os.environ[clock.AHEAD] = str(start.ahead)
        time_machine.travel(clock.stamp() + more, tick=True).start()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    log = os.open(start.log_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
    os.dup2(log, 1)
    os.dup2(log, 2)
    sys.argv = ["streamlit", "run", *start.arguments]
    main(prog_name="streamlit")


def fork_on_demand() -> None:
    """Fork a server for each line of input; dead children are reaped."""
    import_module("streamlit.web.cli")
    for name in IMPORTED:
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            serve(msgspec.json.decode(line, type=Start))
            os._exit(0)
        print(child, flush=True)  # noqa: T201 -- the response to the line


if __name__ == "__main__":
    fork_on_demand()
