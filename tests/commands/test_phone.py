"""The command that serves phones: what it refuses, and what it starts."""

from __future__ import annotations

import runpy
import signal
import socket
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from psoas_coach.content.app_folder import APP_FOLDER
from psoas_coach.phone import addresses, current_service
from tests.commands.conftest import Run


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[list[str]]]:
    """The command lines that Streamlit was started with."""
    lines: list[list[str]] = []
    monkeypatch.setattr(runpy, "run_module", lambda *_, **__: lines.append(sys.argv))
    monkeypatch.setattr(sys, "argv", ["psoas-coach"])
    monkeypatch.setattr(addresses, "list_addresses", lambda: ("192.168.1.5",))
    monkeypatch.setenv("PSOAS_COACH_DATABASE_URL", f"sqlite:///{tmp_path}/journal.sqlite3")
    yield lines
    prepared = current_service.get_current()
    if prepared is not None:
        prepared.close()
    current_service.prepare(None)


def free_port() -> str:
    with socket.socket() as free:
        free.bind(("", 0))
        return str(free.getsockname()[1])


def test_it_makes_a_certificate_beside_the_journal_and_starts_the_app(
    run: Run, started: list[list[str]], tmp_path: Path
) -> None:
    assert run("phone", "--port", "8600", "--phone-port", free_port()) == (0, "", "")
    assert started == [["streamlit", "run", str(APP_FOLDER / "app.py"), "--server.port", "8600"]]
    (file,) = (tmp_path / "phone").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert current_service.get_current() is not None


def test_without_encryption_it_makes_none(run: Run, tmp_path: Path) -> None:
    assert run("phone", "--http", "--phone-port", free_port())[0] == 0
    assert not (tmp_path / "phone").exists()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--cert", "a.pem"], "both --cert and --key"),
        (["--key", "a.pem"], "both --cert and --key"),
        (["--http", "--cert", "a.pem", "--key", "a.pem"], "a certificate isn't used"),
        (["--cert", "a.pem", "--key", "a.pem"], "can't be read"),
    ],
)
def test_arguments_that_do_not_fit_are_refused_in_a_sentence(
    run: Run, started: list[list[str]], arguments: list[str], expected: str
) -> None:
    status, out, error = run("phone", "--phone-port", free_port(), *arguments)
    assert (status, out) == (2, "")
    assert expected in error
    assert not started
    assert current_service.get_current() is None


def test_a_port_that_is_taken_is_refused(run: Run, started: list[list[str]]) -> None:
    with socket.create_server(("", 0)) as taken:
        port = str(taken.getsockname()[1])
        status, _, error = run("phone", "--phone-port", port)
    assert status == 2
    assert port in error
    assert not started


def test_without_a_network_it_says_so(
    run: Run, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "list_addresses", tuple)
    status, _, error = run("phone", "--phone-port", free_port())
    assert status == 2
    assert "not on a local network" in error
    assert not started


def test_a_folder_that_cannot_be_written_is_named(
    run: Run, started: list[list[str]], tmp_path: Path
) -> None:
    (tmp_path / "phone").write_text("in the way")
    status, _, error = run("phone", "--phone-port", free_port())
    assert status == 2
    assert str(tmp_path / "phone") in error
    assert not started


def test_ctrl_c_ends_it_once_and_is_no_error_after_that(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server shuts down in order at the signal, and then sends it on."""
    before = signal.getsignal(signal.SIGINT)

    def serve(*_: object, **__: object) -> None:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        prepared = current_service.get_current()
        assert prepared is not None
        prepared.ended = True
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(runpy, "run_module", serve)
    assert run("phone", "--phone-port", free_port()) == (0, "", "")
    assert signal.getsignal(signal.SIGINT) is before
