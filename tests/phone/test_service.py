"""The service over real sockets: TLS, the gate, compression, new addresses, and an end."""

from __future__ import annotations

import asyncio
import http.client
import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.phone import listener, service, terminal
from psoas_coach.phone.cookie import SECURE_NAME, hash_token, make_token
from psoas_coach.phone.service import NoNetworkError, PhoneService
from tests.phone.conftest import Inside

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

HERE = "127.0.0.1"
SCRIPT = b"export const words = 'the same words over and over'\n" * 400


class Scripts(Inside):
    """Answers every path below /static with a script that Streamlit would not compress."""

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


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "print_invitation", lambda *_: None)
    monkeypatch.setattr(service, "list_names", lambda: (HERE,))


class Phone:
    """Speaks to the listener.

    Args:
        port: Where it listens.
        cookie: What to bring.
    """

    def __init__(self, port: int, cookie: str = "") -> None:
        self._port = port
        self._cookie = cookie
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.check_hostname = False
        self._context.verify_mode = ssl.CERT_NONE

    def get(self, path: str, host: str = HERE) -> tuple[int, dict[str, str], bytes]:
        """Ask for a path."""
        line = http.client.HTTPSConnection(HERE, self._port, context=self._context, timeout=20)
        named = f"{host}:{self._port}"
        headers = {"Host": named, "Cookie": self._cookie, "Accept-Encoding": "gzip"}
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        body = answer.read()
        line.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def fingerprint(self) -> str:
        """Return the certificate that it is shown, in DER and hexadecimal."""
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
    """Do ``work`` in a thread while the service runs."""
    bound = listener.bind(0)
    port = int(bound.getsockname()[1])
    made = PhoneService(bound, tmp_path / "phone", None, secure=True)

    async def serve() -> None:
        async with made.run(app or Scripts(), lambda: journal):
            await asyncio.to_thread(work, made, port)

    asyncio.run(serve())
    with pytest.raises(ConnectionRefusedError), socket.create_connection((HERE, port), timeout=2):
        pass


def paired_cookie(made: PhoneService) -> str:
    assert made.access is not None
    _, token = made.access.pair(made.access.codes.issue(), HERE, "iPhone")
    return f"{SECURE_NAME}={token}"


def test_over_tls_a_paired_phone_comes_in_and_nobody_else(tmp_path: Path, journal: Journal) -> None:
    def work(made: PhoneService, port: int) -> None:
        assert Phone(port).get("/static/x.js")[0] == 403
        assert Phone(port, f"{SECURE_NAME}={make_token()}").get("/static/x.js")[0] == 403
        assert Phone(port, paired_cookie(made)).get("/static/x.js")[0] == 200
        assert Phone(port).get("/pair")[0] == 200
        assert Phone(port).get("/pair", host="evil.example")[0] == 403

    run_with(tmp_path, journal, work)


def test_plain_http_on_the_port_gets_nothing(tmp_path: Path, journal: Journal) -> None:
    def work(_made: PhoneService, port: int) -> None:
        with socket.create_connection((HERE, port), timeout=20) as line:
            line.sendall(f"GET /pair HTTP/1.1\r\nHost: {HERE}:{port}\r\n\r\n".encode())
            assert not line.recv(100).startswith(b"HTTP/1.1 200")

    run_with(tmp_path, journal, work)


def test_scripts_travel_compressed_and_stay_for_a_year(tmp_path: Path, journal: Journal) -> None:
    def work(made: PhoneService, port: int) -> None:
        _, headers, body = Phone(port, paired_cookie(made)).get("/static/x.js")
        assert headers["content-encoding"] == "gzip"
        assert len(body) < len(SCRIPT) / 4
        assert "immutable" in headers["cache-control"]
        assert "server" not in headers

    run_with(tmp_path, journal, work)


def test_new_addresses_get_a_new_certificate_while_it_runs(
    tmp_path: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listener, "LOOK_SECONDS", 0.05)

    def work(made: PhoneService, port: int) -> None:
        assert made.access is not None
        cookie, first = paired_cookie(made), Phone(port).fingerprint()
        assert Phone(port, cookie).get("/", host="127.0.0.2")[0] == 403
        monkeypatch.setattr(service, "list_names", lambda: ("127.0.0.2", "kitchen.local"))
        for _ in range(400):
            if Phone(port).fingerprint() != first:
                break
            time.sleep(0.05)
        assert made.access.endpoint.names == ("127.0.0.2", "kitchen.local")
        assert Phone(port, cookie).get("/", host="127.0.0.2")[0] == 200
        assert Phone(port, cookie).get("/", host=HERE)[0] == 403

    run_with(tmp_path, journal, work)


def test_without_a_network_there_is_nothing_to_serve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("psoas_coach.phone.addresses.list_addresses", tuple)
    with socket.socket() as bound, pytest.raises(NoNetworkError):
        PhoneService(bound, tmp_path, None, secure=True)


def test_nothing_runs_without_the_command() -> None:
    assert service.current() is None
    assert service.current_access() is None


def test_the_token_is_not_in_the_journal(tmp_path: Path, journal: Journal) -> None:
    def work(made: PhoneService, _port: int) -> None:
        token = paired_cookie(made).partition("=")[2]
        assert journal.devices.find(hash_token(token)) is not None
        assert journal.devices.find(token) is None

    run_with(tmp_path, journal, work)
