"""Lost responses: a proxy that cuts the connection, and a server process that dies.

In both cases the commit may or may not have been made, and the client cannot know.
"""

from __future__ import annotations

import os
import signal
import socket
import tempfile
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import text

from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.journal.journal import Journal
from tests.support.fault_outcomes import Outcome, judge
from tests.support.postgres import PATIENCE_SECONDS, Cluster, place
from tests.support.record_samples import session
from tests.support.waiting import wait_until

SOCKET = ".s.PGSQL.5432"


class _Line:
    """One connection through the proxy.

    Attributes:
        near: The connection to the client.
        far: The connection to the server.
        lost: Responses are no longer passed on.
        answered: A response has arrived since.
    """

    def __init__(self, near: socket.socket, far: socket.socket) -> None:
        self.near, self.far = near, far
        self.lost, self.answered = threading.Event(), threading.Event()


class CuttingProxy:
    """A proxy in front of a server's socket; when armed, it loses the response to a COMMIT."""

    def __init__(self, server: Path) -> None:
        self._server = server / SOCKET
        self._folder = tempfile.TemporaryDirectory(prefix="psoas-cut-", dir=place())
        self.folder = Path(self._folder.name)
        self._cut = threading.Event()
        self.cuts = 0
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.folder / SOCKET))
        self._listener.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def arm(self) -> None:
        """Lose the response to the next COMMIT."""
        self._cut.set()

    def close(self) -> None:
        """Stop accepting connections."""
        self._listener.close()
        self._folder.cleanup()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.socket(socket.AF_UNIX)
                far.connect(str(self._server))
                line = _Line(near, far)
                threading.Thread(target=self._forward_requests, args=(line,), daemon=True).start()
                threading.Thread(target=self._forward_answers, args=(line,), daemon=True).start()

    def _forward_requests(self, line: _Line) -> None:
        near, far = line.near, line.far
        with suppress(OSError):
            while data := near.recv(65536):
                if b"COMMIT" in data and self._cut.is_set():
                    self._cut.clear()
                    self.cuts += 1
                    line.lost.set()
                    far.sendall(data)
                    line.answered.wait(PATIENCE_SECONDS)  # the server has made it
                    near.shutdown(socket.SHUT_RDWR)
                    far.shutdown(socket.SHUT_RDWR)
                    return
                far.sendall(data)
        far.close()

    def _forward_answers(self, line: _Line) -> None:
        with suppress(OSError):
            while data := line.far.recv(65536):
                if line.lost.is_set():
                    line.answered.set()
                else:
                    line.near.sendall(data)
        line.near.close()


def _until_saved(save: Callable[[], object], messages: list[str]) -> None:
    """Send the same record again until the journal confirms it, as a page does."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            save()
        except JournalUnavailableError as trouble:
            messages.append(trouble.key)
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def answer_lost(cluster: Cluster, address: str) -> Outcome:
    """Cut the connection between the commit and its response; the page sends the record again."""
    proxy = CuttingProxy(cluster.folder)
    engine = open_engine(address.replace(str(cluster.folder), str(proxy.folder)))
    journal, record = Journal(engine, f"cut-{uuid.uuid4().hex}"), session()
    messages: list[str] = []
    journal.read_version()
    proxy.arm()
    _until_saved(lambda: journal.sessions.add(record), messages)
    outcome = judge(journal, [record.id], messages)
    engine.dispose()
    proxy.close()
    missed = int(proxy.cuts != 1 or not messages)  # Then nothing was tested.
    return Outcome(outcome.confirmed, outcome.lost + missed, outcome.doubled, outcome.messages)


def backend_killed(address: str) -> Outcome:
    """Kill the server's process in the middle of a save; the server recovers."""
    engine = open_engine(address)
    journal = Journal(engine, f"backend-{uuid.uuid4().hex}")
    first, record = session(), session()
    messages: list[str] = []
    journal.sessions.add(first)

    def save() -> None:
        with journal.scope.write_tx() as connection:
            process = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            os.kill(int(process), signal.SIGKILL)
            wait_until(lambda: not Path(f"/proc/{process}").exists())
            connection.execute(text("INSERT INTO owners VALUES ('local', 1)"))

    with suppress(JournalUnavailableError):
        save()
    _until_saved(lambda: journal.sessions.add(record), messages)
    outcome = judge(journal, [first.id, record.id], messages)
    engine.dispose()
    return outcome
