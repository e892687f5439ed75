"""The phone service over real sockets: run in this process, and a client for it."""

from __future__ import annotations

import asyncio
import http.client
import socket
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.phone import listener
from psoas_coach.phone.cookie import SECURE_NAME
from psoas_coach.phone.service import PhoneService
from tests.support.behind_gate import Inside
from tests.support.event_loop import run_async

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

HERE = "127.0.0.1"
SCRIPT = b"export const words = 'the same words over and over'\n" * 400


class Scripts(Inside):
    """Responds to every path below /static with a script that Streamlit would not compress."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if not scope["path"].startswith("/static/"):
            await super().__call__(scope, receive, send)
            return
        headers = [
            (b"content-type", b"text/javascript"),
            (b"content-length", str(len(SCRIPT)).encode()),
            (b"cache-control", b"public, immutable, max-age=31536000"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": SCRIPT})


class Phone:
    """A client of the listener.

    Args:
        port: The port of the listener.
        cookie: The cookie to send.
    """

    def __init__(self, port: int, cookie: str = "") -> None:
        self._port = port
        self._cookie = cookie
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.check_hostname = False
        self._context.verify_mode = ssl.CERT_NONE

    def get(self, path: str, host: str = HERE) -> tuple[int, dict[str, str], bytes]:
        """Request a path."""
        line = http.client.HTTPSConnection(HERE, self._port, context=self._context, timeout=20)
        named = f"{host}:{self._port}"
        headers = {"Host": named, "Cookie": self._cookie, "Accept-Encoding": "gzip"}
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        body = answer.read()
        line.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def fingerprint(self) -> str:
        """Return the certificate of the server, in DER and hexadecimal."""
        with (
            socket.create_connection((HERE, self._port), timeout=20) as line,
            self._context.wrap_socket(line) as wrapped,
        ):
            shown = wrapped.getpeercert(binary_form=True)
        assert shown is not None
        return shown.hex()


def run_with(
    tmp_path: Path,
    journal: Journal,
    work: Callable[[PhoneService, int], None],
    *,
    app: Inside | None = None,
) -> None:
    """Run ``work`` in a thread while the service runs."""
    bound = listener.bind(0)
    port = int(bound.getsockname()[1])
    service = PhoneService(bound, tmp_path / "phone", None, secure=True)

    async def serve() -> None:
        async with service.run(app or Scripts(), lambda: journal):
            await asyncio.to_thread(work, service, port)

    run_async(serve())
    with pytest.raises(ConnectionRefusedError), socket.create_connection((HERE, port), timeout=2):
        pass


def pair_for_cookie(service: PhoneService) -> str:
    assert service.access is not None
    _, token = service.access.pair(service.access.codes.issue(), HERE, "iPhone")
    return f"{SECURE_NAME}={token}"
