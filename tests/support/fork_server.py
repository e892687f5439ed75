"""Start apps quickly: fork them from a process that has prepared what they all do.

Most of a start is imports. Most of the rest is what an app does beside its first visitor: it reads
the content in every language and draws the figures. One process for all apps has done these things
and nothing else: it has no thread, no connection and no open journal. Each line on its standard
input says what to start, with which environment, and how far ahead the clock is by now; it forks a
server and prints the server's process id.

A start with its first page takes 0.28 s of processor time, not 0.71 s as after imports alone. That
an app starts cold is for the tests of the commands.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import subprocess
import sys
import tempfile
import threading
import warnings
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import msgspec
import time_machine
from streamlit.components.v2 import manifest_scanner

from psoas_coach import ui
from psoas_coach.body.figure import find_frame
from psoas_coach.content import load, load_all
from psoas_coach.journal.engine import URL_VARIABLE, open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.ui.access.current_owner import ON_THIS_MACHINE
from psoas_coach.ui.today.preload import draw_today
from tests.support import clock
from tests.support.answers_factory import self_check
from tests.support.app_server import ROOT, App

IMPORTED = (
    "anyio._backends._asyncio",
    "authlib.integrations.starlette_client",
    "httpx",
    "psoas_coach.ui.access.server",
    "starlette.applications",
    "starlette.middleware.sessions",
    "streamlit.material_icon_names",
    "streamlit.watcher.polling_path_watcher",
    "streamlit.web.server.app_discovery",
    "streamlit.web.server.starlette.starlette_agent_routes",
    "uvicorn.lifespan.on",
    "uvicorn.loops.uvloop",
    "uvicorn.protocols.http.h11_impl",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
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


def prepare() -> None:
    """Do what every app does before and beside its first page, as far as it depends on no person.

    Nothing of Streamlit's configuration may be read: each server has one of its own.
    """
    load_all()
    for move in load().moves:
        find_frame(move)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/journal.sqlite3")
        Journal(engine, ON_THIS_MACHINE).self_checks.add(self_check(clock.ago()))
        engine.dispose()
        for thread in threading.enumerate():
            if thread is not threading.current_thread():  # the journal's, which awaits more writes
                thread.join()
        os.environ[URL_VARIABLE] = str(engine.url)
        draw_today()
    gc.collect()
    gc.freeze()  # A collection would copy the memory that a server shares with this process.


def import_libraries() -> None:
    """Import what an app imports by and by, apart from what draws charts and documents."""
    import_module("streamlit.web.cli")
    with warnings.catch_warnings(action="ignore"):
        for name in IMPORTED:
            import_module(name)
    for module in walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    # It reads what each installed package says of itself, for every app.
    scan = cache(manifest_scanner.scan_component_manifests)
    manifest_scanner.scan_component_manifests = scan
    scan()


def fork_on_demand() -> None:
    """Fork a server for each line of input; dead children are reaped."""
    import_libraries()
    prepare()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            serve(msgspec.json.decode(line, type=Start))
            os._exit(0)
        print(child, flush=True)  # noqa: T201 -- the response to the line


if __name__ == "__main__":
    fork_on_demand()
