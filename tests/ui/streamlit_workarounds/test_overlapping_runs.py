"""No two runs of one tab are under way at once, or the older one could store its answers last.

Nothing of this can be seen from within a run, so a real server is asked for runs by a real client.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from tests.support import slow_run
from tests.support.app_server import App

FAST_RERUNS = "STREAMLIT_RUNNER_FAST_RERUNS"
LATER = 4
"""Requests that come while the first run is under way."""


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
        wait_for(partial(line.recv, decode=False), "new_session")
        for _ in range(LATER):
            line.send(ask.SerializeToString())
        while runs := read_runs(app):
            if runs.count("begins") > 1 and runs.count("begins") == runs.count("ends"):
                return
            wait_for(partial(line.recv, decode=False), "script_finished")


def wait_for(receive: Callable[..., bytes], kind: str) -> None:
    """Read messages until one of this kind has come."""
    while ForwardMsg.FromString(receive(timeout=60)).WhichOneof("type") != kind:
        pass


def read_runs(app: App) -> list[str]:
    return app.log_file.with_name("runs").read_text("ascii").split()


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
