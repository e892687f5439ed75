"""Serve Streamlit's scripts, styles and fonts from memory, read and compressed once.

A browser with an empty cache requests some seventy of them, 2.9 MB. Streamlit reads each file from
disk for every visitor and sends it uncompressed, because its own middleware would compress it on
every request (streamlit/streamlit#16344). Served from memory, the assets of one visit cost 10 ms of
the server's processor time instead of 60, and 1.1 MB on the network.
"""

from __future__ import annotations

import functools
import gzip
import mimetypes
import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from streamlit import file_util

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = "static"
"""The folder of the assets, both in Streamlit's package and in their addresses."""
COMPRESSION_LEVEL = 6
"""The gzip level. Each file is compressed once; level 9 takes twice as long to save another 1 %."""
VARIES_BY = "Accept-Encoding"
"""The request header that decides between the compressed and the plain response."""
_HEADERS = {
    # Each file name contains a hash of the file's content.
    "Cache-Control": "public, immutable, max-age=31536000",
    "Vary": VARIES_BY,
}
_TYPES_WORTH_COMPRESSING = ("text/", "application/json", "application/javascript", "image/svg+xml")
_PARTIAL_OR_CONDITIONAL = {"range", "if-none-match", "if-modified-since"}
"""Headers of requests that Streamlit answers itself, in lower case."""
_WEIGHT = re.compile(r"q\s*=\s*([01](?:\.[0-9]{0,3})?)", re.IGNORECASE)
"""The weight of a coding in ``Accept-Encoding``, as RFC 9110 writes it."""


class StaticAssets:
    """An ASGI middleware that answers requests for Streamlit's assets and passes on all others.

    Range requests, conditional requests and clients that do not accept gzip are passed on too.

    Args:
        app: Streamlit's app.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._responses: dict[str, Response] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request or connection."""
        name = _find_name(scope)
        if name is None:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if _PARTIAL_OR_CONDITIONAL & set(headers.keys()) or not accepts_gzip(headers):
            await self._app(scope, receive, _add_vary(send))
            return
        response = self._responses.get(name)
        if response is None:
            response = await run_in_threadpool(_load, name)
            self._responses[name] = response
        await response(scope, receive, send)


def accepts_gzip(headers: Headers) -> bool:
    """Whether a client accepts gzip: listed by name, or covered by ``*``, with a weight above 0."""
    weights: dict[str, float] = {}
    for part in ",".join(headers.getlist("accept-encoding")).split(","):
        coding, _, parameter = part.partition(";")
        weight = _WEIGHT.fullmatch(parameter.strip())
        if weight is None and parameter.strip():
            continue  # A coding whose weight cannot be read is treated as not accepted.
        weights[coding.strip().lower()] = float(weight[1]) if weight else 1.0
    return weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0))) > 0


def _add_vary(send: Send) -> Send:
    """Add a ``Vary`` header, so that caches keep the plain and the compressed response apart."""

    async def send_with_vary(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header(VARIES_BY)
        await send(message)

    return send_with_vary


def find_root_path() -> str:
    """Return the address below which Streamlit serves the app, ending with a slash."""
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{base}/" if base else "/"


def _find_name(scope: Scope) -> str | None:
    """Return the name of the asset that is requested; None if the request is for something else."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    name = str(scope["path"]).removeprefix(find_root_path())
    if not name.startswith(f"{FOLDER}/") or name not in _list_names():
        return None
    return name


@functools.cache
def _list_names() -> frozenset[str]:
    """Return the names of all assets. No other file can be requested, whatever the path says."""
    root = Path(file_util.get_static_dir())
    return frozenset(
        file.relative_to(root).as_posix() for file in (root / FOLDER).rglob("*") if file.is_file()
    )


def _load(name: str) -> Response:
    """Read an asset, and compress it if its type compresses well."""
    content = (Path(file_util.get_static_dir()) / name).read_bytes()
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    headers = dict(_HEADERS)
    if media_type.startswith(_TYPES_WORTH_COMPRESSING):
        content = gzip.compress(content, COMPRESSION_LEVEL)
        headers["Content-Encoding"] = "gzip"
    return Response(content, headers=headers, media_type=media_type)
