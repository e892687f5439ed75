"""The loop that sends is given the sessions that have something to send, and everybody else all."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.runtime import Runtime
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from psoas_coach.ui.streamlit_workarounds import run_messages


class Connections:
    """Sessions that are connected, away, or over, and the loop that sends."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.connected: dict[str, Any] = {}
        self.away: dict[str, Any] = {}

        def loop() -> Any:  # noqa: ANN401 -- stand-ins
            return run_messages._list_sessions(cast("WebsocketSessionManager", self))  # noqa: SLF001 -- from the code of the loop

        monkeypatch.setattr(run_messages, "_SEND_LOOP", loop.__code__)
        self._loop = loop

    def get_active_session_info(self, id_: str) -> Any:  # noqa: ANN401 -- see above
        return self.connected.get(id_)

    def get_session_info(self, id_: str) -> Any:  # noqa: ANN401 -- see above
        return self.connected.get(id_) or self.away.get(id_)

    def connect(self, id_: str, *, settled: object = None) -> Any:  # noqa: ANN401 -- see above
        """Connect a session, watched by somebody where ``settled`` is given."""
        session = SimpleNamespace(
            id=id_,
            _browser_queue=ForwardMsgQueue(),
            _message_enqueued_callback=lambda: None,
            _event_loop=SimpleNamespace(call_soon_threadsafe=lambda *_: None, call_later=None),
            _settled=settled,
        )
        self.connected[id_] = SimpleNamespace(session=session)
        return session

    def take(self) -> list[str]:
        """Return the ids of the sessions that the loop is given."""
        return sorted(one.session.id for one in self._loop())


def draw(session: object, *, finished: bool = True) -> None:
    """Let a session have something to send, in the middle of a run or at its end."""
    message = ForwardMsg()
    if finished:
        message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    else:
        message.ref_hash = "x"
    run_messages._enqueue(cast("AppSession", session), message)  # noqa: SLF001 -- in the place of Streamlit's


@pytest.fixture
def tabs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Connections]:
    """The sessions of a server."""
    for kept in (run_messages._UNSENT, run_messages._WAITING):  # noqa: SLF001 -- what other tests have left
        kept.clear()
    yield Connections(monkeypatch)
    for kept in (run_messages._UNSENT, run_messages._WAITING):  # noqa: SLF001 -- see above
        kept.clear()


def test_the_loop_is_given_who_has_something_to_send_once(tabs: Connections) -> None:
    tabs.connect("rest")
    first, second = tabs.connect("first"), tabs.connect("second")
    draw(first)
    draw(first)
    draw(second)
    assert tabs.take() == ["first", "second"]
    assert tabs.take() == []
    draw(second)
    assert tabs.take() == ["second"]


def test_a_run_that_goes_on_stays_whole_when_others_end(tabs: Connections) -> None:
    first, second = tabs.connect("first"), tabs.connect("second")
    draw(first, finished=False)
    draw(second)
    assert tabs.take() == ["second"]
    draw(first)
    assert tabs.take() == ["first"]


def test_what_a_tab_has_to_send_waits_until_it_is_connected_again(tabs: Connections) -> None:
    session = tabs.connect("sleeps")
    tabs.away["sleeps"] = tabs.connected.pop("sleeps")
    draw(session)
    assert tabs.take() == []
    tabs.connected["sleeps"] = tabs.away.pop("sleeps")
    assert tabs.take() == ["sleeps"]


def test_a_session_that_is_over_leaves_nothing_behind(tabs: Connections) -> None:
    draw(tabs.connect("over"))
    del tabs.connected["over"]
    assert tabs.take() == []
    assert not run_messages._UNSENT  # noqa: SLF001 -- that is the question


def test_a_session_that_somebody_watches_is_seen_every_time(tabs: Connections) -> None:
    draw(tabs.connect("watched", settled=object()))
    assert tabs.take() == tabs.take() == ["watched"]


def test_everybody_else_is_told_of_all() -> None:
    run_messages.send_runs_whole()
    made = cast("Any", object.__new__(WebsocketSessionManager))
    made._active_session_info_by_id = {"one": "first", "other": "second"}  # noqa: SLF001 -- more is not asked
    assert made.list_active_sessions() == ["first", "second"]


def test_it_is_that_loop_that_asks_for_them() -> None:
    """Where Streamlit asks elsewhere, or by another name, this is to be worked out anew."""
    source = inspect.getsource(Runtime._loop_coroutine)  # noqa: SLF001 -- what is set right
    assert source.count("self._session_mgr.list_active_sessions()") == 1
    assert inspect.getsource(AppSession).count("_browser_queue.enqueue(") == 1
    assert run_messages._SEND_LOOP is Runtime._loop_coroutine.__code__  # noqa: SLF001 -- see above
