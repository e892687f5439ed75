"""A run of the whole page draws in its own place, whatever its thread ran before."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner, ScriptRunnerEvent
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

PAGE = """
import streamlit as st

from psoas_coach.ui.streamlit_workarounds.run_messages import draw_from_root

draw_from_root()
st.text("above")
with st.container():

    @st.fragment
    def draw_part():
        st.text("part")

    draw_part()
"""


def test_a_whole_run_right_after_a_fragment_is_not_drawn_into_its_container(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With Streamlit alone the page came twice, one in the other, and then went blank."""
    script = tmp_path / "page.py"
    script.write_text(PAGE, "utf-8")
    storage = MemoryFragmentStorage()
    monkeypatch.setattr(Runtime, "_instance", MagicMock(spec=Runtime))
    state = SafeSessionState(SessionState(), lambda: None)
    runner = LocalScriptRunner(
        str(script), state, PagesManager(str(script)), fragment_storage=storage
    )
    runs: list[dict[str, list[int]]] = []
    fragments: list[str] = []

    def ask_for_next(
        _sender: ScriptRunner | None,
        event: ScriptRunnerEvent,
        forward_msg: ForwardMsg | None = None,
        **_details: object,
    ) -> None:
        """Ask as a run ends, before its thread looks for another request."""
        if event == ScriptRunnerEvent.SCRIPT_STARTED:
            runs.append({})
        elif forward_msg is not None and forward_msg.delta.new_element.text.body:
            delta = forward_msg.delta
            runs[-1][delta.new_element.text.body] = list(forward_msg.metadata.delta_path)
            fragments.append(delta.fragment_id)
        elif event == ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS and len(runs) == 1:
            runner.request_rerun(RerunData(fragment_id=fragments[-1]))
        elif event == ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS:
            runner.request_rerun(RerunData())

    runner.on_event.connect(ask_for_next, weak=False)
    runner.request_rerun(RerunData())
    runner.start()
    runner.join()
    whole = {"above": [0, 0], "part": [0, 1, 0, 0]}
    assert runs == [whole, {"part": [0, 1, 0, 0]}, whole]
