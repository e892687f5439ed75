"""The service over real sockets: TLS, the gate, compression, new addresses, and shutdown."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import pytest

from psoas_coach.journal.journal import Journal
from psoas_coach.phone import current_service, listener, service
from psoas_coach.phone.cookie import SECURE_NAME, hash_token, make_token
from psoas_coach.phone.service import NoNetworkError, PhoneService
from tests.support.phone_listener import HERE, SCRIPT, Phone, pair_for_cookie, run_with

pytestmark = pytest.mark.usefixtures("on_loopback")


def test_over_tls_a_paired_phone_comes_in_and_nobody_else(tmp_path: Path, journal: Journal) -> None:
    def work(service: PhoneService, port: int) -> None:
        assert Phone(port).get("/static/x.js")[0] == 403
        assert Phone(port, f"{SECURE_NAME}={make_token()}").get("/static/x.js")[0] == 403
        assert Phone(port, pair_for_cookie(service)).get("/static/x.js")[0] == 200
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
    def work(service: PhoneService, port: int) -> None:
        _, headers, body = Phone(port, pair_for_cookie(service)).get("/static/x.js")
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
        cookie, first = pair_for_cookie(made), Phone(port).fingerprint()
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
    assert current_service.get_current() is None
    assert current_service.get_current_access() is None


def test_the_token_is_not_in_the_journal(tmp_path: Path, journal: Journal) -> None:
    def work(service: PhoneService, _port: int) -> None:
        token = pair_for_cookie(service).partition("=")[2]
        assert journal.devices.find(hash_token(token)) is not None
        assert journal.devices.find(token) is None

    run_with(tmp_path, journal, work)
