"""The gate in front of an app that only records who reached it, spoken to in raw ASGI."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from psoas_coach.content import load
from psoas_coach.journal.engine import open_engine
from psoas_coach.journal.journal import Journal
from psoas_coach.phone import service, terminal
from psoas_coach.phone.access import Endpoint, PhoneAccess
from psoas_coach.phone.cookie import SECURE_NAME
from psoas_coach.phone.lan_gate import LanGate
from psoas_coach.phone.pair_page import PairPage
from tests.support.raw_asgi import Answer, Caller

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

ADDRESS, PORT = "192.168.1.5", 8443
HOST = f"{ADDRESS}:{PORT}"
ORIGIN = f"https://{HOST}"


class Inside:
    """Stands for Streamlit behind the gate.

    Attributes:
        reached: The path of each request and connection that came through.
        received: Messages of websockets that came through.
    """

    def __init__(self) -> None:
        self.reached: list[str] = []
        self.received: list[Message] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with 200, and keep a websocket open until it is closed."""
        self.reached.append(scope["path"])
        if scope["type"] == "http":
            html = [(b"content-type", b"text/html; charset=utf-8")]
            await send({"type": "http.response.start", "status": 200, "headers": html})
            await send({"type": "http.response.body", "body": b"<head></head>inside"})
            return
        await send({"type": "websocket.accept"})
        while True:
            message = await receive()
            self.received.append(message)
            if message["type"] == "websocket.disconnect":
                return
            if message["type"] == "websocket.receive":
                await send({"type": "websocket.send", "bytes": b"answer"})


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    engine = open_engine(f"sqlite:///{tmp_path}/journal.sqlite3")
    yield Journal(engine, "local")
    engine.dispose()


@pytest.fixture
def inside() -> Inside:
    return Inside()


@pytest.fixture
def access(journal: Journal) -> PhoneAccess:
    return PhoneAccess(Endpoint((ADDRESS, "kitchen.local"), PORT), lambda: journal)


@pytest.fixture
def gate(inside: Inside, access: PhoneAccess) -> LanGate:
    return LanGate(inside, access, PairPage(access, load().words))


@pytest.fixture
def caller(gate: LanGate) -> Caller:
    return Caller(gate, HOST)


@pytest.fixture
def pair(caller: Caller, access: PhoneAccess) -> Callable[[], str]:
    """Pair a phone and return its cookie."""

    def pair_one() -> str:
        answer = post_code(caller, access.codes.issue())
        assert answer.status == 204
        return read_cookie(answer)

    return pair_one


@pytest.fixture
def on_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the service print nothing, and be called by the loopback address."""
    monkeypatch.setattr(terminal, "print_invitation", lambda *_: None)
    monkeypatch.setattr(service, "list_names", lambda: ("127.0.0.1",))


def post_code(caller: Caller, code: Any, **more: Any) -> Answer:  # noqa: ANN401 -- also what is none
    """Post a code as the page does."""
    return caller.post("/pair", {"code": code}, headers=[("origin", ORIGIN)], **more)


def read_cookie(answer: Answer) -> str:
    """Return the cookie that an answer sets, as the next request brings it."""
    (line,) = answer.all("set-cookie")
    assert line.startswith(f"{SECURE_NAME}=")
    return line.partition(";")[0]


def run_all(work: Sequence[Any]) -> list[Any]:
    """Run coroutines at the same time."""

    async def together() -> list[Any]:
        return list(await asyncio.gather(*work))

    return asyncio.run(together())
