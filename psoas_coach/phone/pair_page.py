"""The page that pairs a phone: small, our own, and all that an unpaired device can see.

The code is after the ``#`` of the address, which browsers send to no server. A script of this page
posts it once the person presses the button, so that a link preview does not use it up.
"""

from __future__ import annotations

import html
import json
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response

from psoas_coach.content import load
from psoas_coach.content.app_folder import PACKAGE
from psoas_coach.content.language import (
    cache_per_language,
    choose_language,
    get_language,
    use_language,
    write_tag,
)
from psoas_coach.journal.errors import JournalUnavailableError
from psoas_coach.phone import cookie

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from psoas_coach.phone.access import PhoneAccess

PATH = "/pair"
MANIFEST, AWAY = f"{PATH}/manifest.json", f"{PATH}/away"
MOST_BYTES = 1024
"""The most bytes of a request; a code has 26 characters."""
STATUS = {"wrong": 403, "wait": 429}
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
BACKGROUND, THEME = "#fbf8f1", "#0f766e"
"""The colours of page and brand, as in ``.streamlit/config.toml``."""
_ASSETS = Path(__file__).parent / "assets"
_BUNDLES = PACKAGE / "ui" / "assets" / "bundles"
_FILES = {
    f"{PATH}/pair.css": (_ASSETS / "pair.css", "text/css"),
    f"{PATH}/pair.js": (_BUNDLES / "pair.js", "text/javascript"),
    f"{PATH}/home_screen.js": (_BUNDLES / "home_screen.js", "text/javascript"),
    f"{PATH}/away_worker.js": (_BUNDLES / "away_worker.js", "text/javascript"),
    f"{PATH}/away.js": (_BUNDLES / "away.js", "text/javascript"),
    f"{PATH}/icon-180.png": (_ASSETS / "icon-180.png", "image/png"),
    f"{PATH}/icon-192.png": (_ASSETS / "icon-192.png", "image/png"),
    f"{PATH}/icon-512.png": (_ASSETS / "icon-512.png", "image/png"),
    f"{PATH}/icon-maskable-512.png": (_ASSETS / "icon-maskable-512.png", "image/png"),
}
DEVICES = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux")
"""Substrings of a browser's ``User-Agent``, which are also keys of the device's name."""


class PairPage:
    """Serves the pairing page to everybody on the local network, in the language of their browser.

    Args:
        access: Redeems the codes.
    """

    def __init__(self, access: PhoneAccess) -> None:
        self._access = access
        self._files = {path: (file.read_bytes(), kind) for path, (file, kind) in _FILES.items()}

    def handles(self, scope: Scope) -> bool:
        """Whether a request is for this page or one of its files."""
        if scope["path"] == PATH:
            return scope["method"] in {"GET", "HEAD", "POST"}
        return scope["path"] in {*self._files, MANIFEST, AWAY} and scope["method"] in {
            "GET",
            "HEAD",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request for which ``answers`` is true."""
        with use_language(_find_language(scope)):
            answer = await self._answer(scope, receive)
        await answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive) -> Response:
        if scope["method"] == "POST":
            return await self._pair(scope, receive)
        if scope["path"] == PATH:
            return self._build_page(200)
        if scope["path"] == MANIFEST:
            return Response(_write_manifest(), 200, HEADERS, "application/manifest+json")
        if scope["path"] == AWAY:
            return Response(_fill("away.html"), 200, HEADERS, "text/html")
        body, kind = self._files[scope["path"]]
        answer = Response(body, media_type=kind, headers=HEADERS)
        if scope["path"].endswith("_worker.js"):
            answer.headers["Service-Worker-Allowed"] = "/"
        return answer

    async def refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Show the pairing page instead of a page that needs pairing."""
        with use_language(_find_language(scope)):
            answer = self._build_page(403)
        await answer(scope, receive, send)

    def _build_page(self, status: int) -> Response:
        return Response(_fill("pair.html"), status, HEADERS, "text/html")

    async def _pair(self, scope: Scope, receive: Receive) -> Response:
        """Redeem a code and set the cookie for it."""
        headers = Headers(scope=scope)
        code = await _read_code(headers, receive)
        if code is None:
            return PlainTextResponse("", 400, HEADERS)
        name = _name_device(headers.get("user-agent", ""))
        peer = str(scope["client"][0])
        try:
            outcome, token = await run_in_threadpool(self._access.pair, code, peer, name)
        except JournalUnavailableError:
            return PlainTextResponse("", 503, HEADERS)
        if token is None:
            return PlainTextResponse("", STATUS[outcome], HEADERS)
        line = cookie.write_cookie(token, secure=self._access.endpoint.secure)
        return PlainTextResponse("", 204, {**HEADERS, "Set-Cookie": line})


def _find_language(scope: Scope) -> str:
    """Return the server's language if it is set, else that of the browser."""
    return choose_language(Headers(scope=scope).get("accept-language"))


@cache_per_language()
def _fill(name: str) -> bytes:
    """Return one of our pages with its words filled in."""
    template = Template((_ASSETS / name).read_text("utf-8"))
    prefix = f"phone.{name.partition('.')[0]}."
    words = {
        key.removeprefix(prefix).replace(".", "_"): html.escape(sentence)
        for key, sentence in load().words.items()
        if key.startswith(prefix)
    }
    language = write_tag(get_language())
    return template.substitute(words, language=language, theme=THEME).encode()


def _write_manifest() -> bytes:
    words = load().words
    icons = [
        {"src": f"{PATH}/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    maskable = {**icons[-1], "src": f"{PATH}/icon-maskable-512.png", "purpose": "maskable"}
    manifest = {
        "id": "/",
        "name": words["phone.home_screen.name"],
        "short_name": words["phone.home_screen.short_name"],
        "description": words["phone.home_screen.description"],
        "lang": write_tag(get_language()),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": BACKGROUND,
        "theme_color": THEME,
        "icons": [*icons, maskable],
    }
    return json.dumps(manifest, ensure_ascii=False).encode()


def _name_device(browser: str) -> str:
    """Return the name of a device, derived from its browser's user agent."""
    device_name = next((device for device in DEVICES if device in browser), "other")
    return load().words[f"phone.device.{device_name.lower()}"]


async def _read_code(headers: Headers, receive: Receive) -> str | None:
    """Return the code of a POST request; None if it is not from this page."""
    if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return None
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        if len(body) > MOST_BYTES:
            return None
        if not message.get("more_body"):
            break
    try:
        payload = json.loads(body)
    except (ValueError, RecursionError):
        return None
    code = payload.get("code") if isinstance(payload, dict) else None
    return code if isinstance(code, str) else None
