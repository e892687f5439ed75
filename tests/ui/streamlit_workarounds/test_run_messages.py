"""The messages of a run are sent when it ends."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner.script_runner import ScriptRunnerEvent

from psoas_coach.ui.streamlit_workarounds.run_messages import send_runs_whole
from tests.support.event_loop import run_async

if TYPE_CHECKING:
    import pytest
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData


class Sender:
    """A session on a loop of its own, and what Streamlit's sender takes from it."""

    def __init__(self, name: str) -> None:
        self.id = name
        self._browser_queue = ForwardMsgQueue()
        self._event_loop = asyncio.get_running_loop()
        self.sent: list[list[str | None]] = []
        self._more = asyncio.Event()

    def _message_enqueued_callback(self) -> None:
        messages = self._browser_queue.flush()
        self.sent.append([message.WhichOneof("type") for message in messages])
        self._more.set()

    async def next(self) -> list[str | None]:
        """Wait for what is sent next."""
        await self._more.wait()
        self._more.clear()
        return self.sent[-1]

    def draw(self, kind: str) -> None:
        """Enqueue a message of a kind."""
        message = ForwardMsg()
        if kind == "delta":
            message.delta.new_element.text.body = "x"
            message.metadata.delta_path.extend([0, len(self.sent)])
        elif kind == "ref_hash":
            message.ref_hash = "x"
        elif kind == "script_finished":
            message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
        else:
            getattr(message, kind).SetInParent()
        AppSession._enqueue_forward_msg(cast("AppSession", self), message)  # noqa: SLF001 -- what is set right


def test_a_run_is_sent_as_a_whole_at_its_end() -> None:
    async def run() -> None:
        sender = Sender("whole")
        for kind in ("session_status_changed", "new_session", "navigation", "delta", "ref_hash"):
            sender.draw(kind)
        await asyncio.sleep(0)
        assert sender.sent == []
        sender.draw("script_finished")
        assert [len(message) for message in sender.sent] == [6]

    send_runs_whole()
    run_async(run())


def test_a_run_that_takes_long_is_sent_in_parts() -> None:
    async def run() -> None:
        sender = Sender("in parts")
        sender.draw("delta")
        assert await sender.next() == ["delta"]
        sender.draw("ref_hash")
        assert await sender.next() == ["ref_hash"]

    send_runs_whole()
    run_async(asyncio.wait_for(run(), 30))


def test_a_run_in_a_thread_of_its_own_is_sent_too() -> None:
    async def run() -> None:
        sender = Sender("thread")
        await asyncio.get_running_loop().run_in_executor(None, sender.draw, "delta")
        assert await sender.next() == ["delta"]

    send_runs_whole()
    run_async(asyncio.wait_for(run(), 30))


def test_a_message_that_asks_the_browser_for_something_does_not_wait() -> None:
    async def run() -> None:
        sender = Sender("asks")
        sender.draw("delta")
        sender.draw("page_info_changed")
        assert sender.sent == [["delta", "page_info_changed"]]

    send_runs_whole()
    run_async(run())


def make_delta(name: str, *path: int, fragment: str = "") -> ForwardMsg:
    message = ForwardMsg()
    message.delta.fragment_id = fragment
    message.delta.new_element.text.body = name
    message.metadata.delta_path.extend(path)
    return message


def test_a_fragment_that_runs_again_takes_nothing_from_a_page_that_was_not_sent_yet() -> None:
    async def run() -> None:
        sender = Sender("fragment")
        session = cast("AppSession", sender)
        queue = sender._browser_queue  # noqa: SLF001 -- what is set right
        queue.enqueue(make_delta("page", 0, 0))
        queue.enqueue(make_delta("first", 0, 1, fragment="player"))
        AppSession._clear_queue(session, ["player"])  # noqa: SLF001 -- what is set right
        queue.enqueue(make_delta("again", 0, 1, fragment="player"))
        texts = [message.delta.new_element.text.body for message in queue.flush()]
        assert texts == ["page", "first", "again"]

    send_runs_whole()
    run_async(run())


