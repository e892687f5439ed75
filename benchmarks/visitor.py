"""A client without a browser: it talks to a running app over its websocket, as a browser would.

A run is timed from the message that requests it to the message that it is finished, so the result
is the server's share of what a person waits for.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

if TYPE_CHECKING:
    from collections.abc import Mapping

FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
ROOT = Path(__file__).resolve().parents[1]


class Run(NamedTuple):
    """One run of a page: how long it took, what it sent, and whether it went wrong."""

    milliseconds: float
    bytes: int
    faults: tuple[str, ...]


class Server:
    """An app on a free port of this machine, with settings of its own."""

    def __init__(self, folder: Path, settings: Mapping[str, str], log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        command = [sys.executable, "-m", "streamlit", "run", "app.py"]
        command += ["--server.port", str(self.port), "--server.address", "localhost"]
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command, cwd=folder, env={**os.environ, **settings}, stdout=out, stderr=out
            )
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"http://localhost:{self.port}/_stcore/health"):
                    return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        raise RuntimeError(f"the app did not start: {log.read_text()}")

    def memory(self) -> float:
        """Return the memory the process holds for itself, in MiB."""
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text("ascii")
        private = [line.split()[1] for line in rollup.splitlines() if line.startswith("Private_")]
        return sum(map(int, private)) / 1024

    def processor_seconds(self) -> float:
        """Return the processor time it has used so far, with that of threads that are gone."""
        return time.clock_gettime(~self.process.pid << 3 | 2)  # clock_getcpuclockid(3)

    def stop(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()


class Tab:
    """What an open tab says to the server, and what it understands of the answers.

    Args:
        page: The path of the page, empty for the front page.
        query: The query of its address.
    """

    def __init__(self, page: str = "", query: str = "") -> None:
        self._page = page
        self._query = query
        self._hash = ""
        self._cached: set[str] = set()
        self._begin()

    def _begin(self) -> None:
        self._size = 0
        self._faults: list[str] = []
        self._start = time.perf_counter()

    def request(self) -> bytes:
        """Return the message that asks for a run of the page; its time begins now."""
        request = BackMsg()
        state = request.rerun_script
        state.query_string = self._query
        state.page_script_hash = self._hash
        state.page_name = "" if self._hash else self._page
        state.context_info.timezone = "UTC"
        state.context_info.color_scheme = "light"
        state.context_info.url = f"http://localhost/{self._page}"
        state.cached_message_hashes.extend(self._cached)
        self._begin()
        return bytes(request.SerializeToString())

    def receive(self, data: bytes) -> Run | None:
        """Take one message of the answer.

        Args:
            data: The message as it came.

        Returns:
            The run when this was its end, else None.
        """
        self._size += len(data)
        message = ForwardMsg.FromString(data)
        if message.metadata.cacheable:
            self._cached.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "delta":
            if message.delta.new_element.WhichOneof("type") == "exception":
                self._faults.append(message.delta.new_element.exception.message)
        elif kind == "script_finished":
            if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return None  # the page asked to be run again: the person waits for that one
            if message.script_finished not in FINISHED:
                self._faults.append(ForwardMsg.ScriptFinishedStatus.Name(message.script_finished))
            spent = (time.perf_counter() - self._start) * 1000
            return Run(spent, self._size, tuple(self._faults))
        return None


def build_connection(port: int) -> dict[str, Any]:
    """Return where and how a client opens the websocket of an app on a port of this machine."""
    return {
        "uri": f"ws://localhost:{port}/_stcore/stream",
        "origin": Origin(f"http://localhost:{port}"),
        "subprotocols": [Subprotocol("streamlit")],
        "max_size": None,
        "compression": None,
    }


class Visitor:
    """One open tab, and its line to the server."""

    def __init__(self, server: Server, page: str = "", query: str = "") -> None:
        self._socket = connect(**build_connection(server.port))
        self._tab = Tab(page, query)

    def __enter__(self) -> Self:
        """Return the visitor."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the tab."""
        self.close()

    def close(self) -> None:
        """Close the tab."""
        self._socket.close()

    def run(self) -> Run:
        """Ask for a run of the page and wait until it is finished."""
        self._socket.send(self._tab.request())
        while True:
            data = self._socket.recv(timeout=120)
            run = self._tab.receive(data if isinstance(data, bytes) else data.encode())
            if run is not None:
                return run
