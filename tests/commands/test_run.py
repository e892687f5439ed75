"""The command that starts the app; ``tests/test_packaging.py`` actually starts it."""

from __future__ import annotations

import runpy
import sys

import pytest

from psoas_coach.content.app_folder import APP_FOLDER
from tests.commands.conftest import Run


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines that Streamlit was started with."""
    lines: list[list[str]] = []

    def run_module(name: str, *, run_name: str, alter_sys: bool) -> None:
        assert (name, run_name, alter_sys) == ("streamlit", "__main__", True)
        lines.append(sys.argv)

    monkeypatch.setattr(runpy, "run_module", run_module)
    monkeypatch.setattr(sys, "argv", ["psoas-coach"])
    return lines


def test_no_command_starts_the_app(run: Run, started: list[list[str]]) -> None:
    assert run() == (0, "", "")
    assert started == [["streamlit", "run", str(APP_FOLDER / "app.py")]]


def test_a_port_may_be_named(run: Run, started: list[list[str]]) -> None:
    assert run("run", "--port", "8600") == (0, "", "")
    assert started[0][-2:] == ["--server.port", "8600"]


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eight", "1e3", "", "٨٠", "9" * 5000])
def test_a_port_that_is_none_is_refused(
    port: str, started: list[list[str]], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("run", f"--port={port}")
    assert stopped.value.code == 2
    assert "a port is a whole number from 1 to 65535" in capsys.readouterr().err
    assert not started
