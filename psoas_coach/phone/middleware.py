"""What phones get in place of what the app sends: pages fit for a home screen, a small icon font.

Links in the head of each page make the app look like one on a phone's home screen. The font has the
icons without the thousands that no page shows: a seventh of Streamlit's own. Phones load it in the
place of that very file. Another version of Streamlit has another file, which then goes through as
it is, so that no icon is ever missing.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from psoas_coach.phone.pair_page import BACKGROUND, PATH

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

DARK_BACKGROUND = "#12201e"
HEAD = f"""
<link rel="manifest" href="{PATH}/manifest.json">
<link rel="apple-touch-icon" href="{PATH}/icon-180.png">
<meta name="theme-color" content="{BACKGROUND}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="{DARK_BACKGROUND}" media="(prefers-color-scheme: dark)">
<meta name="apple-mobile-web-app-capable" content="yes">
<meta name="mobile-web-app-capable" content="yes">
<script src="{PATH}/home_screen.js" defer></script>
""".encode()
_HEAD_END = b"</head>"
WHOLE_FONT = "/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2"
"""Where Streamlit has the font of which ours is a part; its name ends with its content's hash."""
SMALL_FONT = Path(__file__).parent / "assets" / "icons.woff2"
"""Material Symbols Rounded by Google, under the Apache License 2.0, without most of its glyphs."""
_FONT_HEADERS = {"Cache-Control": "public, immutable, max-age=31536000"}


class HomeScreen:
    """Adds the links to every page that a browser loads; all else passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or connection."""
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or "text/html" not in Headers(scope=scope).get("accept", "")
        ):
            await self._app(scope, receive, send)
            return
        dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
        headers = [pair for pair in scope["headers"] if pair[0].lower() not in dropped]
        await self._app({**scope, "headers": headers}, receive, _Insertion(send))


class _Insertion:
    """Holds back a page until it is whole, and sends it with the links in it."""

    def __init__(self, send: Send) -> None:
        self._send = send
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
        body = self._body.replace(_HEAD_END, HEAD + _HEAD_END, 1)
        headers = MutableHeaders(scope=self._start)
        headers["content-length"] = str(len(body))
        for name in ("etag", "last-modified", "accept-ranges"):
            if name in headers:
                del headers[name]
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


def _is_page(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    return start["status"] == 200 and headers.get("content-type", "").startswith("text/html")


class IconFont:
    """Answers with our font where Streamlit's is asked for; all else passes as it is."""

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
