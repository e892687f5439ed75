"""Whoever knocks, the server asks nobody on the network about it; and a run is sent whole."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest
from streamlit import net_util
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.web.server import server_util

from psoas_coach.ui import shell, streamlit_workarounds


def _asked(url: str, **_options: object) -> str:
    raise AssertionError(f"asked {url}")


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://192.0.2.7:8501", "null"])
def test_a_page_of_another_origin_is_turned_away_without_asking(
    monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    monkeypatch.setattr(net_util, "_make_blocking_http_get", _asked)
    streamlit_workarounds.hide_external_address()
    assert not server_util.is_url_from_allowed_origins(origin)


def test_the_frame_of_the_app_has_seen_to_it() -> None:
    assert shell.PAGES
    assert net_util.get_external_ip.__module__ == streamlit_workarounds.__name__


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

    streamlit_workarounds.send_runs_whole()
    asyncio.run(run())


def test_a_run_that_takes_long_is_sent_in_parts() -> None:
    async def run() -> None:
        sender = Sender("in parts")
        sender.draw("delta")
        assert await sender.next() == ["delta"]
        sender.draw("ref_hash")
        assert await sender.next() == ["ref_hash"]

    streamlit_workarounds.send_runs_whole()
    asyncio.run(asyncio.wait_for(run(), 30))


def test_a_run_in_a_thread_of_its_own_is_sent_too() -> None:
    async def run() -> None:
        sender = Sender("thread")
        await asyncio.get_running_loop().run_in_executor(None, sender.draw, "delta")
        assert await sender.next() == ["delta"]

    streamlit_workarounds.send_runs_whole()
    asyncio.run(asyncio.wait_for(run(), 30))


def test_what_asks_the_browser_for_something_does_not_wait() -> None:
    async def run() -> None:
        sender = Sender("asks")
        sender.draw("delta")
        sender.draw("page_info_changed")
        assert sender.sent == [["delta", "page_info_changed"]]

    streamlit_workarounds.send_runs_whole()
    asyncio.run(run())
