"""The icons, without the thousands that no page shows: a seventh of Streamlit's own font.

Phones load it in the place of that very file. Another version of Streamlit has another file, which
then goes through as it is, so that no icon is ever missing.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

WHOLE = "/static/media/MaterialSymbols-Rounded.nEdyypZU.woff2"
"""Where Streamlit has the font of which ours is a part; its name ends with its content's hash."""
FILE = Path(__file__).parent / "assets" / "icons.woff2"
"""Material Symbols Rounded by Google, under the Apache License 2.0, without most of its glyphs."""
HEADERS = {"Cache-Control": "public, immutable, max-age=31536000"}


class IconFont:
    """Answers with our font where Streamlit's is asked for; all else passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or connection."""
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"] == WHOLE:
            await self._font(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    @cached_property
    def _font(self) -> Response:
        return Response(FILE.read_bytes(), headers=HEADERS, media_type="font/woff2")
