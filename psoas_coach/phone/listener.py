"""The second listener of the process, for the local network, beside the loopback listener.

It serves the same app in the same event loop. It starts once the app is ready and ends before the
app does; the first listener handles the signals. It accepts connections itself, because a server
that was given the socket would let each unknown device keep a connection open indefinitely.

Phones get links in the head of each page that make the app look native on a home screen, and an
icon font without the thousands of icons that no page uses: a seventh of the size of Streamlit's
own, in place of that exact file. Another version of Streamlit has another file, which is then
served unchanged.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import uvicorn
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from psoas_coach.phone.lan_gate import LanGate
from psoas_coach.phone.page_rewriting import PageRewriting
from psoas_coach.phone.pair_page import PATH

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from psoas_coach.phone.access import PhoneAccess
    from psoas_coach.phone.certificate import Certificate
    from psoas_coach.phone.connection_limits import ConnectionLimits
    from psoas_coach.phone.pair_page import PairPage

HEAD = f"""
<link rel="manifest" href="{PATH}/manifest.json">
<link rel="apple-touch-icon" href="{PATH}/icon-180.png">
<meta name="apple-mobile-web-app-capable" content="yes">
<meta name="mobile-web-app-capable" content="yes">
<script src="{PATH}/home_screen.js" defer></script>
""".encode()
_HEAD_END = b"</head>"
WHOLE_FONT = "/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2"
"""Streamlit's icon font, of which ours is a subset; its name ends with a hash of its content."""
SMALL_FONT = Path(__file__).parent / "assets" / "icons.woff2"
"""Material Symbols Rounded by Google, under the Apache License 2.0, without most of its glyphs."""
_FONT_HEADERS = {"Cache-Control": "public, immutable, max-age=31536000"}
PING_SECONDS = 20.0
"""How soon a phone that has left the network is detected."""
ENDS_SECONDS = 3
COMPRESSION_LEVEL = 6
LEAST_COMPRESSED = 500
HANDSHAKE_SECONDS = 10.0
PAUSE_SECONDS = 0.5
"""The pause before the next connection is accepted if the system has no room for one."""
LOOK_SECONDS = 15.0
"""How often the machine's own addresses are checked."""
WEBSOCKETS: Literal["websockets-sansio"] = "websockets-sansio"


class _Listener(uvicorn.Server):
    """A server that leaves signals to the main server and limits its connections.

    Args:
        config: The configuration of the server.
        bound: The listening socket.
        limits: The limits for its connections.
    """

    def __init__(
        self, config: uvicorn.Config, bound: socket.socket, limits: ConnectionLimits
    ) -> None:
        super().__init__(config)
        self._bound = bound
        self._limits = limits
        self._connecting: set[asyncio.Task[None]] = set()
        self._accepting: asyncio.Task[None] | None = None

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start accepting connections."""
        del sockets  # There is only our own.
        self.servers = []
        self._bound.setblocking(False)
        self._accepting = asyncio.create_task(self._accept(), name="phone-accepting")
        self.started = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop accepting connections, and close the open ones."""
        for task in (self._accepting, *self._connecting):
            if task is not None:
                task.cancel()
        self._bound.close()
        await super().shutdown(sockets)

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                connection, peer = await loop.sock_accept(self._bound)
            except OSError:  # The system cannot accept another connection now.
                await asyncio.sleep(PAUSE_SECONDS)
                continue
            self._limits.add(connection, peer)
            connecting = loop.create_task(self._connect(connection))
            self._connecting.add(connecting)
            connecting.add_done_callback(self._connecting.discard)

    async def _connect(self, connection: socket.socket) -> None:
        """Do the TLS handshake, and pass the connection to its protocol."""
        secure = self.config.ssl is not None
        with suppress(OSError):  # The other side closed it, or did not finish in time.
            await asyncio.get_running_loop().connect_accepted_socket(
                self._make_protocol,
                connection,
                ssl=self.config.ssl,
                ssl_handshake_timeout=HANDSHAKE_SECONDS if secure else None,
            )

    def _make_protocol(self) -> asyncio.Protocol:
        return self.config.http_protocol_class(  # type: ignore[call-arg]  # each of its kinds takes these
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )


class HomeScreen(PageRewriting):
    """Adds the links for the home screen to every page; all else passes unchanged."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, lambda page, _: page.replace(_HEAD_END, HEAD + _HEAD_END, 1))


class IconFont:
    """Responds with our icon font instead of Streamlit's; all else passes unchanged."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or connection."""
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"] == WHOLE_FONT:
            await self._font(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    @cached_property
    def _font(self) -> Response:
        return Response(SMALL_FONT.read_bytes(), headers=_FONT_HEADERS, media_type="font/woff2")


def bind(port: int) -> socket.socket:
    """Return a socket that listens on all networks.

    Raises:
        OSError: Another program uses the port, or it needs more permissions.
    """
    return socket.create_server(("", port), backlog=128)


def wrap(app: ASGIApp, access: PhoneAccess, pair_page: PairPage) -> ASGIApp:
    """Return the app for the local network: gated, compressed, with links for the home screen.

    Args:
        app: The app as this machine serves it.
        access: Authenticates devices.
        pair_page: The page for everybody else.
    """
    compressed = GZipMiddleware(HomeScreen(app), LEAST_COMPRESSED, COMPRESSION_LEVEL)
    return LanGate(IconFont(compressed), access, pair_page)


@asynccontextmanager
async def serve(
    app: ASGIApp,
    bound: socket.socket,
    certificate: Certificate | None,
    find_certificate: Callable[[], Certificate | None],
    limits: ConnectionLimits,
) -> AsyncIterator[None]:
    """Serve the local network while the context lasts.

    Args:
        app: From ``wrap``.
        bound: From ``bind``.
        certificate: The certificate; None for plain HTTP.
        find_certificate: Called periodically; returns another certificate after the machine's
            addresses have changed, else None. New connections use it.
        limits: The limits for connections without a cookie.
    """
    config = uvicorn.Config(
        app,
        ssl_certfile=None if certificate is None else certificate.certificate,
        ssl_keyfile=None if certificate is None else certificate.key,
        lifespan="off",  # The app has started already.
        http="h11",  # It limits how long the head of a request may take.
        ws=WEBSOCKETS,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        ws_per_message_deflate=True,
        access_log=False,
        server_header=False,
        use_colors=False,
        log_config=None,
        proxy_headers=False,
        timeout_graceful_shutdown=ENDS_SECONDS,
    )
    config.load()
    server = _Listener(config, bound, limits)
    serving = asyncio.create_task(server.serve(), name="phone-listener")
    watching = asyncio.create_task(_watch(config, find_certificate), name="phone-addresses")
    try:
        yield
    finally:
        watching.cancel()
        server.should_exit = True
        await asyncio.gather(serving, watching, return_exceptions=True)


async def _watch(
    config: uvicorn.Config, find_certificate: Callable[[], Certificate | None]
) -> None:
    """Use another certificate as soon as there is one."""
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        try:
            certificate = await asyncio.to_thread(find_certificate)
        except OSError:  # The system cannot list its networks now.
            continue
        if certificate is not None and config.ssl is not None:
            certificate.load_into(config.ssl)