def test_a_page_that_runs_again_is_sent_once() -> None:
    async def run() -> None:
        sender = Sender("page")
        queue = sender._browser_queue  # noqa: SLF001 -- what is set right
        queue.enqueue(make_delta("before", 0, 0))
        AppSession._clear_queue(cast("AppSession", sender))  # noqa: SLF001 -- what is set right
        queue.enqueue(make_delta("now", 0, 0))
        assert [message.delta.new_element.text.body for message in queue.flush()] == ["now"]

    send_runs_whole()
    run_async(run())


class Runner:
    """Stands in for the script thread, which is running or has just stopped."""

    def __init__(self, *, stopped: bool, request: RerunData | None = None) -> None:
        self.stopped = stopped
        self.requests = [] if request is None else [request]

    def request_rerun(self, request: RerunData) -> bool:
        if not self.stopped:
            self.requests.append(request)
        return not self.stopped


class Session(AppSession):
    """Streamlit's session with nothing but its event loop and the runner of a page."""

    def __init__(self, runner: Runner | None) -> None:
        self.id = "session"
        self._event_loop = asyncio.get_running_loop()
        self._browser_queue = ForwardMsgQueue()
        self._message_enqueued_callback = None
        self._settled = None
        self._state = AppSessionState.APP_NOT_RUNNING
        self._scriptrunner = cast("ScriptRunner | None", runner)

    def shutdown(self) -> None:
        """Do nothing: Streamlit calls it when the object goes, and there is nothing to close."""

    def has_fragment(self, fragment_id: str) -> bool:
        return fragment_id == "player"

    @property
    def runner(self) -> Runner | None:
        return cast("Runner | None", self._scriptrunner)

    def ask(self, fragment: str = "player") -> None:
        self.request_rerun(ClientState(fragment_id=fragment))


def begin_runs_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a session's new runner be one that runs nothing."""

    def create(session: Session, request: RerunData) -> None:
        session._scriptrunner = cast(  # noqa: SLF001 -- what is set right
            "ScriptRunner", Runner(stopped=False, request=request)
        )

    send_runs_whole()
    monkeypatch.setattr("psoas_coach.ui.streamlit_workarounds.run_messages._create_runner", create)


def test_a_request_right_after_a_run_loses_none_of_its_messages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Streamlit ignored what the ended run had drawn: the page went blank (issue 9921 there)."""

    async def run() -> None:
        ended = Runner(stopped=True)
        session = Session(ended)
        session._on_scriptrunner_event(  # noqa: SLF001 -- how the thread hands over what it draws
            cast("ScriptRunner", ended),
            ScriptRunnerEvent.ENQUEUE_FORWARD_MSG,
            make_delta("container", 0, 1),
        )
        session.ask()
        session.ask()
        assert session.runner is ended
        await asyncio.sleep(0)
        drawn = [message.delta.new_element.text.body for message in session._browser_queue.flush()]  # noqa: SLF001 -- see above
        assert drawn == ["container"]
        assert session.runner is not None
        assert session.runner is not ended
        assert [request.fragment_id for request in session.runner.requests] == ["player", "player"]

    begin_runs_by_hand(monkeypatch)
    run_async(run())


def test_a_request_begins_a_run_at_once_where_none_came_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def run() -> None:
        session = Session(None)
        session.ask(fragment="")
        assert session.runner is not None
        assert len(session.runner.requests) == 1

    begin_runs_by_hand(monkeypatch)
    run_async(run())


def test_a_session_that_is_closed_meanwhile_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        ended = Runner(stopped=True)
        session = Session(ended)
        session.ask()
        session._state = AppSessionState.SHUTDOWN_REQUESTED  # noqa: SLF001 -- what is set right
        await asyncio.sleep(0)
        assert session.runner is ended

    begin_runs_by_hand(monkeypatch)
    run_async(run())
