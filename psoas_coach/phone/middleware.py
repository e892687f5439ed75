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

from starlette.responses import Response

from psoas_coach.phone.page_rewriting import PageRewriting
from psoas_coach.phone.pair_page import PATH

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

HEAD = f"""
<link rel="manifest" href="{PATH}/manifest.json">
<link rel="apple-touch-icon" href="{PATH}/icon-180.png">
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


class HomeScreen(PageRewriting):
    """Adds the links to every page that a browser loads; all else passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        super().__init__(app, lambda page, _: page.replace(_HEAD_END, HEAD + _HEAD_END, 1))


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
