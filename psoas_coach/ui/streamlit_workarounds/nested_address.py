"""An address with several parts, which no page has, leads to one with its last part alone.

Streamlit answers every address with its document, whose addresses of scripts are relative. At
``/a/b`` the browser looks for them in ``/a/``, gets the document again, and the page stays empty.
Here the answer leads to ``/b``, where the app can say that there is no such page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse

from psoas_coach.ui.streamlit_workarounds.static_assets import find_root_path

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send


class NestedAddress:
    """An ASGI middleware that redirects wherever the document would be sent for such an address."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or connection."""
        headers = Headers(scope=scope) if scope["type"] == "http" else Headers()
        asks_for_page = "text/html" in headers.get("accept", "") and scope["method"] == "GET"
        target = find_target(scope["path"]) if asks_for_page else None
        if target is None:
            await self._app(scope, receive, send)
            return
        is_redirected = False

        async def redirect_document(message: Message) -> None:
            nonlocal is_redirected
            if message["type"] == "http.response.start" and _is_document(message):
                is_redirected = True
                await RedirectResponse(target)(scope, receive, send)
            elif not is_redirected:
                await send(message)

        await self._app(scope, receive, redirect_document)


def find_target(path: str) -> str | None:
    """Return the relative address with the last part alone; None for an address of one part."""
    folders, slash, last = path.removeprefix(find_root_path()).strip("/").rpartition("/")
    if not slash:
        return None
    is_folder = path.endswith("/")
    return "../" * (folders.count("/") + 1 + is_folder) + last


def _is_document(start: Message) -> bool:
    content_type = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and content_type.startswith("text/html")
