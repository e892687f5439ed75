"""What a run draws is sent when it ends."""

from __future__ import annotations

import asyncio
from typing import cast

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from psoas_coach.ui.streamlit_workarounds.run_messages import send_runs_whole
from tests.support.event_loop import run_async


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
        self.sent.append([one.WhichOneof("type") for one in messages])
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


def test_what_a_run_draws_is_sent_whole_at_its_end() -> None:
    async def run() -> None:
        sender = Sender("whole")
        for kind in ("session_status_changed", "new_session", "navigation", "delta", "ref_hash"):
            sender.draw(kind)
        await asyncio.sleep(0)
        assert sender.sent == []
        sender.draw("script_finished")
        assert [len(one) for one in sender.sent] == [6]

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


def test_what_asks_the_browser_for_something_does_not_wait() -> None:
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
        texts = [one.delta.new_element.text.body for one in queue.flush()]
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
        assert [one.delta.new_element.text.body for one in queue.flush()] == ["now"]

    send_runs_whole()
    run_async(run())
