"""The gate: checks on every request from the local network before it reaches Streamlit.

A request must come from a local address, address this machine by a name of its certificate, come
from a page of this very server if it comes from a page at all, and contain the cookie of a paired
device. Everything else is refused: pages, scripts, files, health checks, uploads, downloads and the
websocket. Without a cookie only the pairing page and its assets can be reached.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.phone import addresses, cookie

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from psoas_coach.phone.access import PhoneAccess
    from psoas_coach.phone.pair_page import PairPage

REFUSED, UNAVAILABLE = 403, 503
POLICY_VIOLATION = 1008
RECHECK_SECONDS = 30.0
"""How often the device of an open connection is checked, in case another process removed it."""

_LOG = logging.getLogger(__name__)


class LanGate:
    """Passes requests of paired devices to the app.

    Args:
        app: The app for the local network.
        access: Authenticates devices.
        pair_page: The page for everybody else.
    """

    def __init__(self, app: ASGIApp, access: PhoneAccess, pair_page: PairPage) -> None:
        self._app = app
        self._access = access
        self._pair_page = pair_page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or connection."""
        if scope["type"] not in {"http", "websocket"}:
            return
        headers = Headers(scope=scope)
        if not self._is_local(scope) or not self._names_this_page(scope, headers):
            await _refuse(scope, receive, send)
            return
        if scope["type"] == "http" and self._pair_page.handles(scope):
            await self._pair_page(scope, receive, send)
            return
        token = cookie.read_token(headers.getlist("cookie"), secure=self._access.endpoint.secure)
        try:
            device = await self._find_device(token)
        except JournalUnavailableError:
            await _refuse(scope, receive, send, UNAVAILABLE)
            return
        if device is not None:
            self._access.limits.release(tuple(scope["client"]))
        if token is None or device is None:
            if scope["type"] == "http" and _asks_for_page(scope, headers):
                await self._pair_page.refuse(scope, receive, send)
            else:
                await _refuse(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._serve_websocket(scope, receive, send, device, token)
        else:
            await self._app(scope, receive, self._renew_cookie(send, token))

    @staticmethod
    def _is_local(scope: Scope) -> bool:
        """Whether the client is on a local network, or this machine itself."""
        client = scope.get("client")
        peer = str(client[0]) if client else ""
        return addresses.is_local(peer) or peer.startswith("127.")

    def _names_this_page(self, scope: Scope, headers: Headers) -> bool:
        """Whether ``Host`` is ours, and ``Origin`` matches it if it is present or required.

        A browser sends the origin, exactly once, with every request that does more than read.
        """
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or hosts[0].lower() not in self._access.endpoint.list_hosts():
            return False
        if not origins:
            return scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}
        return origins == [f"{self._access.endpoint.scheme}://{hosts[0]}"]

    async def _find_device(self, token: str | None) -> str | None:
        return None if token is None else await run_in_threadpool(self._look_up, token)

    def _look_up(self, token: str) -> str | None:
        device = self._access.find_device(token)
        if device is not None:
            try:
                self._access.mark_seen(device)
            except JournalUnavailableError:  # A read-only journal is still shown.
                _LOG.debug("when a device was seen could not be written")
        return device

    def _renew_cookie(self, send: Send, token: str) -> Send:
        """Extend the lifetime of the cookie with each page that is loaded."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    secure = self._access.endpoint.secure
                    headers.append("set-cookie", cookie.write_cookie(token, secure=secure))
            await send(message)

        return answer

    async def _serve_websocket(
        self, scope: Scope, receive: Receive, send: Send, device: str, token: str
    ) -> None:
        """Pass messages on until the device is removed; then close the connection at once.

        Args:
            scope: Of the connection.
            receive: The server's.
            send: The server's.
            device: The id of the device.
            token: The token of the device, to look it up again.
        """
        with self._access.connections.track(device) as removal:

            async def receive_while_paired() -> Message:
                if not removal.is_set():
                    message = await self._receive_message(receive, removal, token)
                    if message is not None:
                        return message
                    removal.set()
                    await send({"type": "websocket.close", "code": POLICY_VIOLATION})
                return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}

            async def send_while_paired(message: Message) -> None:
                if not removal.is_set():
                    await send(message)

            # Checked again: it may have been removed before its connection was registered.
            if await self._is_paired(token):
                await self._app(scope, receive_while_paired, send_while_paired)
            else:
                await _refuse(scope, receive, send)

    async def _receive_message(
        self, receive: Receive, removal: asyncio.Event, token: str
    ) -> Message | None:
        """Return the device's next message; None as soon as it is removed."""
        incoming = asyncio.ensure_future(receive())
        removed = asyncio.ensure_future(removal.wait())
        try:
            while True:
                await asyncio.wait(
                    {incoming, removed},
                    timeout=RECHECK_SECONDS,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if removal.is_set():
                    return None
                if incoming.done():
                    return incoming.result()
                if not await self._is_paired(token):
                    return None
        finally:
            removed.cancel()
            if not incoming.done():
                incoming.cancel()

    async def _is_paired(self, token: str) -> bool:
        """Whether the device is still paired; True while the journal is unavailable."""
        try:
            return await run_in_threadpool(self._access.find_device, token) is not None
        except JournalUnavailableError:
            return True


def _asks_for_page(scope: Scope, headers: Headers) -> bool:
    """Whether a browser requests a page, and not a script, a picture or data."""
    return scope["method"] == "GET" and "text/html" in headers.get("accept", "")


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int = REFUSED) -> None:
    """Respond without content; a websocket is refused before it is open."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        return
    refusal = PlainTextResponse("", status, headers={"Cache-Control": "no-store"})
    await refusal(scope, receive, send)
