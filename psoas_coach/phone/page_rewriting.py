"""Rewrite the HTML document that loads the app; all other responses pass unchanged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

Rewrite = Callable[[bytes, Headers], bytes]
"""Builds the document for a browser from the app's document and the request's headers."""
_ASKS_FOR_A_PART = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
_TELLS_OF_THE_FILE = ("etag", "last-modified", "accept-ranges")


class PageRewriting:
    """An ASGI middleware that applies ``rewrite`` to every page.

    Args:
        app: The wrapped app.
        rewrite: Returns the new document.
    """

    def __init__(self, app: ASGIApp, rewrite: Rewrite) -> None:
        self._app = app
        self._rewrite = rewrite

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or connection."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        if "text/html" not in headers.get("accept", "") or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        passed_on = [pair for pair in scope["headers"] if pair[0].lower() not in _ASKS_FOR_A_PART]
        sender = _WholePage(send, lambda page: self._rewrite(page, headers))
        await self._app({**scope, "headers": passed_on}, receive, sender)


class _WholePage:
    """Buffers a page until it is complete, and sends it rewritten."""

    def __init__(self, send: Send, rewrite: Callable[[bytes], bytes]) -> None:
        self._send = send
        self._rewrite = rewrite
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self._start = message
            return
        if self._start is None or message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self._rewrite(self._body)
        headers = MutableHeaders(scope=self._start)
        headers["content-length"] = str(len(body))
        for name in _TELLS_OF_THE_FILE:
            if name in headers:
                del headers[name]
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


def _is_page(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return start["status"] == 200 and headers.get("content-type", "").startswith("text/html")
