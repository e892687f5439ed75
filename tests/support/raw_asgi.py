"""Requests as a server would pass them to an ASGI application, however unusual."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct

from tests.support.event_loop import run_async

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Scope

Headers = Iterable[tuple[str, str]]


class Answer(Struct, frozen=True):
    """A response.

    Attributes:
        status: The status; for a websocket 101 if it was accepted, else 403.
        headers: Names in lower case.
        body: The complete body.
    """

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def all(self, name: str) -> list[str]:
        """Return every header of a name."""
        return [value for header, value in self.headers if header == name]


class Caller:
    """Sends requests to an application.

    Args:
        app: The application.
        host: The default ``Host``.
        peer: The default address of the client.
    """

    def __init__(self, app: ASGIApp, host: str, peer: str = "192.168.1.20") -> None:
        self._app = app
        self._host = host
        self._peer = peer

    def get(self, path: str, **more: Any) -> Answer:  # noqa: ANN401 -- as ``call``
        """Request a path."""
        return run_async(self.call("GET", path, **more))

    def post(self, path: str, data: object, *, headers: Headers = (), **more: Any) -> Answer:  # noqa: ANN401 -- as ``call``
        """Post JSON."""
        kind = ("content-type", "application/json")
        body = json.dumps(data).encode()
        return run_async(self.call("POST", path, headers=[kind, *headers], body=body, **more))

    def scope(
        self,
        path: str,
        *,
        headers: Headers = (),
        cookie: str | None = None,
        host: str | None = "",
        peer: str | None = None,
    ) -> Scope:
        """Return the common part of every scope.

        Args:
            path: The path.
            headers: Headers besides ``host`` and ``cookie``.
            cookie: A line of cookies.
            host: The ``Host`` header; None for no header.
            peer: The address of the client.
        """
        named = [("host", host or self._host)] if host is not None else []
        named += [("cookie", cookie)] if cookie is not None else []
        pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in named]
        pairs += [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
        where, _, query = path.partition("?")
        return {
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "https",
            "path": where,
            "raw_path": where.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": pairs,
            "client": (peer or self._peer, 50000),
            "server": ("192.168.1.5", 8443),
        }

    async def call(self, method: str, path: str, *, body: bytes = b"", **more: Any) -> Answer:  # noqa: ANN401 -- as ``scope``
        """Make one request.

        Args:
            method: The method.
            path: The path.
            body: The body.
            more: As in ``scope``.
        """
        sent: list[Message] = []
        waiting = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Message:
            return waiting.pop(0) if waiting else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {**self.scope(path, **more), "type": "http", "method": method}
        await self._app(scope, receive, send)
        start = next(message for message in sent if message["type"] == "http.response.start")
        pairs = tuple((name.decode().lower(), value.decode()) for name, value in start["headers"])
        return Answer(
            start["status"], pairs, b"".join(message.get("body", b"") for message in sent[1:])
        )

    def connection(self, path: str = "/_stcore/stream", **more: Any) -> Connection:  # noqa: ANN401 -- as ``scope``
        """Return a websocket that is not connected yet; use it within one event loop."""
        scope = {**self.scope(path, **more), "type": "websocket", "subprotocols": ["streamlit"]}
        return Connection(self._app, scope)


class Connection:
    """A websocket, as a context that connects and disconnects it.

    Attributes:
        sent: The application's messages.
        status: 101 if it was accepted, 403 if it was refused.
        closed: The code with which the application closed it.
    """

    def __init__(self, app: ASGIApp, scope: Scope) -> None:
        self._app = app
        self._scope = scope
        self._incoming: asyncio.Queue[Message] = asyncio.Queue()
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.sent: list[Message] = []
        self.status = 0
        self.closed: int | None = None

    async def __aenter__(self) -> Self:
        """Connect, or be refused."""
        self._incoming.put_nowait({"type": "websocket.connect"})

        async def run() -> None:
            await self._app(self._scope, self._incoming.get, self._send)

        self._task = asyncio.create_task(run())
        await self.until(lambda: self.status != 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Disconnect as a browser that leaves the page does."""
        self._incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})
        assert self._task is not None
        await asyncio.wait_for(self._task, 10)

    async def say(self, data: bytes) -> None:
        """Send a message."""
        self._incoming.put_nowait({"type": "websocket.receive", "bytes": data})

    async def until(self, reached: Any, seconds: float = 10) -> None:  # noqa: ANN401 -- any question
        """Wait until a condition is true."""

        async def wait() -> None:
            while not reached():
                self._changed.clear()
                await self._changed.wait()

        await asyncio.wait_for(wait(), seconds)

    async def _send(self, message: Message) -> None:
        if message["type"] == "websocket.accept":
            self.status = 101
        elif message["type"] == "websocket.close":
            self.closed = message["code"]
            self.status = self.status or 403
        self.sent.append(message)
        self._changed.set()
