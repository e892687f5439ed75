"""Start the app again quickly: fork it from a process that has imported its libraries.

Most of a start is imports. For tests that kill the server repeatedly, one process is kept that has
made them and nothing else: it has no thread, no connection and no open journal. Each line on its
standard input says how far ahead the clock is by now; it forks a server and prints the server's
process id.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import IO

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


class ForkedApp(App):
    """The app, to be killed and started again many times."""

    _server: subprocess.Popen[str] | None = None
    _id = 0

    def start(self) -> None:
        """Fork a server, on the same port and journal as before, and wait until it answers."""
        if self._server is None:
            with self.log_file.open("ab") as log:
                self._server = subprocess.Popen(
                    [sys.executable, "-m", "tests.support.fork_server", *self.arguments()],
                    cwd=ROOT,
                    env=self.environment(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                )
        self._pipe(self._server.stdin).write(f"{clock.ahead()}\n")
        self._pipe(self._server.stdin).flush()
        self._id = int(self._pipe(self._server.stdout).readline())
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

    def close(self) -> None:
        """End the server and the process that forks it."""
        if self._server is not None:
            if self.running():
                self.kill()
            self._server.kill()
            self._server.communicate()
            self._server = None

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


def serve(ahead: float) -> None:
    """Become the app, in a process just forked, with the clock so many seconds ahead."""
    from streamlit.web.cli import main  # noqa: PLC0415 -- imported long ago

    if more := ahead - clock.ahead():
        os.environ[clock.AHEAD] = str(ahead)
        time_machine.travel(clock.stamp() + more, tick=True).start()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    sys.argv = ["streamlit", "run", *sys.argv[1:]]
    main(prog_name="streamlit")


def fork_on_demand() -> None:
    """Fork a server for each line, until there are no more; the dead leave nothing behind."""
    import_module("streamlit.web.cli")
    for name in IMPORTED:
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            serve(float(line))
            os._exit(0)
        print(child, flush=True)  # noqa: T201 -- what the line asked for


if __name__ == "__main__":
    fork_on_demand()
