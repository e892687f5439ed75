"""The ASGI middleware between the network and Streamlit, at home and when hosted.

Streamlit lets any page of this machine open a page's connection, accepts files from anyone who
knows a session id, and serves a download to anyone who knows its address. This middleware requires
that a connection comes from a page of this very server, port included, that a file belongs to an
admitted session, and that a download is requested by the session it was made for. No other site may
show the app in a frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from streamlit.runtime import get_instance

from psoas_coach.ui import log_redaction
from psoas_coach.ui.access import admitted_sessions, sign_in_setup
from psoas_coach.ui.loading_screen import LoadingScreen
from psoas_coach.ui.streamlit_workarounds import disclosures, static_assets
from psoas_coach.ui.streamlit_workarounds.nested_address import NestedAddress
from psoas_coach.ui.streamlit_workarounds.run_messages import send_runs_whole
from psoas_coach.ui.streamlit_workarounds.sign_in_cookies import (
    OneSignInPerTab,
    limit_sign_in_cookie,
)

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from psoas_coach.ui.access.admitted_sessions import Visit


def build_middleware() -> list[Middleware]:
    """Return the middleware for every request, and apply the workarounds for Streamlit."""
    # Before the first visitor, because a page that stayed open reconnects at once.
    log_redaction.install()
    disclosures.hide_external_address()
    limit_sign_in_cookie()
    disclosures.track_downloads()
    send_runs_whole()
    inner = (static_assets.StaticAssets, OneSignInPerTab, NestedAddress, LoadingScreen)
    return [Middleware(Gate), *(Middleware(middleware) for middleware in inner)]


UPLOAD, MEDIA = "/_stcore/upload_file/", "/media/"
PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}
FRAME = "frame-ancestors 'self'"
FILES_AT_ONCE = 2
"""The most files of the largest size that a session may keep on the server: one, and its successor.
"""


class Gate:
    """Refuse requests that do not come from a page of this app, and forbid foreign frames."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or connection."""
        if scope["type"] == "websocket" and not is_from_our_page(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_framed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.append("Content-Security-Policy", FRAME)
                headers.setdefault("X-Content-Type-Options", "nosniff")
            await send(message)

        answer = self._app if await _may(scope) else PlainTextResponse("", 403)
        await answer(scope, receive, send_framed)


def is_from_our_page(headers: Headers) -> bool:
    """Whether a connection comes from a page of this server.

    Browsers always send exactly one origin. A client that sends none is not a browser. Without
    sign-in nobody but a browser has access; with sign-in, the sign-in decides.
    """
    origins = headers.getlist("origin")
    if not origins:
        return sign_in_setup.load_sign_in() is not None
    if len(origins) > 1:
        return False
    origin = origins[0]
    ours = [headers.get("host"), headers.get("x-forwarded-host")]
    if sign_in_setup.load_sign_in() is not None:
        ours.append(urlsplit(sign_in_setup.find_redirect_uri()).netloc)
    origin_place = parse_origin(origin)
    scheme = origin.partition("://")[0]
    return origin_place is not None and origin_place in {
        parse_origin(f"{scheme}://{host}") for host in ours if host
    }


def parse_origin(origin: str) -> tuple[str, int] | None:
    """Return host and port of an origin; None for ``null`` and for anything with more parts."""
    try:
        parts = urlsplit(origin)
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return None
    if "@" in parts.netloc or any(parts[2:]):
        return None
    return (parts.hostname.rstrip("."), port) if parts.hostname and port else None


async def _may(scope: Scope) -> bool:
    """Whether a request for a file is allowed; all other requests are."""
    path = str(scope["path"])
    if UPLOAD in path and scope["method"] not in {"GET", "HEAD", "OPTIONS"}:
        return await run_in_threadpool(_may_upload, path, Headers(scope=scope))
    asks_for_media = MEDIA in path and scope["method"] != "OPTIONS" and not _is_static(path)
    if asks_for_media and sign_in_setup.load_sign_in() is not None:
        return await run_in_threadpool(_may_download, path, Headers(scope=scope))
    return True


def _is_static(path: str) -> bool:
    """Whether a path leads to Streamlit's own scripts and fonts, which are in ``static/media``."""
    start = f"{static_assets.find_root_path()}{static_assets.FOLDER}/"
    return path.startswith(start) and ".." not in path


def _may_upload(path: str, headers: Headers) -> bool:
    """Whether the session in a path is admitted, belongs to the sender, and has room."""
    session = path.partition(UPLOAD)[2].partition("/")[0]
    visit = admitted_sessions.find_visit_of_session(session)
    if visit is None or (sign_in_setup.load_sign_in() is not None and not _is(visit, headers)):
        return False
    files = getattr(get_instance().uploaded_file_mgr, "file_storage", {}).get(session, {})
    size = sum(len(file.data) for file in list(files.values()))
    try:
        size += int(headers.get("content-length", "0"))
    except ValueError:
        return False
    most = int(st.get_option("server.maxUploadSize")) * 1024 * 1024
    return size <= FILES_AT_ONCE * most


def _may_download(path: str, headers: Headers) -> bool:
    """Whether a file was made for the person who requests it."""
    holders = disclosures.find_download_sessions(
        get_instance().media_file_mgr, disclosures.name_file(path)
    )
    return any(
        visit is not None and _is(visit, headers)
        for visit in map(admitted_sessions.find_visit_of_session, holders)
    )


def _is(visit: Visit, headers: Headers) -> bool:
    """Whether a request comes from the owner of a session, with a sign-in that is still valid."""
    asks = admitted_sessions.find_visit_of_request(headers)
    return asks is not None and asks.owner == visit.owner and not admitted_sessions.is_revoked(asks)
