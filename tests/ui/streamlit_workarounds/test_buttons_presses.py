"""Wherever a run is interrupted by another request, a press is processed exactly once."""

from __future__ import annotations

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

from psoas_coach.ui.streamlit_workarounds import buttons
from psoas_coach.ui.streamlit_workarounds.buttons import keep_button_presses
from tests.support.interrupted_runs import another_request_at

NAME = "_maybe_handle_execution_control_request"


@pytest.fixture(autouse=True)
def presses_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ScriptRunner, NAME, getattr(ScriptRunner, NAME))
    keep_button_presses()


def counting_page() -> None:
    import streamlit as st  # noqa: PLC0415 -- AppTest runs this function as a script of its own

    counts = st.session_state.setdefault("counts", {"plain": 0, "in form": 0, "called": 0})

    def call() -> None:
        counts["called"] += 1

    st.title("Above")
    st.text_input("A field")
    if st.button("Plain"):
        counts["plain"] += 1
    with st.form("form"):
        st.text_input("Another field")
        if st.form_submit_button("In form"):
            counts["in form"] += 1
    st.button("Called", on_click=call)
    st.write("Below")


def press_with_requests(label: str) -> list[dict[str, int]]:
    """Press a button once for each place at which another request can end the run."""
    counts: list[dict[str, int]] = []
    for place in range(100):
        page = AppTest.from_function(counting_page).run()
        with another_request_at(place) as interruption:
            next(button for button in page.button if button.label == label).click().run()
        if not interruption.reached:
            return counts
        page.run()
        counts.append(page.session_state["counts"])
    raise AssertionError("the run has no end")


@pytest.mark.parametrize(
    ("label", "name"), [("Plain", "plain"), ("In form", "in form"), ("Called", "called")]
)
def test_a_press_is_acted_on_once_wherever_another_request_arrives(label: str, name: str) -> None:
    counts = press_with_requests(label)
    assert len(counts) > 10
    nothing = dict.fromkeys(("plain", "in form", "called"), 0)
    assert counts == [{**nothing, name: 1}] * len(counts)


def test_streamlit_alone_loses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, the workaround can go."""
    monkeypatch.setattr(ScriptRunner, NAME, buttons._handle_request)  # noqa: SLF001
    assert 0 in {counts["plain"] for counts in press_with_requests("Plain")}
