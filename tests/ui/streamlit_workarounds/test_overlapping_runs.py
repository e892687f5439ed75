"""Runs of one tab never overlap; otherwise the older one could store its answers last.

Nothing of this can be seen from within a run, so a real server is asked for runs by a real client.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.support import slow_run
from tests.support.app_server import App
from tests.support.waiting import wait_until

FAST_RERUNS = "STREAMLIT_RUNNER_FAST_RERUNS"
LATER = 4
"""Requests that come while the first run is under way."""
FEWEST = 4
"""Two runs at least, each of which begins and ends: the later requests may have one in common."""


def ask_for_runs(app: App) -> None:
    """Ask for a run, and for more as soon as it has begun; wait until the last one has ended."""
    ask = BackMsg()
    ask.rerun_script.query_string = ""
    with connect(
        f"ws://localhost:{app.port}/_stcore/stream",
        origin=Origin(app.url),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
    ) as line:
        line.send(ask.SerializeToString())
        # A request before the script's first line would replace the run that is about to begin.
        wait_until(lambda: read_runs(app))
        for _ in range(LATER):
            line.send(ask.SerializeToString())
        while len(runs := read_runs(app)) < FEWEST or runs[-1] != "ends":
            wait_for(line, "script_finished")


def wait_for(line: ClientConnection, kind: str) -> None:
    """Read messages until one of this kind has come."""
    while ForwardMsg.FromString(line.recv(timeout=60, decode=False)).WhichOneof("type") != kind:
        pass


def read_runs(app: App) -> list[str]:
    """Return when runs have begun and ended, in the order of both."""
    runs = app.log_file.with_name("runs")
    return runs.read_text("ascii").split() if runs.exists() else []


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.server
def test_a_run_begins_when_the_one_before_has_ended(tmp_path: Path, fast: bool) -> None:
    """With Streamlit's own default they overlap: this says when the setting can go."""
    environment = {slow_run.RUNS: str(tmp_path / "runs")}
    if fast:
        environment[FAST_RERUNS] = "true"
    app = App(tmp_path, script=slow_run.__file__, environment=environment)
    app.start()
    try:
        ask_for_runs(app)
    finally:
        app.kill()
    overlapping = ("begins", "begins") in pairwise(read_runs(app))
    assert overlapping is fast
